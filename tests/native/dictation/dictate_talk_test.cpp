// Talk about the code belongs to no code, whatever the code is.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "cardmend/dictate.h"
#include "format/wanted.h"
#include "native/dictation/dictate_answer.h"
#include "native/format/check_digit_codes.h"
#include "native/support/text.h"

namespace cardmend::test {
namespace {

constexpr std::size_t kReadGroup = 4;

using Words = std::vector<std::string>;

/** The words of one language; `%` stands for a number. */
struct Language {
  SpokenLocale locale;
  std::string gap;
  std::string twice;
  /** For 0 to 25. */
  Words numbers;
  /** Before everything: how many characters there are, in how many groups of how many. */
  Words totals;
  Words groups;
  Words each;
  /** Behind everything. */
  Words ends;
  /** Before a group, by its number: its ordinal from 1 on, or its length. */
  Words ordered;
  Words first;
  Words next;
  Words last;
};

Language english() {
  return {
      .locale = SpokenLocale::en,
      .gap = " ",
      .twice = "double",
      .numbers = {"zero",        "one",        "two",      "three",      "four",       "five",
                  "six",         "seven",      "eight",    "nine",       "ten",        "eleven",
                  "twelve",      "thirteen",   "fourteen", "fifteen",    "sixteen",    "seventeen",
                  "eighteen",    "nineteen",   "twenty",   "twenty one", "twenty two", "twenty three",
                  "twenty four", "twenty five"},
      .totals = {"it is % characters", "there are % characters in total", "a total of % characters",
                 "the code is % characters long", "it has % characters,", "it's a %-character code"},
      .groups = {"in % groups", "there are % groups", "made up of % blocks", "I'll read it once", "once more",
                 "let me read it twice"},
      .each = {"in groups of %", "blocks of % characters", "groups of %:"},
      .ends = {", % characters in total", ". I'll say it once more", ", that's % characters altogether"},
      .ordered = {"group %,", "group number %:", "Group %", "block % is", "part %:", "section %,", "line %:"},
      .first = {"the first % characters are", "the first % are", "first % digits:", "first block",
                "first group is", "the first line is", "it starts with the first % characters"},
      .next = {"the next % characters are", "then % characters", "followed by % digits", "next group",
               "the next % are", "the following % characters are", "another % letters:"},
      .last = {"the last % are", "and the last % characters are", "last group", "the final % digits are",
               "the remaining % are", "and finally the last block"}};
}

Language chinese() {
  return {.locale = SpokenLocale::zh_cn,
          .gap = "",
          .twice = "\u4e24\u4e2a",
          .numbers = {"\u96f6",
                      "\u4e00",
                      "\u4e8c",
                      "\u4e09",
                      "\u56db",
                      "\u4e94",
                      "\u516d",
                      "\u4e03",
                      "\u516b",
                      "\u4e5d",
                      "\u5341",
                      "\u5341\u4e00",
                      "\u5341\u4e8c",
                      "\u5341\u4e09",
                      "\u5341\u56db",
                      "\u5341\u4e94",
                      "\u5341\u516d",
                      "\u5341\u4e03",
                      "\u5341\u516b",
                      "\u5341\u4e5d",
                      "\u4e8c\u5341",
                      "\u4e8c\u5341\u4e00",
                      "\u4e8c\u5341\u4e8c",
                      "\u4e8c\u5341\u4e09",
                      "\u4e8c\u5341\u56db",
                      "\u4e8c\u5341\u4e94"},
          .totals = {"\u4e00\u5171%\u4f4d", "\u4e00\u5171\u662f%\u4f4d\uff0c",
                     "\u603b\u5171%\u4e2a\u5b57\u7b26\uff0c", "\u5171%\u4f4d\uff1a",
                     "%\u4f4d\u5361\u5bc6\u662f", "\u957f\u5ea6\u662f%\u4f4d\uff0c"},
          .groups = {"\u5206\u6210%\u7ec4\uff0c", "\u4e00\u5171%\u7ec4\uff0c", "\u6709%\u6bb5\uff0c",
                     "\u6211\u5ff5\u4e00\u904d\uff0c", "\u6211\u518d\u5ff51\u904d\uff0c",
                     "\u6211\u7ed9\u4f60\u5ff5\u4e24\u904d\uff0c"},
          .each = {"\u6bcf\u7ec4%\u4f4d\uff0c", "\u6bcf%\u4f4d\u4e00\u7ec4\uff0c",
                   "%\u4f4d\u4e00\u7ec4\uff0c", "\u6bcf%\u4e2a\u4e00\u7ec4\uff0c"},
          .ends = {"\uff0c\u4e00\u5171%\u4f4d", "\uff0c\u6211\u518d\u91cd\u590d\u4e00\u904d",
                   "\uff0c\u603b\u5171%\u4f4d"},
          .ordered = {"\u7b2c%\u7ec4", "\u7b2c%\u6bb5\u662f", "\u7b2c%\u5757\uff1a", "\u7b2c%\u884c",
                      "\u7b2c%\u90e8\u5206\u662f", "\u7b2c%\u4e2a\u662f"},
          .first = {"\u524d%\u4f4d\u662f", "\u524d\u9762%\u4f4d", "\u5f00\u5934%\u4f4d\u662f",
                    "\u5934%\u4f4d", "\u524d%\u4e2a\u662f", "\u524d%\u4f4d\uff1a"},
          .next = {"\u63a5\u4e0b\u6765%\u4f4d\u662f", "\u540e\u9762%\u4f4d", "\u7136\u540e%\u4f4d\u662f",
                   "\u4e0b\u4e00\u7ec4", "\u4e2d\u95f4%\u4f4d\u662f", "\u518d\u6765%\u4f4d"},
          .last = {"\u6700\u540e%\u4f4d\u662f", "\u540e%\u4f4d\u662f", "\u672b%\u4f4d",
                   "\u6700\u540e\u4e00\u7ec4\u662f", "\u5269\u4e0b\u7684%\u4f4d\u662f",
                   "\u6700\u540e%\u4e2a\u5b57\u7b26\u662f"}};
}

class Speaker {
 public:
  Speaker(const Language& language, std::mt19937& random)
      : language_(language),
        random_(random),
        written_(below(2) == 0),
        spaced_(below(2) == 0),
        doubles_(below(2) == 0) {}

