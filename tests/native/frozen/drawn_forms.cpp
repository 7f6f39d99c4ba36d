#include "native/frozen/drawn_forms.h"

#include <array>
#include <initializer_list>

namespace cardmend::test {

namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kHexadecimal = "0123456789ABCDEF";
constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::string_view kBoth = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Countries with the length of their accounts, and one that has none. */
struct Country {
  std::string_view name;
  std::size_t length;
};
constexpr std::array<Country, 8> kCountries = {
    {{"DE", 22}, {"FR", 27}, {"BE", 16}, {"GB", 22}, {"NL", 18}, {"NO", 15}, {"FI", 18}, {"XY", 20}}};

constexpr std::array<std::u16string_view, 30> kWords = {u"\u5361\u5BC6",
                                                        u"\u5361\u53F7",
                                                        u"\u5BC6\u7801",
                                                        u"\u8BA2\u5355\u53F7",
                                                        u"\u624B\u673A\u53F7",
                                                        u"\u9A8C\u8BC1\u7801",
                                                        u"\u8FD0\u5355\u53F7",
                                                        u"\u6709\u6548\u671F",
                                                        u"\u9762\u503C",
                                                        u"\u5145\u503C",
                                                        u"\u4EAC\u4E1CE\u5361",
                                                        u"\u60A8\u597D",
                                                        u"\u5E8F\u5217\u53F7",
                                                        u"\u6FC0\u6D3B\u7801",
                                                        u"code",
                                                        u"PIN",
                                                        u"card number",
                                                        u"order",
                                                        u"order no.",
                                                        u"tel",
                                                        u"expires",
                                                        u"gift card",
                                                        u"serial",
                                                        u"your",
                                                        u"is",
                                                        u"IBAN",
                                                        u"JDE",
                                                        u"1.",
                                                        u"2)",
                                                        u"No"};

constexpr std::array<std::u16string_view, 22> kBetween = {
    u" ", u" ", u" ", u"\n", u"\n", u": ", u":", u"\uFF1A", u", ",  u"\uFF0C", u"",
    u"-", u"/", u"|", u"\t", u"  ", u"\"", u"(", u") ",     u" = ", u"\u3002", u"\r\n"};

int digit_of(char c) {
  return c - '0';
}

/** The last digit that makes a payment card's number fit, of the digits ahead of it. */
char luhn(const std::string& number) {
  int sum = 0;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const bool doubled = (number.size() - i) % 2 == 1;
    const int value = digit_of(number[i]) * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

/** Drawn one after the other: in a sum each compiler would draw in an order of its own. */
std::string joined(std::initializer_list<std::string> parts) {
  std::string text;
  for (const std::string& part : parts) text += part;
  return text;
}

/** What is left of an account's number, its first four characters behind the others, by 97. */
int left_by_97(const std::string& account) {
  int left = 0;
  for (const char c : account.substr(4) + account.substr(0, 4)) {
    const int value = c >= 'A' ? c - 'A' + 10 : digit_of(c);
    left = (left * (value > 9 ? 100 : 10) + value) % 97;
  }
  return left;
}

/** The last character of a resident's number. */
char resident_check(const std::string& number) {
  constexpr std::array<int, 17> kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += digit_of(number[i]) * kWeights.at(i);
  return "10X98765432"[sum % 11];
}

}  // namespace

std::string DrawnForms::of(std::string_view alphabet, std::size_t count) {
  std::string text;
  for (; count > 0; --count) text += alphabet[below(alphabet.size())];
  return text;
}

std::string DrawnForms::digits(std::size_t count) {
  return of(kDigits, count);
}

/** In groups of `size`, the first of them now and then of another, between whatever stands there each time. */
std::string DrawnForms::grouped(const std::string& text, std::size_t size) {
  constexpr std::array<std::string_view, 6> kSigns = {" ", "-", "-", ".", "/", "\n"};
  const std::string_view sign = kSigns.at(below(one_in(3) ? kSigns.size() : 2));
  std::string out;
  std::size_t left = one_in(4) ? 1 + below(size + 1) : size;
  for (const char c : text) {
    if (left == 0) {
      out += one_in(20) ? kSigns.at(below(kSigns.size())) : sign;
      left = size;
    }
    out += c;
    --left;
  }
  return out;
}

std::string DrawnForms::telephone() {
  std::string number = joined({"1", of("3456789", 1), digits(9)});
  if (one_in(3)) return (one_in(2) ? "+86 " : "") + number;
  number.insert(7, "-");
  number.insert(3, "-");
  return one_in(2) ? number : joined({"0", digits(2), "-", digits(7 + below(2))});
}

std::string DrawnForms::payment_card() {
  std::string number = joined({of("3456", 1), digits(one_in(3) ? 17 : 14)});
  number += one_in(4) ? digits(1) : std::string(1, luhn(number));
  return one_in(2) ? number : grouped(number, 4);
}

std::string DrawnForms::account() {
  const Country& country = kCountries.at(below(kCountries.size()));
  const std::size_t length = one_in(4) ? country.length - 1 - below(4) : country.length;
  std::string number = std::string(country.name) + "00" + of(one_in(2) ? kDigits : kHexadecimal, length - 4);
  const int check = 98 - left_by_97(number);
  number[2] = static_cast<char>('0' + check / 10);
  number[3] = static_cast<char>('0' + check % 10);
  if (one_in(6)) number[2] = '9';
  return one_in(3) ? number : grouped(number, 4);
}

std::string DrawnForms::person() {
  std::string number =
      joined({digits(6), one_in(2) ? "19" : "20", digits(2), "0", digits(1), "1", digits(4)});
  number += one_in(4) ? digits(1) : std::string(1, resident_check(number));
  return number;
}

std::string DrawnForms::time() {
  const std::string year = one_in(2) ? "2026" : "2" + digits(3);
  const std::string month = joined({one_in(2) ? "0" : "1", digits(1)});
  const std::string day = joined({of("0123", 1), digits(1)});
  const std::string sign = of("-./", 1);
  const std::string date = joined({year, sign, month, sign, day});
  if (one_in(3)) return joined({date, one_in(2) ? " " : "T", of("012", 1), digits(1), ":", digits(2)});
  return one_in(3) ? joined({day, sign, month, sign, year}) : date;
}

std::string DrawnForms::amount() {
  constexpr std::array<std::string_view, 6> kSigns = {"$", "USD ", "CNY", "EUR ", "RMB", "x "};
  const std::string value = joined({of("123456789", 1), digits(below(4))});
  const std::string cents = one_in(3) ? "." + digits(1 + below(3)) : "";
  if (one_in(4)) return joined({"1.", digits(5), "E+", digits(2)});
  const std::string sign = one_in(2) ? std::string(kSigns.at(below(kSigns.size()))) : "";
  return sign.empty() ? joined({value, cents, " CNY"}) : joined({sign, value, cents});
}

std::string DrawnForms::code() {
  constexpr std::array<std::string_view, 4> kAlphabets = {kDigits, kHexadecimal, kLetters, kBoth};
  constexpr std::array<std::size_t, 10> kLengths = {8, 10, 12, 14, 15, 16, 16, 18, 19, 20};
  const std::string_view alphabet = kAlphabets.at(below(kAlphabets.size()));
  const std::string text = of(alphabet, kLengths.at(below(kLengths.size())));
  return one_in(2) ? text : grouped(text, one_in(4) ? 5 : 4);
}

std::string DrawnForms::form() {
  switch (below(12)) {
    case 0:
      return telephone();
    case 1:
      return payment_card();
    case 2:
    case 3:
      return account();
    case 4:
      return person();
    case 5:
      return time();
    case 6:
      return amount();
    default:
      return code();
  }
}

std::u16string DrawnForms::next() {
  std::u16string text;
  if (one_in(8)) text += u' ';
  for (std::uint32_t count = 1 + below(4); count > 0; --count) {
    while (one_in(2)) {
      text += kWords[below(kWords.size())];
      text += kBetween[below(kBetween.size())];
    }
    const std::string made = form();
    text.append(made.begin(), made.end());
    if (count > 1 || one_in(6)) text += kBetween[below(kBetween.size())];
  }
  return text;
}

}  // namespace cardmend::test
