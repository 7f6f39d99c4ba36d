// The reduced form in which wordings are compared: letters and digits alone, ASCII in lower case, full-width
// forms as ASCII, HTML without its tags, comments, scripts and styles, mistaken encodings undone (decode.h).
//
//   "<b>\u5361\u53F7 / PIN</b>!"  is read as  \u5361 \u53F7 'p' 'i' 'n'
//
// Where words and sentences begin is kept beside it: "giftCode", "GIFT_CODE" and "gift code" are two words.
// A text is read through a Reader, unit by unit: no copy of it is made, so nothing of it is left behind.
#ifndef CARDMEND_EXPLAIN_REDUCED_TEXT_H_
#define CARDMEND_EXPLAIN_REDUCED_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cardmend::explain {

/**
 * A unit in its reduced form; 0 if it is left out. bindings/js/knowledge/reduce.ts does the same to
 * patterns.
 */
char16_t reduce_unit(char16_t unit);

/** The text is a page of HTML, by how it begins. */
bool begins_as_page(std::u16string_view text);

/** The text is JSON, by how it begins. */
bool begins_as_json(std::u16string_view text);

/** `text` holds `word` (lower-case ASCII) in any case. */
bool holds_word(std::u16string_view text, std::string_view word);

/** What ends before a unit; each ends what stands before it too. */
enum class Edge : std::uint8_t { none, word, option, clause, sentence };

/** Cheap to copy: a copy reads on from where the original stands. All reading of a text takes time linear in
 * it. */
class Reader {
 public:
  /** Whether the keys of JSON are read whose value says that it is not so: "expired":false. */
  enum class Keys : std::uint8_t { all, said };

  /** Reads the first kMaxFailureText units of `text`, which must outlive the reader. */
  explicit Reader(std::u16string_view text, Keys keys = Keys::all);

  /** The next unit of the reduced text, or 0 at its end. */
  char16_t next();

  /**
   * What ends before the unit that next() gave. A word ends where anything was left out but an apostrophe,
   * where letters and digits meet, before a capital that begins a word (camelCase), and on both sides of a
   * Chinese sign; an option at a slash; a clause at a comma, a colon, a line's end; a sentence at a full stop, at the
   * end of a member of JSON and between blocks of HTML.
   */
  [[nodiscard]] Edge edge() const { return edge_; }

 private:
  /** What the unit before belongs to. */
  enum class Run : std::uint8_t { none, lower, upper, digit, sign };

  [[nodiscard]] static Run run_of(char16_t unit);
  [[nodiscard]] Edge edge_at(Run run) const;
  [[nodiscard]] Edge edge_of(char16_t dropped) const;
  [[nodiscard]] bool ends_member() const;
  [[nodiscard]] char16_t peek(std::size_t ahead) const;
  bool skip_markup();
  bool skip_key();

  std::u16string_view text_;
  Keys keys_;
  std::size_t at_ = 0;
  Run run_ = Run::none;
  Edge edge_ = Edge::none;
  /** What the units left out since the last one ended. */
  Edge dropped_ = Edge::sentence;
  /** No '>' comes any more, so that a '<' is an ordinary sign. */
  bool unclosed_ = false;
};

}  // namespace cardmend::explain

#endif  // CARDMEND_EXPLAIN_REDUCED_TEXT_H_
