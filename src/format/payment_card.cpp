#include "format/payment_card.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/ascii.h"
#include "base/wipe.h"
#include "format/payment_schemes.h"

namespace cardmend::format {

using base::is_alnum;
using base::is_alpha;
using base::is_digit;
using base::to_lower;
using base::wipe_memory;

namespace {

/** At least four digits. */
bool begins_as_scheme(std::string_view code) {
  std::uint32_t first = 0;
  for (std::size_t i = 0; i < kSchemeDigits; ++i)
    first = first * 10 + static_cast<std::uint32_t>(code[i] - '0');
  return std::ranges::any_of(kSchemes, [&](const Scheme& scheme) {
    return first >= scheme.first && first <= scheme.last && code.size() >= scheme.least &&
           code.size() <= scheme.most;
  });
}

/** Words that stand on payment cards and in messages of them. Latin ones are found as words of their own. */
constexpr std::array<std::u16string_view, 10> kLatinSigns = {
    u"visa", u"mastercard", u"unionpay", u"amex",       u"american express",
    u"jcb",  u"cvv",        u"cvc",      u"valid thru", u"good thru"};
/** UnionPay, credit card, debit card. */
constexpr std::array<std::u16string_view, 5> kHanSigns = {u"\u94F6\u8054", u"\u9280\u806F",
                                                          u"\u4FE1\u7528\u5361", u"\u4FE1\u7528\u5361\u53F7",
                                                          u"\u501F\u8BB0\u5361"};

/** Signs are looked for so far from the number: its own line and those beside it. */
constexpr std::uint32_t kNear = 120;

bool stands_at(std::u16string_view text, std::size_t at, std::u16string_view word) {
  if (text.size() - at < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (plain(text[at + i]) != word[i]) return false;
  }
  return true;
}

bool has_word(std::u16string_view text, std::size_t at) {
  const auto stands = [&](std::u16string_view word) { return stands_at(text, at, word); };
  if (std::ranges::any_of(kHanSigns, stands)) return true;
  if (at > 0 && is_alnum(plain(text[at - 1]))) return false;
  return std::ranges::any_of(kLatinSigns, [&](std::u16string_view word) {
    if (!stands(word)) return false;
    // "CVV2", "CVC2" and "Visa" before Chinese text are words too.
    const std::size_t end = at + word.size();
    return end == text.size() || !is_alpha(plain(text[end]));
  });
}

/** 07/29 or 07/2029, and no longer date. */
bool has_expiry(std::u16string_view text, std::size_t at) {
  const auto unit = [&](std::size_t i) { return i < text.size() ? plain(text[i]) : u'\0'; };
  if (at > 0 && (is_digit(unit(at - 1)) || unit(at - 1) == u'/' || unit(at - 1) == u'-')) return false;
  const bool month = (unit(at) == u'0' && unit(at + 1) >= u'1' && unit(at + 1) <= u'9') ||
                     (unit(at) == u'1' && unit(at + 1) >= u'0' && unit(at + 1) <= u'2');
  if (!month || unit(at + 2) != u'/') return false;
  std::size_t end = at + 3;
  while (is_digit(unit(end))) ++end;
  const std::size_t year = end - at - 3;
  return (year == 2 || year == 4) && unit(end) != u'/';
}

/** The digits of a number, with single spaces or hyphens between them. */
struct Number {
  std::array<char, kMostPanDigits> digits{};
  std::size_t count = 0;
  std::size_t end = 0;

  [[nodiscard]] std::string_view view() const { return {digits.data(), count}; }
};

/** Reads the number that begins at `at` into an empty one; more digits than a payment card's leave none. It is not returned: a
 * copy on the way would not be wiped. */
void read_number(std::u16string_view text, std::size_t at, Number& number) {
  for (std::size_t i = at; i < text.size(); ++i) {
    const char16_t c = text[i];
    if (is_any_digit(c)) {
      if (number.count == kMostPanDigits) {
        wipe_memory(number.digits.data(), number.digits.size());
        number.count = kMostPanDigits + 1;
        number.end = i;
        return;
      }
      number.digits[number.count++] = static_cast<char>(plain(c));
      number.end = i + 1;
    } else if ((plain(c) != u' ' && plain(c) != u'-') || number.end != i) {
      break;
    }
  }
}

/** Where the first digits of the number at `at` end that are a payment card's, 0 if none are: an expiry or a
 * security code may follow behind a space. */
std::size_t bank_card_end(std::u16string_view text, std::size_t at, const Number& number) {
  if (number.count <= kMostPanDigits && is_bank_card(number.view())) return number.end;
  // Less the last groups.
  std::size_t count = std::min(number.count, kMostPanDigits);
  for (std::size_t i = number.end; i > at && count >= kLeastDigits; --i) {
    const char16_t c = plain(text[i - 1]);
    if (is_digit(c)) {
      --count;
    } else if (is_bank_card({number.digits.data(), count})) {
      return i - 1;
    }
  }
  return 0;
}

}  // namespace

bool is_bank_card(std::string_view code) {
  const auto digit = [](char c) { return is_digit(static_cast<char16_t>(c)); };
  if (code.size() < kLeastDigits || !std::ranges::all_of(code, digit) || !begins_as_scheme(code))
    return false;
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const auto value = static_cast<std::uint32_t>(code[code.size() - 1 - i] - '0');
    sum += i % 2 == 0 ? value : value * 2 - (value > 4 ? 9 : 0);
  }
  return sum % 10 == 0;
}

bool has_payment_sign(std::u16string_view text, Span code) {
  const std::size_t from = code.begin < kNear ? 0 : code.begin - kNear;
  const std::size_t to = std::min<std::size_t>(text.size(), code.end + kNear);
  for (std::size_t i = from; i < to; ++i) {
    if (i >= code.begin && i < code.end) continue;
    if (has_word(text, i) || has_expiry(text, i)) return true;
  }
  return false;
}

Span find_payment_card(std::u16string_view text, std::size_t from, NextNumber* next) {
  for (std::size_t i = from;; ++i) {
    if (next != nullptr) i = next(text, i);
    if (i + kLeastDigits > text.size()) return {};
    if (!is_any_digit(text[i])) continue;
    if (plain(text[i]) >= kLeastFirst && plain(text[i]) <= kMostFirst) {
      Number number;
      read_number(text, i, number);
      const std::size_t end = bank_card_end(text, i, number);
      wipe_memory(number.digits.data(), std::min(number.count, kMostPanDigits));
      const Span span{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
      if (end > 0 && has_payment_sign(text, span)) return span;
      // No group of a short number begins one.
      if (number.count < kLeastDigits) i = number.end - 1;
    }
    // From the next group on, or behind the digits of this one.
    while (i + 1 < text.size() && is_any_digit(text[i + 1])) ++i;
  }
}

}  // namespace cardmend::format
