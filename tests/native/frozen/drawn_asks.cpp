#include "native/frozen/drawn_asks.h"

#include <array>
#include <iterator>
#include <string_view>

#include "native/support/text.h"
#include "native/texts/made_up_messages.h"

namespace cardmend::test {

using nlohmann::json;

std::vector<std::u16string> all_texts() {
  std::vector<std::u16string> all = asked_texts("texts", kTexts);
  for (const auto& more : {asked_texts("check", kChecks), asked_texts("dictation", kDictations)})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

std::u16string DrawnMessages::next() {
  auto index = static_cast<std::int32_t>(random_() % catalog_.size());
  while (!MessageWriter::can_write(catalog_.at(index))) index = (index + 1) % catalog_.size();
  return MessageWriter(catalog_.at(index), catalog_.name_of(index).names, random_).write().text;
}

namespace {

/** What platforms say in the frozen questions. */
std::vector<std::u16string> told_texts() {
  std::vector<std::u16string> texts;
  for (const json& ask : first_asks("explain", kExplanations)) {
    const json& failure = ask.at("failure");
    if (failure.contains("text") && failure.at("text").is_string())
      texts.push_back(to_utf16(failure.at("text").get<std::string>()));
  }
  std::erase_if(texts, [](const std::u16string& text) { return text.empty(); });
  return texts;
}

/** Most say all within so many units. */
constexpr std::size_t kLongestWhole = 80;

bool is_word(char16_t c) {
  return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

/** What makes a duration a wait, and what marks a text up: seldom enough in what platforms say. */
constexpr std::array<std::u16string_view, 59> kTimes = {u"\u79D2",
                                                        u"\u5206\u949F",
                                                        u"\u5C0F\u65F6",
                                                        u"\u5929",
                                                        u"\u534A",
                                                        u"\u540E",
                                                        u"\u4E2A",
                                                        u"\u660E\u5929",
                                                        u"\u91CD\u8BD5",
                                                        u"\u8BF7\u7B49\u5F85",
                                                        u"\u9501\u5B9A",
                                                        u"\u5341",
                                                        u"\u4E24",
                                                        u"\u96F6",
                                                        u"\u70B9",
                                                        u"\u5206",
                                                        u"\u524D",
                                                        u" seconds",
                                                        u" minutes",
                                                        u" hours",
                                                        u" days",
                                                        u"ms",
                                                        u"s",
                                                        u"min",
                                                        u"h",
                                                        u" retry in ",
                                                        u" try again ",
                                                        u" wait ",
                                                        u" locked for ",
                                                        u" until ",
                                                        u" after ",
                                                        u" tomorrow ",
                                                        u" ago ",
                                                        u" one ",
                                                        u":",
                                                        u"T",
                                                        u"Z",
                                                        u"-",
                                                        u".",
                                                        u" and ",
                                                        u" a ",
                                                        u" half ",
                                                        u" an ",
                                                        u"retry_after: ",
                                                        u"Retry-After=",
                                                        u"\"retryAfter\":",
                                                        u"delay: ",
                                                        u"retry-time ",
                                                        u"wait_ms=",
                                                        u"<b>",
                                                        u"</p>",
                                                        u"&nbsp;",
                                                        u"]",
                                                        u"}",
                                                        u"\"",
                                                        u"PINs",
                                                        u"PINCode",
                                                        u"\uFF5E",
                                                        u"\u00FF"};

}  // namespace

DrawnSentences::DrawnSentences(std::uint32_t seed) : texts_(told_texts()), drawn_(seed, texts_) {}

std::u16string DrawnSentences::next() {
  const std::u16string& whole = texts_[drawn_.below(texts_.size())];
  std::u16string text = drawn_.one_in(3) ? piece() : whole.substr(0, kLongestWhole);
  for (std::uint32_t count = drawn_.below(5); count > 0; --count) {
    const std::size_t at = drawn_.one_in(2) ? text.size() : drawn_.below(text.size() + 1);
    std::u16string more = drawn_.one_in(3) ? time() : piece();
    if (drawn_.one_in(3)) more += u' ';
    text.insert(at, more);
  }
  return drawn_.one_in(4) ? drawn_.near(std::move(text)) : text;
}

/** With a number, or for one that stands there. */
std::u16string DrawnSentences::time() {
  const std::u16string amount = drawn_.one_in(2) ? number() : u"";
  return amount + std::u16string(kTimes[drawn_.below(kTimes.size())]);
}

/** One word to three of a text, or so many Chinese signs. */
std::u16string DrawnSentences::piece() {
  const std::u16string& text = texts_[drawn_.below(texts_.size())];
  std::size_t begin = drawn_.below(text.size());
  while (begin > 0 && is_word(text[begin - 1]) && is_word(text[begin])) --begin;
  std::size_t end = begin;
  for (std::uint32_t words = 1 + drawn_.below(4); words > 0 && end < text.size(); --words) {
    ++end;
    while (end < text.size() && is_word(text[end - 1]) && is_word(text[end])) ++end;
  }
  return text.substr(begin, end - begin);
}

/** Often at the edge of something. */
std::u16string DrawnSentences::number() {
  constexpr std::array<std::u16string_view, 32> kEdges = {
      u"0",     u"1",     u"2",      u"5",      u"10",      u"23",      u"24",       u"29",
      u"30",    u"59",    u"60",     u"100",    u"404",     u"999",     u"1000",     u"1800",
      u"1899",  u"1900",  u"2100",   u"2101",   u"3600",    u"5000",    u"60000",    u"86400",
      u"86401", u"90000", u"172800", u"259201", u"1800000", u"3600000", u"86400000", u"9999999999999"};
  if (drawn_.one_in(2)) return std::u16string(kEdges[drawn_.below(kEdges.size())]);
  const std::string digits = std::to_string(drawn_.below(drawn_.one_in(2) ? 100 : 100'000));
  return {digits.begin(), digits.end()};
}

DrawnFailures::DrawnFailures(std::uint32_t seed)
    : drawn_(seed, all_texts()), asks_(first_asks("explain", kExplanations)) {}

json DrawnFailures::next() {
  json ask = asks_[drawn_.below(asks_.size())];
  if (!ask.contains("evidence")) ask["evidence"] = json::object();
  for (const char* const part : {"failure", "evidence"}) {
    for (std::uint32_t count = drawn_.below(3); count > 0; --count) take_over(ask[part], part);
  }
  return ask;
}

/** What another question says of one thing. */
void DrawnFailures::take_over(json& into, const char* part) {
  const json& other = asks_[drawn_.below(asks_.size())];
  if (!other.contains(part) || other.at(part).empty()) return;
  auto item = other.at(part).begin();
  std::advance(item, drawn_.below(other.at(part).size()));
  into[item.key()] = item.value();
}

}  // namespace cardmend::test
