// Every unit where it may stand in a text, and so many of one: which are alike, and what is answered to each kind. A set of characters
// and a count have their ends here, whichever part of the core asks for them.
#include <doctest/doctest.h>

#include <array>

#include "cardmend/dictate.h"
#include "cardmend/explain.h"
#include "native/explain/explain_answer.h"
#include "native/frozen/frozen.h"
#include "native/support/answer.h"
#include "native/support/text.h"
#include "native/texts/extract_answer.h"

namespace cardmend::test {
namespace {

/** `_` is the unit. */
std::u16string with_unit(std::u16string_view form, char32_t unit) {
  std::u16string text(form);
  for (char16_t& c : text) c = c == u'_' ? static_cast<char16_t>(unit) : c;
  return text;
}

bool is_ideograph(char32_t c) {
  return c >= 0x3400 && c < 0xA000;
}

/** Those that nothing tells apart but what the fold makes of them, which has its own test: other scripts, syllables, halves of pairs and
 * what is for private use. One of each row is asked. */
bool is_many(char32_t c) {
  if (c > 0x250 && c < 0x2000) return c % 16 != 0;
  return (c > 0xA020 && c < 0xD780) || (c > 0xD820 && c < 0xDBE0) || (c > 0xDC20 && c < 0xDFE0) ||
         (c > 0xE020 && c < 0xF8E0);
}

std::string hex_of_unit(char32_t c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(c >> static_cast<unsigned>(shift)) & 15U];
  return out;
}

/** "separators 0020-0020 ...": the units of an answer in a row. */
template <typename Answer>
void add_runs(std::vector<std::string>& lines, const std::string& name, bool ideographs,
              const Answer& answer) {
  char32_t first = 0;
  char32_t last = 0;
  std::string same = answer(0);
  const auto add = [&] {
    lines.push_back(name + " " + hex_of_unit(first) + "-" + hex_of_unit(last) + " " + same);
  };
  for (char32_t c = 1; c < 0x10000; ++c) {
    if (is_many(c) || (!ideographs && is_ideograph(c) && c % 0x100 != 0)) continue;
    std::string now = answer(c);
    if (now != same) {
      add();
      first = c;
      same = std::move(now);
    }
    last = c;
  }
  add();
}

/** `_` is `fill`, so often. */
std::u16string with_fill(std::u16string_view form, std::u16string_view fill, std::size_t count) {
  std::u16string text;
  for (const char16_t c : form) {
    for (std::size_t i = 0; c == u'_' && i < count; ++i) text += fill;
    if (c != u'_') text += c;
  }
  return text;
}

constexpr std::size_t kMostFills = 36;

/**
 * Each form with each filling, 0..kMostFills times: "3 7 8899..." are the fourth form, the eighth filling, and a hash of
 * all answers, as they are too many to stand here.
 */
template <typename Forms, typename Fills, typename Answer>
std::vector<std::string> counted(const Forms& forms, const Fills& fills, const Answer& answer) {
  std::vector<std::string> lines;
  for (std::size_t form = 0; form < std::size(forms); ++form) {
    for (std::size_t fill = 0; fill < std::size(fills); ++fill) {
      std::uint64_t hash = kNoAnswers;
      for (std::size_t count = 0; count <= kMostFills; ++count)
        hash = hash_of_answers(answer(with_fill(forms[form], fills[fill], count)) + "\n", hash);
      lines.push_back(std::to_string(form) + " " + std::to_string(fill) + " " + std::to_string(hash));
    }
  }
  return lines;
}

constexpr std::array<std::u16string_view, 14> kFills = {
    u"7", u"A", u"a", u"3F", u" ", u"\n", u"-", u".", u",", u"\u200B", u"\u0301", u"\u5361", u"\t", u"0"};

std::string brief_of(const std::vector<ExtractedCard>& cards, const Catalog& catalog) {
  std::string out = std::to_string(cards.size());
  for (const ExtractedCard& card : cards) {
    out += " " + std::string(catalog.id_of(card.product)) + ":" + number_of(card) + ":" +
           std::to_string(card.secret_length) + ":" + std::to_string(card.span.begin) + "-" +
           std::to_string(card.span.end) + ":" + std::to_string(card.probability) + ":" + value_of(card) +
           ":" + expiry_of(card);
  }
  return out;
}

/** Without the characters that a unit becomes. */
std::string brief_of(const CheckResult& result) {
  std::string out(kVerdictNames[static_cast<std::size_t>(result.verdict)]);
  out += " " + std::to_string(result.code.size());
  for (const Finding& finding : result.findings) out += " " + brief(finding);
  for (const Edit& edit : result.edits)
    out += " " + std::string(kEditReasonNames[static_cast<std::size_t>(edit.reason)]) + ":" +
           std::to_string(edit.span.begin) + "-" + std::to_string(edit.span.end);
  return out;
}

}  // namespace

TEST_CASE("frozen units: extract") {
  const Catalog catalog;
  Extractor extractor(catalog);
  std::vector<std::string> lines;
  const auto in = [&](std::u16string_view form) {
    return [&, form](char32_t c) { return brief_of(extract_all(extractor, with_unit(form, c)), catalog); };
  };
  add_runs(
      lines, "separators", false,
      in(u"\u5361\u53F7_9443156785565049 \u5BC6\u7801_524521\n3F2A_90BC_77DE_A41B\n_0D4E-81C6-52FA-7B39_ "
         u"50_00"));
  add_runs(lines, "name", true, in(u"\u4F18\u60E0_:0D4E81C652FA7B39"));
  compare_lines("units_extract", lines);
}

