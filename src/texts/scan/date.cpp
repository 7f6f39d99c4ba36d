#include "texts/scan/date.h"

#include <array>
#include <string_view>

#include "base/ascii.h"

namespace cardmend::texts {

using base::is_alpha;
using base::is_digit;
using base::Lookahead;
using base::to_lower;

namespace {

constexpr char16_t kYear = 0x5E74;
constexpr char16_t kMonth = 0x6708;
constexpr char16_t kDay = 0x65E5;
constexpr char16_t kDayToo = 0x53F7;

/** Reads one character after the other. */
class Reader {
 public:
  explicit Reader(const Lookahead& text) : text_(text) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] char16_t peek() const { return text_.at(at_); }
  void go(std::size_t at) { at_ = at; }

  /** One to `most` digits, all that stand there; `digits` 0 if there are none or more. */
  std::uint32_t number(std::size_t most, std::size_t& digits) {
    std::uint32_t value = 0;
    const std::size_t first = at_;
    while (is_digit(peek()) && at_ - first < most) value = value * 10 + (text_.at(at_++) - u'0');
    digits = is_digit(peek()) ? 0 : at_ - first;
    return value;
  }

  /** Takes any one of `signs`, with a space on either side; a space is enough where it is one of them. */
  char16_t sign(std::u16string_view signs) {
    const std::size_t first = at_;
    skip_space();
    const char16_t c = peek();
    if (c == 0 || signs.find(c) == std::u16string_view::npos) {
      if (at_ > first && signs.find(u' ') != std::u16string_view::npos) return u' ';
      at_ = first;
      return 0;
    }
    ++at_;
    skip_space();
    return c;
  }

  /** Takes the letters of 1st, 2nd, 3rd, 4th. */
  void ordinal() {
    const char16_t first = to_lower(peek());
    const char16_t second = to_lower(text_.at(at_ + 1));
    const bool fits = (first == u's' && second == u't') || (first == u'n' && second == u'd') ||
                      (first == u'r' && second == u'd') || (first == u't' && second == u'h');
    if (fits && !is_alpha(text_.at(at_ + 2))) at_ += 2;
  }

  /** Takes "of" and the space behind it. */
  void of() {
    if (to_lower(peek()) == u'o' && to_lower(text_.at(at_ + 1)) == u'f' && text_.at(at_ + 2) == u' ')
      at_ += 3;
  }

  /** 1..12 if a month's name in English stands here, three letters or whole; it is taken. */
  std::uint32_t month_name();

 private:
  void skip_space() {
    if (peek() == u' ') ++at_;
  }

  const Lookahead& text_;
  std::size_t at_ = 0;
};

constexpr std::array<std::u16string_view, 12> kMonths = {u"january",   u"february", u"march",    u"april",
                                                         u"may",       u"june",     u"july",     u"august",
                                                         u"september", u"october",  u"november", u"december"};

std::uint32_t Reader::month_name() {
  std::size_t length = 0;
  while (is_alpha(text_.at(at_ + length))) ++length;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    const std::u16string_view name = kMonths[month];
    if (length != 3 && length != name.size()) continue;
    std::size_t same = 0;
    while (same < length && to_lower(text_.at(at_ + same)) == name[same]) ++same;
    if (same < length) continue;
    at_ += length;
    return static_cast<std::uint32_t>(month) + 1;
  }
  return 0;
}

std::uint32_t days_of(std::uint32_t year, std::uint32_t month) {
  constexpr std::array<std::uint8_t, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[month - 1];
}

/** `day` 0 if only the month is told. */
Date made(std::uint32_t year, std::uint32_t month, std::uint32_t day, std::size_t size) {
  if (year < 100) year += 2000;
  if (year < 2000 || year > 2099 || month < 1 || month > 12 || day > days_of(year, month)) return {};
  return {year * 10000 + month * 100 + day, size};
}

