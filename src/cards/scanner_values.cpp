// The part of the scanner that reads money and dates.
#include <algorithm>

#include "cards/scanner.h"
#include "core/ascii.h"
#include "core/wipe.h"
#include "product/amount.h"
#include "product/date.h"
#include "text/decode.h"

namespace cardmend::cards {

using core::CurrencyWord;
using core::is_alnum;
using core::is_digit;
using core::Lookahead;
using core::to_lower;
using core::wipe_memory;
using product::Amount;
using product::amount_at;
using product::Date;
using product::date_at;
using text::is_plain_text;

namespace {

/** A longer word is no amount. */
constexpr std::size_t kMostMoney = 10;

/** Characters of the longest amount, its thousands set off, and one behind it. */
constexpr std::size_t kMostAmount = 14;

constexpr bool is_year_sign(char16_t c) {
  return c == u'-' || c == u'/' || c == u'.' || c == u' ' || c == 0x5E74;
}

}  // namespace

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
    const Lookahead& ahead = lookahead(token_.span.begin);
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
  if (follows_group() || glyph_at(at_).c == u'-') return false;
  const Match found = match(token_.span.begin + split);
  if (found.meaning == nullptr || found.meaning->currency == nullptr || found.end != at_) return false;
  const Amount amount = amount_at(lookahead(token_.span.begin, kMostAmount));
  if (amount.size != split) return false;
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

}  // namespace cardmend::cards
