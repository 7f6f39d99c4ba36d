#include "native/frozen/drawn.h"

#include <doctest/doctest.h>

#include <array>

#include "native/frozen/frozen.h"
#include "native/support/vectors.h"

namespace cardmend::test {

namespace {

/** What is longer says little for its time. */
constexpr std::size_t kLongest = 200;
constexpr std::size_t kInALine = 16;
/** So many that differ are printed: the first ones tell what the others do. */
constexpr std::size_t kPrinted = 5;

/** What stands between the parts of a text, and at their edges. */
constexpr std::array<std::u16string_view, 48> kJoints = {
    u" ",      u"  ",     u"\n",     u"\r\n",   u"\t",     u"-",      u" - ",    u"\u2014", u".", u". ",
    u",",      u", ",     u":",      u": ",     u"\uFF1A", u"\uFF0C", u"\u3002", u"\u3001", u";", u"/",
    u" / ",    u"\\",     u"|",      u" | ",    u"(",      u")",      u"\uFF08", u"\uFF09", u"[", u"]",
    u"\u3010", u"\u3011", u"\"",     u"'",      u"\u300C", u"\u00AB", u"\u00BB", u"=",      u"&", u"#",
    u"*",      u"\u200B", u"\u00A0", u"\u5143", u"\uFFE5", u"%",      u"+",      u"\u0000"};

/** Folded. */
std::uint16_t hash_of(std::string_view answer) {
  std::uint64_t hash = hash_of_answers(answer, kNoAnswers);
  hash ^= hash >> 32U;
  return static_cast<std::uint16_t>(hash ^ (hash >> 16U));
}

std::string four_digits(std::uint16_t hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(hash >> static_cast<unsigned>(shift)) & 15U];
  return out;
}

bool is_digit(char16_t c) {
  return c >= u'0' && c <= u'9';
}

bool is_letter(char16_t c) {
  return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

}  // namespace

std::vector<nlohmann::json> first_asks(const std::string& name, std::size_t count) {
  const std::vector<std::string> lines = frozen_lines(name + ".jsonl");
  REQUIRE(lines.size() >= count);
  std::vector<nlohmann::json> asks;
  asks.reserve(count);
  for (std::size_t i = 0; i < count; ++i) asks.push_back(nlohmann::json::parse(lines[i]).at("ask"));
  return asks;
}

std::vector<std::u16string> asked_texts(const std::string& name, std::size_t count) {
  std::vector<std::u16string> texts;
  for (const nlohmann::json& ask : first_asks(name, count)) {
    std::u16string raw = raw_of(ask);
    if (!raw.empty() && raw.size() <= kLongest) texts.push_back(std::move(raw));
  }
  return texts;
}

std::u16string DrawnTexts::text() {
  std::u16string text = one();
  if (one_in(2)) {
    const std::u16string& other = one();
    text.resize(below(text.size() + 1));
    if (one_in(2)) text += kJoints[below(kJoints.size())];
    text += other.substr(one_in(2) ? 0 : below(other.size()));
  }
  return near(std::move(text));
}

std::u16string DrawnTexts::near(std::u16string base) {
  for (std::uint32_t count = below(4); count > 0; --count) alter(base);
  if (base.size() > kLongest) base.resize(kLongest);
  return base;
}

void DrawnTexts::alter(std::u16string& text) {
  if (text.empty()) return;
  const std::uint32_t at = below(text.size());
  char16_t& unit = text[at];
  switch (below(7)) {
    case 0:
      text.insert(at, kJoints[below(kJoints.size())]);
      return;
    case 1:
      text.erase(at, 1 + below(3));
      return;
    case 2:
      text.insert(at, std::u16string(text, at, 1 + below(4)));
      return;
    case 3: {
      const std::u16string& other = one();
      unit = other[below(other.size())];
      return;
    }
    case 4:
      // In the other case, or its neighbour: what a digit says counts as much as that it is one.
      if (is_letter(unit)) unit ^= 0x20U;
      if (is_digit(unit)) unit = static_cast<char16_t>(u'0' + below(10));
      return;
    case 5: {
      const std::u16string& other = one();
      const std::uint32_t from = below(other.size());
      text.insert(at, other.substr(from, 1 + below(8)));
      return;
    }
    default:
      text.replace(at, 1, kJoints[below(kJoints.size())]);
  }
}

void compare_drawn(const std::string& name, std::size_t count, const std::function<DrawnAnswer()>& next) {
  std::vector<std::string> lines;
  std::vector<DrawnAnswer> answers;
  for (std::size_t i = 0; i < count; ++i) {
    answers.push_back(next());
    if (i % kInALine == 0) lines.emplace_back();
    lines.back() += (lines.back().empty() ? "" : " ") + four_digits(hash_of(answers.back().answer));
  }
  if (is_freezing()) {
    compare_lines("drawn_" + name, lines);
    return;
  }
  const std::vector<std::string> frozen = frozen_lines("drawn_" + name + ".txt");
  REQUIRE(frozen.size() == lines.size());
  std::size_t differing = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = (i % kInALine) * 5;
    if (frozen[i / kInALine].substr(at, 4) == lines[i / kInALine].substr(at, 4)) continue;
    if (++differing > kPrinted) continue;
    MESSAGE("question " << i << ": " << answers[i].question << "\nis answered now: " << answers[i].answer);
  }
  INFO("of " << count << " questions, the first " << kPrinted << " of which are printed");
  CHECK(differing == 0);
}

}  // namespace cardmend::test
