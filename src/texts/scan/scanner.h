// A text as words that may matter and what stands between them, read once from front to back.
#ifndef CARDMEND_TEXTS_SCAN_SCANNER_H_
#define CARDMEND_TEXTS_SCAN_SCANNER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "base/lookahead.h"
#include "cardmend/types.h"
#include "texts/scan/ascii_class.h"
#include "texts/scan/decode.h"
#include "texts/scan/lexicon.h"

namespace cardmend::texts {

/** Signs that set columns apart. */
enum class CellSign : std::uint8_t { tab, bar, semicolon, comma };
/** How many of each stand before a token in its line, outside of quotes. */
using Cells = std::array<std::uint8_t, 4>;

/** What stands before a token, back to the one before it. */
struct Gap {
  /** Line breaks; 2 for two or more. */
  std::uint8_t lines = 0;
  bool space = false;
  /** One dash, dot, underscore or tilde, with spaces at most. */
  bool join = false;
  /** Which of them, in ASCII. A dot ends a sentence where a line ends. */
  char sign = '\0';
  /** A sign that ends a code: a quote, a bracket, a comma, two dashes, ... */
  bool stop = false;
  /** Words of a language, or signs such as an asterisk: in the token's line, and in those before it. */
  bool text = false;
  bool text_above = false;
  /** A colon or an equals sign. */
  bool colon = false;
  /** An object of JSON begins or ends. */
  bool record = false;
  /** An at sign follows the token before it: that was a part of an e-mail address, and the rest was passed
   * over. */
  bool mail = false;
  /** Chinese words end in a sign that names a number or a code, before a colon; or at the end of a line. */
  bool names_other = false;
  bool names_other_above = false;
  /** Where the line of the token before it ends, if lines > 0, and in which columns. */
  std::uint32_t line_end = 0;
  Cells end_cells{};
};

enum class TokenKind : std::uint8_t {
  end,
  /** Letters and digits. */
  atom,
  label,
  /** A product or its issuer is named. */
  name,
  currency,
  amount,
  date,
  /** Digits that a spreadsheet shortened, as in 1.92837E+16. */
  shortened,
};

struct Token {
  TokenKind kind = TokenKind::end;
  Span span;
  Gap gap;
  Cells cells{};
  /** Of an atom: how many characters it has, and the first kMaxCode of them. */
  std::uint32_t length = 0;
  std::array<char, kMaxCode> text{};
  /** Of an atom: every character that it holds. */
  CharSet present;
  /** Of an atom: digits alone; at least one. */
  bool digits = false;
  bool has_digit = false;
  /** Of a label, name or currency; of an amount its currency, nullptr if none is told. */
  const Meaning* meaning = nullptr;
  const CurrencyWord* currency = nullptr;
  /** Of a label: a colon or an equals sign follows. */
  bool marked = false;
  /** Where its line begins. */
  std::uint32_t line_begin = 0;
  /** Of an amount, in hundredths; of a date, as Date::day has it; of shortened digits, how many they were. */
  std::uint32_t value = 0;
};

/** Reads each unit a fixed number of times at most, whatever the text. It keeps no part of it but the last
 * token. */
class Scanner {
 public:
  /** Both must outlive the scanner. */
  explicit Scanner(const Lexicon& lexicon);

  /** `text` must live until the next open() or close(). */
  void open(std::u16string_view text);

  /** The next token; `end` at the end, again and again. It lives until the next call. */
  const Token& next();

  /** Reads the last token, an atom, again: as an amount or as a date, where the text says that it is one. */
  bool take_amount();
  bool take_date();

  [[nodiscard]] std::u16string_view text() const { return text_; }

  [[nodiscard]] const Token& token() const { return token_; }

  /** Where the line of the token before began. */
  [[nodiscard]] std::uint32_t line_before() const { return line_before_; }

  /** Units looked at so far. */
  [[nodiscard]] std::uint64_t steps() const { return steps_; }

  /** Forgets the text and wipes the last token. */
  void close();

 private:
  struct Glyph {
    /** NUL if it draws nothing or is no single character. */
    char16_t c = 0;
    std::size_t end = 0;
  };
  struct Match {
    const Meaning* meaning = nullptr;
    std::size_t end = 0;
  };

