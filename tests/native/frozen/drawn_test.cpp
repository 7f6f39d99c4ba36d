// What is answered to texts that nobody wrote: tens of thousands of each kind, drawn from those of the frozen questions.
#include <doctest/doctest.h>

#include <array>

#include "cardmend/dictate.h"
#include "cardmend/layout.h"
#include "native/dictation/dictate_answer.h"
#include "native/explain/explain_answer.h"
#include "native/explain/explain_case.h"
#include "native/frozen/drawn.h"
#include "native/frozen/drawn_asks.h"
#include "native/frozen/drawn_forms.h"
#include "native/frozen/drawn_talk.h"
#include "native/layout/layout_answer.h"
#include "native/support/answer.h"
#include "native/support/text.h"
#include "native/texts/extract_answer.h"

namespace cardmend::test {

using nlohmann::json;

TEST_CASE("frozen by chance: extract and detect") {
  const Catalog catalog;
  Extractor extractor(catalog);
  Detector detector(catalog);
  DrawnTexts drawn(1, all_texts());
  DrawnMessages messages(catalog, 4);
  compare_drawn("texts", 40000, [&] {
    const std::u16string text = drawn.one_in(3) ? drawn.near(messages.next()) : drawn.text();
    const std::string answer = extract_answer(extract_all(extractor, text), catalog);
    return DrawnAnswer{json_string(text), answer + detect_answer(detector.detect(text), catalog)};
  });
}

TEST_CASE("frozen by chance: check") {
  const Catalog catalog;
  Checker checker(catalog);
  DrawnTexts drawn(2, all_texts());
  compare_drawn("check", 24000, [&] {
    const std::u16string raw = drawn.text();
    const std::int32_t product =
        drawn.one_in(4) ? kDetect : static_cast<std::int32_t>(drawn.below(catalog.size()));
    const Field field = drawn.one_in(4) ? Field::number : Field::secret;
    const std::string asked = product == kDetect ? "detect" : std::string(catalog.id_of(product));
    return DrawnAnswer{asked + (field == Field::number ? " number " : " ") + json_string(raw),
                       check_answer(check_all(checker, raw, product, field))};
  });
}

namespace {

DrawnAnswer dictated(Dictator& dictator, const Catalog& catalog, const std::u16string& raw,
                     std::int32_t product, SpokenLocale locale) {
  const std::string asked =
      std::string(catalog.id_of(product)) + (locale == SpokenLocale::en ? " en " : " zh-CN ");
  return {asked + json_string(raw), dictate_answer(dictator.dictate(raw, product, locale, Field::secret))};
}

}  // namespace

TEST_CASE("frozen by chance: dictate") {
  const Catalog catalog;
  Checker checker(catalog);
  Dictator dictator(catalog, checker);
  DrawnTexts drawn(3, asked_texts("dictation", kDictations));
  compare_drawn("dictation", 16000, [&] {
    const std::u16string raw = drawn.text();
    const auto product = static_cast<std::int32_t>(drawn.below(catalog.size()));
    const SpokenLocale locale = drawn.one_in(2) ? SpokenLocale::en : SpokenLocale::zh_cn;
    return dictated(dictator, catalog, raw, product, locale);
  });
}

TEST_CASE("frozen by chance: dictate talk") {
  const Catalog catalog;
  Checker checker(catalog);
  Dictator dictator(catalog, checker);
  DrawnTalk talk(8);
  DrawnTexts drawn(8, asked_texts("dictation", kDictations));
  compare_drawn("talk", 16000, [&] {
    const SpokenLocale locale = drawn.one_in(2) ? SpokenLocale::en : SpokenLocale::zh_cn;
    const std::u16string raw = drawn.one_in(6) ? drawn.near(talk.next(locale)) : talk.next(locale);
    const auto product = static_cast<std::int32_t>(drawn.below(catalog.size()));
    return dictated(dictator, catalog, raw, product, locale);
  });
}

TEST_CASE("frozen by chance: extract and check of what is no code") {
  const Catalog catalog;
  Extractor extractor(catalog);
  Checker checker(catalog);
  DrawnForms forms(9);
  DrawnTexts drawn(9, all_texts());
  compare_drawn("forms", 10000, [&] {
    const std::u16string raw = drawn.one_in(6) ? drawn.near(forms.next()) : forms.next();
    const auto product = static_cast<std::int32_t>(drawn.below(catalog.size()));
    const std::string answer = extract_answer(extract_all(extractor, raw), catalog);
    return DrawnAnswer{std::string(catalog.id_of(product)) + " " + json_string(raw),
                       answer + check_answer(check_all(checker, raw, product, Field::secret))};
  });
}

TEST_CASE("frozen by chance: layout") {
  const Catalog catalog;
  Layouter layouter;
  DrawnTexts drawn(4, asked_texts("layout", kLayouts));
  compare_drawn("layout", 20000, [&] {
    const std::u16string raw = drawn.text();
    const auto product = static_cast<std::int32_t>(drawn.below(catalog.size()));
    const std::uint32_t caret = drawn.below(raw.size() + 1);
    const Field field = drawn.one_in(4) ? Field::number : Field::secret;
    const std::string asked = std::string(catalog.id_of(product)) + " " + std::to_string(caret) + " ";
    return DrawnAnswer{asked + json_string(raw),
                       layout_answer(layouter.lay_out(raw, caret, catalog.at(product), field))};
  });
}

TEST_CASE("frozen by chance: explain") {
  DrawnFailures failures(5);
  compare_drawn("explain", 12000, [&] {
    const json ask = failures.next();
    const FailureCase failure(ask.at("failure"));
    const EvidenceCase evidence(ask.at("evidence"));
    return DrawnAnswer{ask.dump(-1, ' ', true),
                       explain_answer(explain_failure(failure.failure(), evidence.evidence()))};
  });
}

TEST_CASE("frozen by chance: explain sentences") {
  constexpr std::array<std::u16string_view, 5> kPlatforms = {u"jd", u"taobao", u"pinduoduo", u"suning", u""};
  DrawnSentences sentences(7);
  std::size_t number = 0;
  compare_drawn("sentences", 24000, [&] {
    const std::u16string text = sentences.next();
    // What is told with "too many requests" is a wait, if anything is.
    const std::int32_t status = number % 3 == 0 ? 429 : 0;
    const Failure failure{
        .platform = kPlatforms[number++ % kPlatforms.size()], .text = text, .http_status = status};
    const std::string asked = (status == 0 ? "" : "429 ") + json_string(text);
    return DrawnAnswer{asked, explain_answer(explain_failure(failure, {}))};
  });
}

}  // namespace cardmend::test