  /** The code, group by group, and the same with talk. */
  struct Transcripts {
    std::string plain;
    std::string talked;
  };

  Transcripts speak(const std::string& code, const std::vector<std::size_t>& groups) {
    Transcripts said;
    if (below(3) == 0) said.talked += with(language_.totals, code.size());
    if (below(3) == 0) said.talked += with(language_.groups, groups.size());
    if (below(4) == 0 && groups.front() == groups.back()) said.talked += with(language_.each, groups.front());
    const bool ordered = below(2) == 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::string group = characters(code.substr(at, groups[i]));
      at += groups[i];
      const bool last = i + 1 == groups.size();
      const Words& later = last ? language_.last : language_.next;
      const Words& place = i == 0 ? language_.first : later;
      said.talked += ordered ? with(language_.ordered, i + 1) : with(place, groups[i]);
      said.talked += group;
      said.plain += group;
    }
    if (below(4) == 0) said.talked += with(language_.ends, code.size());
    return said;
  }

 private:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }

  std::string with(const Words& phrases, std::size_t number) {
    std::string phrase = phrases[below(phrases.size())];
    const std::string spoken = written_ ? std::to_string(number) : language_.numbers[number];
    if (const std::size_t at = phrase.find('%'); at != std::string::npos) phrase.replace(at, 1, spoken);
    return phrase + language_.gap;
  }

  /** Letters as they are in Chinese, where they need no doubt, and by their alphabet in English. */
  std::string characters(const std::string& code) {
    static const Words kAlphabet{"alpha",  "bravo",   "charlie", "delta",  "echo",   "foxtrot", "golf",
                                 "hotel",  "india",   "juliett", "kilo",   "lima",   "mike",    "november",
                                 "oscar",  "papa",    "quebec",  "romeo",  "sierra", "tango",   "uniform",
                                 "victor", "whiskey", "xray",    "yankee", "zulu"};
    std::string said;
    for (std::size_t i = 0; i < code.size(); ++i) {
      const char c = code[i];
      if (doubles_ && i + 1 < code.size() && code[i + 1] == c) {
        said += language_.gap + language_.twice + language_.gap;
        ++i;
      }
      const bool digit = c >= '0' && c <= '9';
      const bool spell = !digit && language_.locale == SpokenLocale::en;
      if (spell)
        said += language_.gap + kAlphabet[static_cast<std::size_t>(c - 'A')];
      else if (digit && !written_)
        said += language_.numbers[static_cast<std::size_t>(c - '0')];
      else
        said += c;
      if (!written_ || spaced_ || spell) said += language_.gap;
    }
    return said + language_.gap;
  }

  const Language& language_;
  std::mt19937& random_;
  /** The recogniser writes digits for numbers. */
  bool written_ = false;
  bool spaced_ = false;
  /** Says "double seven" where a character stands twice. */
  bool doubles_ = false;
};

std::vector<std::size_t> groups_of(const Format& format, std::size_t length) {
  std::vector<std::size_t> groups;
  if (const Layout* layout = format.layout_for(length); layout != nullptr)
    groups.assign(layout->view().begin(), layout->view().end());
  for (std::size_t left = groups.empty() ? length : 0; left > 0; left -= groups.back())
    groups.push_back(std::min(kReadGroup, left));
  return groups;
}

std::vector<std::string> kinds_of(const DictateResult& result) {
  std::vector<std::string> kinds;
  for (const Finding& finding : result.check.findings)
    kinds.emplace_back(kFindingKindNames[static_cast<std::size_t>(finding.kind)]);
  return kinds;
}

}  // namespace

TEST_CASE("dictate: talk about groups and counts changes neither the code nor what is said of it") {
  const Catalog catalog;
  Checker checker(catalog);
  Dictator dictator(catalog, checker);
  std::mt19937 random(20250311);
  const std::vector<Language> languages{english(), chinese()};
  for (const char* id : {"jd.ecard", "cmcc.topup", "test.luhn16", "test.mod37-16", "test.groups15"}) {
    const std::int32_t product = catalog.find(id);
    REQUIRE(product >= 0);
    const Format& format = catalog.at(product).secret;
    const std::vector<std::size_t> groups = groups_of(format, format.most());
    for (int i = 0; i < 400; ++i) {
      const std::string code = random_code(format, random);
      const Language& language = languages[random() % 2];
      const Speaker::Transcripts said = Speaker(language, random).speak(code, groups);
      CAPTURE(said.talked);
      const DictateResult& plain = dictator.dictate(to_utf16(said.plain), product, language.locale);
      const std::vector<std::string> kinds = kinds_of(plain);
      const std::vector<std::string> read_back = read_back_of(plain);
      const Verdict verdict = plain.check.verdict;
      const DictateResult& talked = dictator.dictate(to_utf16(said.talked), product, language.locale);
      CHECK(json_string(talked.check.code) == json_string(to_utf16(code)));
      CHECK(talked.check.verdict == verdict);
      CHECK(kinds_of(talked) == kinds);
      CHECK(read_back_of(talked) == read_back);
    }
  }
}

}  // namespace cardmend::test