  bool skip_gap();
  bool skip_ascii(char16_t c);
  bool skip_other(char16_t unit);
  void take_sign(char16_t c);
  void new_line();
  void count_cell(CellSign sign);
  [[nodiscard]] bool begins_object();
  bool skip_tag();
  bool skip_address(std::size_t at);
  bool skip_path();
  void skip_to_parameters(std::size_t at);
  [[nodiscard]] bool may_be_host() const;
  bool skip_mail_host();
  [[nodiscard]] bool ends_name() const;
  [[nodiscard]] bool is_list_mark(char16_t unit, std::size_t end) const;

  static bool stands_for_itself(char16_t unit) { return is_character(unit) || is_plain_text(unit); }
  [[nodiscard]] Glyph glyph_at(std::size_t at) const;
  const base::Lookahead& lookahead(std::size_t at, std::size_t most = base::kLookahead);
  [[nodiscard]] bool may_begin_word() const;
  Match match(std::size_t at);
  bool take_word();
  bool take_meaning(const Match& found);
  [[nodiscard]] bool is_marked(std::size_t at);
  [[nodiscard]] bool ends_cell(std::size_t at);
  [[nodiscard]] bool is_label(const Meaning& meaning, std::size_t end, bool marked);
  bool read_atom();
  std::size_t take_run(std::size_t at);
  void add_to_atom(char16_t c, std::size_t end);
  void read_money_or_date();
  bool read_shortened();
  const CurrencyWord* currency_behind(std::size_t at, std::size_t& end);
  [[nodiscard]] bool follows_group() const;
  bool split_money();
  [[nodiscard]] bool is_beside_group(std::size_t at, std::size_t length);
  [[nodiscard]] bool is_group_of_last(std::size_t length) const;
  [[nodiscard]] bool is_currency(const CurrencyWord& word, std::size_t end);
  bool set_comma_amount(const base::Lookahead& ahead, bool money);
  void set_value(TokenKind kind, std::uint32_t value, std::size_t end);
  void set_date(std::uint32_t day, std::size_t end);
  void set_amount(std::uint32_t hundredths, const CurrencyWord* currency, std::size_t end);

  /** Wide forms, the marks of Chinese print and those of all print: most of what is neither ASCII nor plain text. */
  static constexpr char16_t kFirstWide = 0xFF00;
  static constexpr char16_t kFirstMark = 0x3000;
  static constexpr char16_t kFirstPrint = 0x2000;
  [[nodiscard]] char16_t common(char16_t unit) const;
  void reset_token();

  const Lexicon* lexicon_;
  /** What these fold to; NUL where that is not one character. */
  std::array<char16_t, 0x100> wide_{};
  std::array<char16_t, 0x40> marks_{};
  std::array<char16_t, 0x40> print_{};
  std::u16string_view text_;
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;
  /** Where the token before ends. */
  std::size_t last_end_ = 0;
  std::uint32_t line_before_ = 0;
  Token token_;
  base::Lookahead ahead_;
  TokenKind before_ = TokenKind::end;
  /** How long the token before was, and whether it hung on a dash. */
  std::uint32_t before_length_ = 0;
  bool before_hung_ = false;
  /** The token before may be the end of an address's host. */
  bool before_host_ = false;
  /** The currency that the token before named. */
  const CurrencyWord* money_ = nullptr;
  Cells cells_{};
  /** Nothing but spaces since the column began. */
  bool cell_start_ = true;
  bool quoted_ = false;
  /** Objects of JSON that are open. */
  std::uint32_t objects_ = 0;
  std::uint64_t steps_ = 0;
};

/** A quick look at the character at at_ and the two behind it, if they stand for themselves: no escapes or
 * forms of something else, and nothing that may stand between letters. */
inline bool Scanner::may_begin_word() const {
  const auto is_one_letter = [](char16_t c) { return base::is_alnum(c) || is_plain_text(c); };
  if (!is_one_letter(text_[at_])) return true;
  const char16_t first = base::to_lower(text_[at_]);
  if (!lexicon_->begins(first)) return false;
  if (lexicon_->is_word(first) || at_ + 1 == text_.size() || !is_one_letter(text_[at_ + 1])) return true;
  const char16_t second = base::to_lower(text_[at_ + 1]);
  if (!lexicon_->begins(first, second)) return false;
  if (at_ + 2 == text_.size() || !is_one_letter(text_[at_ + 2])) return true;
  return lexicon_->begins(first, second, base::to_lower(text_[at_ + 2]));
}

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_SCAN_SCANNER_H_