TEST_CASE("frozen units: check and glance") {
  const Catalog catalog;
  Checker checker(catalog);
  std::vector<std::string> lines;
  const std::int32_t product = catalog.find("jd.ecard");
  add_runs(lines, "groups", false, [&](char32_t c) {
    const std::u16string text = with_unit(u"3F2A_90BC77DE__A41B_", c);
    const std::string clean = checker.glance(text, product) ? "clean " : "";
    return clean + brief_of(checker.check(text, product));
  });
  add_runs(lines, "label", false, [&](char32_t c) {
    return brief_of(checker.check(with_unit(u"\u5361_\u5BC6_3F2A90BC77DEA41B_a", c), product));
  });
  compare_lines("units_check", lines);
}

TEST_CASE("frozen units: dictate") {
  const Catalog catalog;
  Checker checker(catalog);
  Dictator dictator(catalog, checker);
  std::vector<std::string> lines;
  const std::int32_t product = catalog.find("jd.ecard");
  add_runs(lines, "spoken", false, [&](char32_t c) {
    return brief_of(
        dictator.dictate(with_unit(u"3F2A_90BC 77_ double_a 4", c), product, SpokenLocale::en).check);
  });
  compare_lines("units_dictate", lines);
}

TEST_CASE("frozen units: explain") {
  std::vector<std::string> lines;
  add_runs(lines, "wording", false, [](char32_t c) {
    const std::u16string text = with_unit(u"voucher_has expi_red \u8BF7_\u7A0D\u540E5_\u5206\u949F", c);
    const Explanation why = explain_failure({.platform = u"jd", .text = text}, {});
    return std::to_string(why.causes[0].cause) + " " + std::to_string(why.causes[0].share) + " " +
           std::to_string(why.cause_count);
  });
  compare_lines("units_explain", lines);
}

TEST_CASE("frozen counts: extract") {
  const Catalog catalog;
  Extractor extractor(catalog);
  constexpr std::array<std::u16string_view, 13> kForms = {
      u"\u5361\u53F7_9443156785565049 \u5BC6\u7801 524521",
      u"\u5361\u53F7 9443156785565049_524521",
      u"3F2A-90BC_77DE-A41B",
      u"_",
      u"PIN: _",
      u"\u5BC6\u7801:_ \u9762\u503C100\u5143",
      u"\u5361_\u5BC6:3F2A90BC77DEA41B",
      u"card _ number: 9443156785565049 PIN 524521",
      u"$_ 3F2A90BC77DEA41B",
      u"&#x_41;3F2A90BC77DEA41B",
      u"code_id=3F2A90BC77DEA41B&_=1",
      u"<td>_</td><td>3F2A90BC77DEA41B</td>",
      u"\u6709\u6548\u671F 2027_12_31 3F2A90BC77DEA41B"};
  compare_lines("counts_extract", counted(kForms, kFills, [&](const std::u16string& text) {
                  return brief_of(extract_all(extractor, text), catalog);
                }));
}

TEST_CASE("frozen counts: check and glance") {
  const Catalog catalog;
  Checker checker(catalog);
  constexpr std::array<std::u16string_view, 6> kForms = {u"_",
                                                         u"3F2A-90BC_77DE-A41B",
                                                         u"\u5361\u53F7_9443156785565049 \u5BC6\u7801 524521",
                                                         u"Your code is _ 3F2A90BC77DEA41B",
                                                         u"138_00138000",
                                                         u"1.5E+_1 _"};
  std::vector<std::string> lines;
  for (const std::string_view id : {"jd.ecard", "steam.wallet", "suning.gift-card", "test.case27", ""}) {
    const std::int32_t product = id.empty() ? kDetect : catalog.find(id);
    for (const std::string& line : counted(kForms, kFills, [&](const std::u16string& text) {
           const std::string clean = checker.glance(text, product) ? "clean " : "";
           return clean + brief_of(checker.check(text, product));
         }))
      lines.push_back(std::string(id) + " " + line);
  }
  compare_lines("counts_check", lines);
}

TEST_CASE("frozen counts: dictate") {
  const Catalog catalog;
  Checker checker(catalog);
  Dictator dictator(catalog, checker);
  const std::int32_t product = catalog.find("jd.ecard");
  constexpr std::array<std::u16string_view, 5> kForms = {u"_", u"double _", u"group _ 3F2A", u"3F2A _ 90BC",
                                                         u"\u7B2C_\u7EC4 3F2A"};
  constexpr std::array<std::u16string_view, 12> kSaid = {u"five ",   u"and ",   u"hundred ", u"A ",
                                                         u"double ", u"~",      u"twenty ",  u"7",
                                                         u"\u4E94",  u"\u5341", u"\u4E2A",   u"no "};
  std::vector<std::string> lines;
  for (const SpokenLocale locale : {SpokenLocale::en, SpokenLocale::zh_cn}) {
    for (const std::string& line : counted(kForms, kSaid, [&](const std::u16string& text) {
           return brief_of(dictator.dictate(text, product, locale).check);
         }))
      lines.push_back((locale == SpokenLocale::en ? "en " : "zh ") + line);
  }
  compare_lines("counts_dictate", lines);
}

}  // namespace cardmend::test
