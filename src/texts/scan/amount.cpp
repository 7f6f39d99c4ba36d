#include "texts/scan/amount.h"

#include "base/ascii.h"

namespace cardmend::texts {

using base::is_digit;
using base::Lookahead;

namespace {

constexpr std::size_t kMostDigits = 7;

std::size_t digits_at(const Lookahead& text, std::size_t at) {
  std::size_t count = 0;
  while (is_digit(text.at(at + count))) ++count;
  return count;
}

}  // namespace

Amount amount_at(const Lookahead& text) {
  std::uint32_t units = 0;
  std::size_t at = 0;
  std::size_t digits = 0;
  std::size_t run = digits_at(text, 0);
  if (run == 0) return {};
  for (;;) {
    digits += run;
    if (digits > kMostDigits) return {};
    for (const std::size_t end = at + run; at < end; ++at) units = units * 10 + (text.at(at) - u'0');
    // Thousands are set off only after one to three digits, and then by three each time.
    if (digits != run ? run != 3 : run > 3) break;
    if (text.at(at) != u',' || digits_at(text, at + 1) != 3) break;
    ++at;
    run = 3;
  }
  Amount amount{.hundredths = units * 100, .size = at};
  const std::size_t decimals = text.at(at) == u'.' ? digits_at(text, at + 1) : 0;
  if (decimals == 1 || decimals == 2) {
    std::uint32_t part = text.at(at + 1) - u'0';
    part = part * 10 + (decimals == 2 ? text.at(at + 2) - u'0' : 0U);
    amount.hundredths += part;
    amount.size += 1 + decimals;
    amount.decimals = decimals == 2;
  }
  return amount.hundredths == 0 ? Amount{} : amount;
}

Amount comma_amount_at(const Lookahead& text) {
  const std::size_t first = digits_at(text, 0);
  if (first == 0 || first > kMostDigits) return {};
  std::uint32_t units = 0;
  std::size_t at = 0;
  const auto take = [&](std::size_t count) {
    for (const std::size_t end = at + count; at < end; ++at) units = units * 10 + (text.at(at) - u'0');
  };
  take(first);
  while (first <= 3 && text.at(at) == u'.' && digits_at(text, at + 1) == 3) {
    if (at + 3 > kMostDigits + 1) return {};
    ++at;
    take(3);
  }
  const bool thousands = at > first;
  Amount amount{.hundredths = units * 100, .size = at};
  if (text.at(at) == u',' && digits_at(text, at + 1) == 2) {
    ++at;
    units = 0;
    take(2);
    amount.hundredths += units;
    amount.size = at;
    amount.decimals = true;
  }
  const bool ends = text.at(amount.size) != u',' || !is_digit(text.at(amount.size + 1));
  return (thousands || amount.decimals) && ends && amount.hundredths != 0 ? amount : Amount{};
}

}  // namespace cardmend::texts
