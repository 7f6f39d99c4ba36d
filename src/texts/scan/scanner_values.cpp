// The part of the scanner that reads money and dates.
#include <algorithm>
#include <array>
#include <string_view>

#include "base/ascii.h"
#include "base/wipe.h"
#include "texts/scan/amount.h"
#include "texts/scan/date.h"
#include "texts/scan/decode.h"
#include "texts/scan/scanner.h"

namespace cardmend::texts {

using base::is_alnum;
using base::is_digit;
using base::Lookahead;
using base::to_lower;
using base::wipe_memory;

namespace {

/** A longer word is no amount. */
constexpr std::size_t kMostMoney = 10;

/** Characters of the longest amount, its thousands set off, and one behind it. */
constexpr std::size_t kMostAmount = 14;

/** Characters of the longest date that is sure, a space on either side of its signs, and two behind it. */
constexpr std::size_t kMostDate = 17;

/** A spreadsheet writes 12 digits and more in short. */
constexpr std::uint32_t kLeastExponent = 11;

/** Where these are used, a comma sets off the decimals: that of 50,20 behind a dollar's sign may part
 * columns. */
constexpr std::array<std::string_view, 9> kCommaCurrencies = {"EUR", "BRL", "TRY", "IDR", "PLN",
                                                              "RUB", "VND", "UAH", "DKK"};

bool has_decimal_comma(const CurrencyWord& currency) {
  const std::string_view code(currency.code.data(), currency.code.size());
  return std::ranges::find(kCommaCurrencies, code) != kCommaCurrencies.end();
}

constexpr bool is_year_sign(char16_t c) {
  return c == u'-' || c == u'/' || c == u'.' || c == u' ' || c == 0x5E74;
}

}  // namespace

/** Makes one token of digits that a spreadsheet shortened: a digit, with others behind a point or a comma,
 * and a power of ten. */
bool Scanner::read_shortened() {
  if (token_.length > 2 || !is_digit(static_cast<char16_t>(token_.text[0]))) return false;
  const char16_t behind = glyph_at(at_).c;
  const bool whole =
      token_.length == 2 && to_lower(static_cast<char16_t>(token_.text[1])) == u'e' && behind == u'+';
  const bool parted = token_.length == 1 && (behind == u'.' || behind == u',');
  if (!whole && !parted) return false;
  const Lookahead& ahead = lookahead(token_.span.begin);
  std::size_t i = 1;
  if (parted) {
    ++i;
    while (is_digit(ahead.at(i))) ++i;
    if (i == 2) return false;
  }
  if (to_lower(ahead.at(i)) != u'e') return false;
  ++i;
  if (ahead.at(i) == u'+') ++i;
  if (!is_digit(ahead.at(i)) || !is_digit(ahead.at(i + 1)) || is_alnum(ahead.at(i + 2))) return false;
  const std::uint32_t exponent = (ahead.at(i) - u'0') * 10U + (ahead.at(i + 1) - u'0');
  if (exponent < kLeastExponent || exponent >= kMaxCode) return false;
  set_value(TokenKind::shortened, exponent + 1, ahead.end[i + 1]);
  return true;
}

/** A word of `length` that ends at `at` has another one of its length behind a space: both may be groups. */
bool Scanner::is_beside_group(std::size_t at, std::size_t length) {
  if (glyph_at(at).c != u' ') return false;
  const Lookahead& ahead = lookahead(at, kMostMoney + 2);
  std::size_t beside = 0;
  while (is_alnum(ahead.at(1 + beside))) ++beside;
  return beside == length;
}

/** A word of `length` may be a group of the same code as the word before it. Behind a space it is none where
 * that hung on a dash or has another length. */
bool Scanner::is_group_of_last(std::size_t length) const {
  if (!follows_group()) return false;
  return !token_.gap.space || token_.gap.join || (!before_hung_ && before_length_ == length);
}

/** A word for a currency that ends at `end` is one: "CAD1" may be a group of a code, and "rm" a part of
 * anything. */
bool Scanner::is_currency(const CurrencyWord& word, std::size_t end) {
  const Glyph next = glyph_at(end);
  if (is_digit(next.c) && is_alnum(glyph_at(end - 1).c)) {
    const Lookahead& ahead = lookahead(end);
    const Amount amount = amount_at(ahead);
    if (amount.hundredths == 0) return false;
    const char16_t behind = ahead.at(amount.size);
    const std::size_t amount_end = ahead.end[amount.size - 1];
    const std::size_t length = end - at_ + amount.size;
    return behind != u'-' && !is_alnum(behind) && !is_beside_group(amount_end, length) &&
           !is_group_of_last(length);
  }
  if (!word.strict) return true;
  const Glyph dot = next.c == u'.' ? glyph_at(next.end) : next;
  return is_digit(dot.c) || (dot.c == u' ' && is_digit(glyph_at(dot.end).c));
}

/** Makes an amount or a date of the atom where what stands around it leaves no doubt. */
void Scanner::read_money_or_date() {
  const Gap& gap = token_.gap;
  if (token_.length > kMostMoney || gap.join) return;
  if (!token_.digits) {
    split_money();
    return;
  }
  const bool money = money_ != nullptr && gap.lines == 0 && !gap.stop && !gap.text;
  const char16_t behind = glyph_at(at_).c;
  if (token_.length == 4 && token_.text[0] == '2' && is_year_sign(behind)) {
    const Lookahead& ahead = lookahead(token_.span.begin, kMostDate);
    const Date date = date_at(ahead, true);
    if (date.day != 0) {
      set_date(date.day, ahead.end[date.size - 1]);
      return;
    }
  }
  std::size_t end = at_;
  if (!money && behind != u'.' && behind != u',') {
    const CurrencyWord* currency = currency_behind(at_, end);
    if (currency == nullptr) return;
  }
  const Lookahead& ahead = lookahead(token_.span.begin, kMostAmount);
  if (set_comma_amount(ahead, money)) return;
  const Amount amount = amount_at(ahead);
  if (amount.hundredths == 0) return;
  const std::size_t amount_end = ahead.end[amount.size - 1];
  const CurrencyWord* currency = currency_behind(amount_end, end);
  const bool round = amount.decimals && amount.hundredths % 100 == 0 && !is_alnum(ahead.at(amount.size));
  if (currency != nullptr) {
    set_amount(amount.hundredths, currency, end);
  } else if (money || round) {
    set_amount(amount.hundredths, money_, amount_end);
  }
}

/** Takes 50,00 and 1.000,00 beside a currency; false if there is no such amount. */
bool Scanner::set_comma_amount(const Lookahead& ahead, bool money) {
  const Amount amount = comma_amount_at(ahead);
  if (amount.hundredths == 0) return false;
  const std::size_t amount_end = ahead.end[amount.size - 1];
  std::size_t end = amount_end;
  const CurrencyWord* behind = currency_behind(amount_end, end);
  if (behind == nullptr && !(money && has_decimal_comma(*money_))) return false;
  set_amount(amount.hundredths, behind == nullptr ? money_ : behind, end);
  return true;
}

/** The currency that follows, after a space at most; `end` is where its word ends. */
const CurrencyWord* Scanner::currency_behind(std::size_t at, std::size_t& end) {
  Glyph glyph = glyph_at(at);
  const bool spaced = glyph.c == u' ';
  if (spaced) {
    at = glyph.end;
    glyph = glyph_at(at);
  }
  if (glyph.c == 0 || is_digit(glyph.c) || !lexicon_->begins(to_lower(glyph.c))) return nullptr;
  const Match found = match(at);
  if (found.meaning == nullptr || found.meaning->currency == nullptr) return nullptr;
  // "100 US$ 20": the sign belongs to what follows it.
  if (spaced && !is_plain_text(glyph.c) && is_digit(glyph_at(found.end).c)) return nullptr;
  end = found.end;
  return found.meaning->currency;
}

/** "50USD" */
bool Scanner::split_money() {
  std::size_t split = 0;
  while (split < token_.length && is_digit(static_cast<char16_t>(token_.text[split]))) ++split;
  const std::size_t letters = token_.length - split;
  if (split == 0 || letters < 2 || letters > 3 || token_.span.end - token_.span.begin != token_.length)
    return false;
  if (is_group_of_last(token_.length) || glyph_at(at_).c == u'-') return false;
  const Match found = match(token_.span.begin + split);
  if (found.meaning == nullptr || found.meaning->currency == nullptr || found.end != at_) return false;
  const Amount amount = amount_at(lookahead(token_.span.begin, kMostAmount));
  if (amount.size != split || is_beside_group(at_, token_.length)) return false;
  set_amount(amount.hundredths, found.meaning->currency, at_);
  return true;
}

void Scanner::set_value(TokenKind kind, std::uint32_t value, std::size_t end) {
  wipe_memory(token_.text.data(), std::min<std::size_t>(token_.length, kMaxCode));
  token_.length = 0;
  token_.present = CharSet{};
  token_.kind = kind;
  token_.value = value;
  token_.span.end = static_cast<std::uint32_t>(end);
  at_ = end;
}

void Scanner::set_date(std::uint32_t day, std::size_t end) {
  set_value(TokenKind::date, day, end);
}

void Scanner::set_amount(std::uint32_t hundredths, const CurrencyWord* currency, std::size_t end) {
  set_value(TokenKind::amount, hundredths, end);
  token_.currency = currency;
}

bool Scanner::take_amount() {
  const Lookahead& ahead = lookahead(token_.span.begin, kMostAmount);
  if (set_comma_amount(ahead, false)) return true;
  const Amount amount = amount_at(ahead);
  if (amount.hundredths == 0) return false;
  std::size_t end = ahead.end[amount.size - 1];
  const CurrencyWord* currency = currency_behind(end, end);
  set_amount(amount.hundredths, currency, end);
  return true;
}

bool Scanner::take_date() {
  const Lookahead& ahead = lookahead(token_.span.begin);
  const Date date = date_at(ahead, false);
  if (date.day == 0) return false;
  set_date(date.day, ahead.end[date.size - 1]);
  return true;
}

}  // namespace cardmend::texts
