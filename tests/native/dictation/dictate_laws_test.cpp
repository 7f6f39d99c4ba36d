// What must hold for any transcript.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "cardmend/dictate.h"
#include "dictation/hear.h"
#include "laws/dictation.h"
#include "native/dictation/dictate_answer.h"
#include "native/support/answer.h"
#include "native/support/text.h"
#include "tables/dictation.h"
#include "text/fold.h"

namespace cardmend::test {

using dictation::hear;
using dictation::Heard;
using dictation::HearSpace;
using dictation::SpokenLexicon;
using dictation::SpokenWord;
using text::fold;
using text::Folded;

namespace {

/** Words that dictation knows, code points of all kinds, and halves of pairs, in a random row. */
std::u16string random_transcript(std::mt19937& random, std::size_t words) {
  static const SpokenLexicon lexicon;
  const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::u16string text;
  for (std::size_t i = 0; i < words; ++i) {
    switch (below(8)) {
      case 0:
        text += static_cast<char16_t>(below(0x10000));
        break;
      case 1:
        text += static_cast<char16_t>(0x4E00 + below(0x5000));
        break;
      case 2:
        text += static_cast<char16_t>(0x20 + below(0x60));
        break;
      case 3:
        text += static_cast<char16_t>(0xFF01 + below(0x5E));
        break;
      default: {
        const SpokenWord& word = lexicon.at(below(tables::kSpokenCount));
        text += dictation::spoken_text().substr(word.at, word.length);
      }
    }
    if (below(2) == 0) text += u' ';
  }
  return text;
}

}  // namespace

TEST_CASE("dictate: spans in order, edits that give the code, candidates that are as they say, on any text") {
  const Catalog catalog;
  Checker checker(catalog);
  Dictator dictator(catalog, checker);
  std::mt19937 random(20240607);
  for (int i = 0; i < 6000; ++i) {
    const std::u16string raw = random_transcript(random, 1 + random() % 40);
    const auto product =
        static_cast<std::int32_t>(random() % (static_cast<unsigned>(catalog.size()) + 1)) - 1;
    const auto locale = random() % 2 == 0 ? SpokenLocale::zh_cn : SpokenLocale::en;
    const Field field = random() % 8 == 0 ? Field::number : Field::secret;
    CAPTURE(json_string(raw));
    CAPTURE(product);
    const DictateResult& result = dictator.dictate(raw, product, locale, field);
    CHECK_EQ(laws::broken_by_dictation(raw, result), "");
    const Verdict verdict = result.check.verdict;
    if (verdict == Verdict::valid || verdict == Verdict::repaired) CHECK(result.check.candidates.empty());
    const std::string first = dictate_answer(result);
    CHECK(first == dictate_answer(dictator.dictate(raw, product, locale, field)));
  }
}

TEST_CASE("dictate: a transcript past the limit is refused with its reason") {
  const Catalog catalog;
  Checker checker(catalog);
  Dictator dictator(catalog, checker);
  const std::int32_t product = catalog.find("jd.ecard");
  std::u16string words;
  for (int i = 0; i < 10'000; ++i) words += u"seven ";
  const DictateResult& refused = dictator.dictate(words, product, SpokenLocale::en);
  CHECK(refused.check.verdict == Verdict::refused);
  REQUIRE(refused.check.findings.size() == 1);
  CHECK(refused.check.findings[0].kind == FindingKind::input_too_long);
  CHECK(refused.check.code.empty());
  CHECK(refused.groups().empty());
  words.resize(kMaxInput);
  CHECK(dictator.dictate(words, product, SpokenLocale::en).check.code.size() > 600);
  CHECK(dictator.dictate(std::u16string(kMaxInput, u'\u4e03'), product, SpokenLocale::zh_cn)
            .check.code.size() == kMaxInput);
}

TEST_CASE("dictate: what is heard grows with the words, whatever they are") {
  Folded folded;
  HearSpace space;
  const SpokenLexicon lexicon;
  std::mt19937 random(7);
  for (int i = 0; i < 20; ++i) {
    std::u16string text = random_transcript(random, 1200);
    text.resize(std::min(text.size(), kMaxInput));
    fold(text, folded);
    hear(folded, lexicon, 1, CharSet{}, space);
    // Each word takes units that no other takes.
    std::size_t at = 0;
    for (const Heard& heard : space.heard) {
      CHECK(heard.begin >= at);
      CHECK(heard.end > heard.begin);
      at = heard.end;
    }
    CHECK(space.heard.size() <= space.lexemes.size());
    CHECK(space.lexemes.size() <= folded.text.size());
    folded.wipe();
    space.wipe();
  }
}

TEST_CASE("dictate: wiping leaves nothing that can be told") {
  const Catalog catalog;
  Checker checker(catalog);
  Dictator dictator(catalog, checker);
  const std::int32_t product = catalog.find("jd.ecard");
  const DictateResult& result = dictator.dictate(u"3F2A 81C0 77D4 90B1", product, SpokenLocale::en);
  const std::u16string_view code = result.check.code;
  REQUIRE(code.size() == 16);
  const char16_t* at = code.data();
  dictator.wipe();
  for (std::size_t i = 0; i < 16; ++i) CHECK(at[i] == 0);
}

}  // namespace cardmend::test
