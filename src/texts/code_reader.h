// A text as the codes, amounts, dates and names that it holds, in their order.
#ifndef CARDMEND_TEXTS_CODE_READER_H_
#define CARDMEND_TEXTS_CODE_READER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "texts/columns.h"
#include "texts/rank/product_index.h"
#include "texts/scan/scanner.h"
#include "texts/words.h"

namespace cardmend::texts {

/** Something that was told of a card beside its codes. */
struct Fact {
  std::uint32_t value = 0;
  /** Of an amount; nullptr if none was told. */
  const CurrencyWord* currency = nullptr;
  Span span;
  std::uint32_t line = 0;
  bool labelled = false;
};

/** Takes what is read. */
class CodeSink {
 public:
  /** May change what the code is marked as, and keeps no reference to it. */
  virtual void code(Code& code) = 0;
  virtual void amount(const Fact& fact) = 0;
  virtual void expiry(const Fact& fact) = 0;
  virtual void name(std::int32_t name, std::uint32_t line) = 0;
  virtual void currency(const CurrencyWord& word) = 0;
  /** Line breaks, 1, or 2 for two or more; an object of JSON begins or ends. */
  virtual void line_break(std::uint8_t lines) = 0;
  virtual void record_end() = 0;

 protected:
  CodeSink() = default;
  ~CodeSink() = default;
  CodeSink(const CodeSink&) = default;
  CodeSink& operator=(const CodeSink&) = default;
  CodeSink(CodeSink&&) = default;
  CodeSink& operator=(CodeSink&&) = default;
};

class CodeReader {
 public:
  /** A step gives at most so many codes. */
  static constexpr std::size_t kMostCodes = Words::kMost + 1;

  /** All must outlive the reader; the evidence is the sink's to fill. */
  CodeReader(const ProductIndex& index, const TextClues& evidence, CodeSink& sink)
      : index_(&index), evidence_(&evidence), sink_(&sink), scanner_(index.lexicon()) {}

  /** `text` is borrowed until the next open() or close(). */
  void open(std::u16string_view text);

  /** Reads one word further; false when the end has been told to the sink. */
  bool step();

  [[nodiscard]] std::uint64_t steps() const { return scanner_.steps() + tried_; }

  /** Forgets the text and wipes what was held of it. */
  void close();

 private:
  /** A line that no text has. */
  static constexpr std::uint32_t kNowhere = UINT32_MAX;

  [[nodiscard]] bool goes_on() const;
  [[nodiscard]] Reading reading(std::size_t from, const LabelReading& told) const;
  void finish_words(bool may_go_on);
  void make_room();
  bool take_code(std::size_t& from, std::size_t limit);
  bool skip_other(std::size_t& from);
  bool take_labelled(std::size_t& from, const LabelReading& told);
  void tell_code(const Place& place, const LabelReading& told);
  [[nodiscard]] bool is_payment_card(const Code& code);
  void tell_left_amounts(std::size_t from);
  void begin_line(const Gap& gap);
  [[nodiscard]] std::size_t name_begin() const;
  void take_name();
  void add_other(std::uint32_t at, bool marked);
  [[nodiscard]] const text::Label* label_in_context() const;
  void take_token();
  void take_atom();
  void take_label();
  void take_amount();
  void take_date();
  void take_shortened();
  [[nodiscard]] Fact fact(bool labelled) const;

  const ProductIndex* index_;
  const TextClues* evidence_;
  CodeSink* sink_;
  Scanner scanner_;
  Columns columns_;
  Words words_;
  /** Of the last token, if it is a label: what it says where it stands. */
  const text::Label* label_ = nullptr;
  std::uint32_t line_ = 0;
  /** The last date that no label spoke of. */
  Fact date_;
  std::uint64_t tried_ = 0;
  /** The last payment card's number that was looked for; behind every text if there are no more. */
  Span payment_;
  /** The line of the last one that a code was. */
  std::uint32_t payment_line_ = kNowhere;
};

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_CODE_READER_H_
