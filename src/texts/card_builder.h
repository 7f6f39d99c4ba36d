// Codes, amounts and dates put together to cards.
#ifndef CARDMEND_TEXTS_CARD_BUILDER_H_
#define CARDMEND_TEXTS_CARD_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/fixed_vector.h"
#include "cardmend/extract.h"
#include "texts/code_reader.h"
#include "texts/rank/pairing.h"
#include "texts/rank/product_index.h"

namespace cardmend::texts {

/** How many digits the number and the secret of a table's row have; 0 where they are none. */
struct Row {
  std::uint32_t line = 0;
  std::uint8_t number = 0;
  std::uint8_t secret = 0;
};

class CardBuilder final : public CodeSink {
 public:
  /** `index` must outlive the builder. */
  explicit CardBuilder(ProductIndex& index) : index_(&index) {}

  void open();

  void code(Code& code) override;
  void amount(const Fact& fact) override;
  void expiry(const Fact& fact) override;
  void name(std::int32_t name, std::uint32_t line) override;
  void currency(const CurrencyWord& word) override;
  void line_break(std::uint8_t lines) override;
  void record_end() override;

  /** Nothing more is coming: ends the card that is open. */
  void finish() {
    close_card();
    held_ = false;
  }

  [[nodiscard]] const TextClues& evidence() const { return evidence_; }

  /** How many cards are ready; the last row of a table is, once the next one is known. */
  [[nodiscard]] std::size_t ready() const { return ready_.size() - taken_ - (held_ ? 1 : 0); }
  /** Moves cards that are ready into `out`, and wipes them here. */
  std::size_t take(std::span<ExtractedCard> out);

  void wipe();

 private:
  /** A fact of the card that is open. */
  struct Own {
    Fact fact;
    /** It was told behind the card's codes, and so is no other card's. */
    bool behind = false;
  };
  /** A fact that was told before the card it is for. */
  struct Waiting {
    Fact fact;
    /** A card has it already; where it stood as a heading, others may follow. */
    bool used = false;
  };

  [[nodiscard]] bool has_weak() const { return codes_.size() == 1 && is_weak(codes_[0]); }
  [[nodiscard]] bool is_apart(const Code& code);
  [[nodiscard]] bool belongs(Code& code);
  void start_card(const Code& code);
  void tell(const Fact& fact, Own& own, Waiting& waiting);
  void close_card();
  [[nodiscard]] Pick pick_codes();
  [[nodiscard]] bool is_card(const Pick& pick) const;
  void add_findings(ExtractedCard& card) const;
  void tell_zeros(ExtractedCard& card, bool number, std::uint8_t have, std::uint8_t want) const;
  void compare_rows(ExtractedCard& card);
  void write_card(const Pick& pick);
  void write_codes(const Pick& pick, ExtractedCard& card) const;

  ProductIndex* index_;
  TextClues evidence_;
  base::FixedVector<Code, 2> codes_;
  std::uint32_t paragraph_ = 0;
  std::uint32_t card_paragraph_ = 0;
  Own value_;
  Own expiry_;
  Waiting waiting_value_;
  Waiting waiting_expiry_;
  bool code_since_name_ = false;
  std::uint32_t name_line_ = 0;
  base::FixedVector<ExtractedCard, CodeReader::kMostCodes + 3> ready_;
  std::size_t taken_ = 0;
  /** The last card is a row of a table, and the next row may tell more of it. */
  bool held_ = false;
  /** Of that row. */
  Row row_;
};

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_CARD_BUILDER_H_