/** 2027-12-31, 2027/12/31, 2027.12.31, 2027-12 and with the Chinese signs. */
Date year_first(Reader reader, bool sure) {
  std::size_t digits = 0;
  const std::uint32_t year = reader.number(4, digits);
  if (digits != 4) return {};
  const char16_t sign = reader.sign(u"-/.\u5E74");
  if (sign == 0) return {};
  const std::uint32_t month = reader.number(2, digits);
  if (digits == 0) return {};
  const std::size_t month_end = reader.at();
  const bool chinese = sign == kYear;
  const bool closed =
      reader.sign(chinese ? std::u16string_view(&kMonth, 1) : std::u16string_view(&sign, 1)) != 0;
  if (closed) {
    const std::size_t sign_end = reader.at();
    const std::uint32_t day = reader.number(2, digits);
    if (digits > 0) {
      // The sign of the day may be missing, and a space behind it is not the date's.
      if (chinese && (reader.peek() == kDay || reader.peek() == kDayToo)) reader.go(reader.at() + 1);
      return day == 0 ? Date{} : made(year, month, day, reader.at());
    }
    if (is_digit(reader.peek())) return {};
    return chinese || !sure ? made(year, month, 0, chinese ? sign_end : month_end) : Date{};
  }
  return sure ? Date{} : made(year, month, 0, month_end);
}

/** 20271231, 202712 */
Date run_together(Reader reader) {
  std::size_t digits = 0;
  const std::uint32_t value = reader.number(8, digits);
  if (digits == 8) return value % 100 == 0 ? Date{} : made(value / 10000, value / 100 % 100, value % 100, 8);
  return digits == 6 ? made(value / 100, value % 100, 0, 6) : Date{};
}

/** 12/2027, 12/27, 31/12/2027, 12/31/2027 */
Date year_last(Reader reader) {
  std::size_t digits = 0;
  const std::uint32_t first = reader.number(2, digits);
  if (digits == 0) return {};
  const char16_t sign = reader.sign(u"/-.");
  if (sign == 0) return {};
  const std::uint32_t second = reader.number(4, digits);
  if (digits == 4) return made(second, first, 0, reader.at());
  if (digits != 2 && digits != 1) return {};
  const std::size_t second_end = reader.at();
  if (reader.sign(std::u16string_view(&sign, 1)) == 0)
    return digits == 2 && sign == u'/' ? made(second, first, 0, second_end) : Date{};
  const std::uint32_t year = reader.number(4, digits);
  if (digits != 4) return {};
  if (first > 12) return made(year, second, first, reader.at());
  if (second > 12 || first == second) return made(year, first, second, reader.at());
  return {};
}

/** Dec 31, 2027; 31 Dec 2027; Dec 2027; December 31st, 2027; 31st of December 2027 */
Date with_name(Reader reader) {
  std::size_t digits = 0;
  std::uint32_t day = reader.number(2, digits);
  if (digits > 0) {
    reader.ordinal();
    reader.sign(u" -./,");
    reader.of();
  }
  const std::uint32_t month = reader.month_name();
  if (month == 0) return {};
  reader.sign(u" -./,");
  const std::size_t rest = reader.at();
  std::uint32_t year = reader.number(4, digits);
  if (digits == 4) return made(year, month, day, reader.at());
  reader.go(rest);
  day = reader.number(2, digits);
  if (day == 0) return {};
  reader.ordinal();
  reader.sign(u", ");
  year = reader.number(4, digits);
  return digits == 4 ? made(year, month, day, reader.at()) : Date{};
}

}  // namespace

Date date_at(const Lookahead& text, bool sure) {
  const Reader reader(text);
  Date date = year_first(reader, sure);
  if (date.day != 0 || sure) return date;
  date = run_together(reader);
  if (date.day == 0) date = year_last(reader);
  return date.day != 0 ? date : with_name(reader);
}

}  // namespace cardmend::texts
