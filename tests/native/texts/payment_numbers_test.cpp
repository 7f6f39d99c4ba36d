// The number of a payment card is found wherever it stands: most of a text is passed over without a look.
#include "format/payment_card.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>

#include "format/payment_schemes.h"
#include "texts/payment_numbers.h"

namespace cardmend::test {
namespace {

Span find_payment_card(std::u16string_view text, std::size_t from = 0) {
  const Span found = format::find_payment_card(text, from);
  // The same where what need not be looked at is passed over.
  const Span quick = format::find_payment_card(text, from, texts::next_payment_number);
  CHECK(quick.begin == found.begin);
  CHECK(quick.end == found.end);
  return found;
}

constexpr std::array<std::u16string_view, 3> kNumbers = {u"4111111111111111", u"4111 1111 1111 1111",
                                                         u"6222-0212-3456-7890-128"};

/** What stands before a number and is none: every one ends it. */
constexpr std::array<std::u16string_view, 8> kParts = {
    u"a", u"x, ", u"12,", u"4 1 1;", u"--  ", u"2026-03-15.", u"\u5361\u53F7\uFF1A", u"4111 1111 1111 ,"};

}  // namespace

TEST_CASE("a payment card's number is found behind any text") {
  std::mt19937 random(7);
  for (int turn = 0; turn < 4000; ++turn) {
    CAPTURE(turn);
    std::u16string text;
    for (std::uint32_t parts = random() % 12; parts > 0; --parts) text += kParts[random() % kParts.size()];
    const auto begin = static_cast<std::uint32_t>(text.size());
    const std::u16string_view number = kNumbers[random() % kNumbers.size()];
    text += number;
    const auto end = static_cast<std::uint32_t>(text.size());
    if (random() % 2 == 0) text += u" CVV 123";
    const bool sign = text.size() > end;
    const Span found = find_payment_card(text);
    CHECK(found.begin == (sign ? begin : 0));
    CHECK(found.end == (sign ? end : 0));
    // From within its first digits on it is another number.
    if (sign) CHECK(find_payment_card(text, begin + 1).end == 0);
    if (sign) CHECK(find_payment_card(text, begin).begin == begin);
  }
}

TEST_CASE("a payment card's number is found whichever four digits it begins with, and no other number") {
  for (std::uint32_t first = 0; first < 10'000; ++first) {
    CAPTURE(first);
    for (const std::size_t length : {15U, 16U, 19U}) {
      std::u16string number;
      for (std::uint32_t part = 1'000; part > 0; part /= 10)
        number += static_cast<char16_t>(u'0' + first / part % 10);
      number.resize(length, u'7');
      const bool scheme = std::ranges::any_of(format::kSchemes, [&](const format::Scheme& one) {
        return first >= one.first && first <= one.last && length >= one.least && length <= one.most;
      });
      // One last digit of ten gives the sum that Luhn wants.
      int found = 0;
      for (number[length - 1] = u'0'; number[length - 1] <= u'9'; ++number[length - 1])
        found += find_payment_card(u"card " + number + u" CVV 123").end == 5 + length ? 1 : 0;
      CHECK_EQ(found, scheme ? 1 : 0);
    }
  }
}

TEST_CASE("no number begins where a text ends before it is whole") {
  for (std::size_t length = 0; length < 16; ++length) {
    const std::u16string text = std::u16string(length, u'4') + u" cvv";
    CHECK(find_payment_card(text).end == 0);
  }
}

}  // namespace cardmend::test
