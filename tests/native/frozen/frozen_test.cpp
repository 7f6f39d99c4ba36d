// What is answered to texts near to those of the vectors, in whole: that an answer changed is told, whichever part of it.
#include <doctest/doctest.h>

#include <array>

#include "cardmend/dictate.h"
#include "cardmend/layout.h"
#include "native/dictation/dictate_answer.h"
#include "native/explain/explain_answer.h"
#include "native/explain/explain_case.h"
#include "native/frozen/frozen.h"
#include "native/layout/layout_answer.h"
#include "native/support/answer.h"
#include "native/support/text.h"
#include "native/support/vectors.h"
#include "native/support/whole.h"
#include "native/texts/extract_answer.h"

namespace cardmend::test {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

std::int32_t asked_product(const Catalog& catalog, const json& ask) {
  const std::string id = ask.at("product").get<std::string>();
  if (id == "detect") return kDetect;
  const std::int32_t index = catalog.find(id);
  REQUIRE(index >= 0);
  return index;
}

Field asked_field(const json& ask) {
  return ask.value("field", std::string("secret")) == "number" ? Field::number : Field::secret;
}

std::string currency_of(const DetectResult& result) {
  return {result.currency.data(), result.currency[0] == 0 ? 0U : 3U};
}

}  // namespace

TEST_CASE("frozen answers: extract and detect") {
  const Catalog catalog;
  Extractor extractor(catalog);
  Detector detector(catalog);
  compare_frozen("texts", [&](const json& ask) {
    const std::u16string text = raw_of(ask);
    const DetectResult detected = detector.detect(text);
    // A text that was left half read leaves nothing to the next one.
    std::array<ExtractedCard, 1> one{};
    extractor.open(u"3F2A-90BC-77DE-A41B $50\n9443156785565049 524521 JDV1000200030004 2027-12-31");
    REQUIRE(extractor.next(one) == 1);
    const std::string cards = extract_answer(extract_all(extractor, text), catalog);
    return ordered_json{{"extract", whole_of(cards)},
                        {"steps", extractor.steps()},
                        {"detect", whole_of(detect_answer(detected, catalog))},
                        {"currency", currency_of(detected)},
                        {"overseas", detected.overseas}};
  });
}

TEST_CASE("frozen answers: dictate") {
  const Catalog catalog;
  Checker checker(catalog);
  Dictator dictator(catalog, checker);
  compare_frozen("dictation", [&](const json& ask) {
    const SpokenLocale locale = ask.at("locale") == "en" ? SpokenLocale::en : SpokenLocale::zh_cn;
    return ordered_json(whole_of(dictate_answer(
        dictator.dictate(raw_of(ask), asked_product(catalog, ask), locale, asked_field(ask)))));
  });
}

TEST_CASE("frozen answers: check") {
  const Catalog catalog;
  Checker checker(catalog);
  compare_frozen("check", [&](const json& ask) {
    const std::u16string raw = raw_of(ask);
    const std::int32_t product = asked_product(catalog, ask);
    const bool clean = checker.glance(raw, product, asked_field(ask)).has_value();
    ordered_json answer = whole_of(check_answer(check_all(checker, raw, product, asked_field(ask))));
    answer.push_back(clean ? "clean" : "not clean");
    return answer;
  });
}

TEST_CASE("frozen answers: layout") {
  const Catalog catalog;
  Layouter layouter;
  compare_frozen("layout", [&](const json& ask) {
    const std::u16string raw = raw_of(ask);
    const Product& product = catalog.at(asked_product(catalog, ask));
    return ordered_json::parse(layout_answer(
        layouter.lay_out(raw, ask.at("caret").get<std::uint32_t>(), product, asked_field(ask))));
  });
}

TEST_CASE("frozen answers: explain") {
  compare_frozen("explain", [](const json& ask) {
    const FailureCase failure(ask.at("failure"));
    const EvidenceCase evidence(ask.value("evidence", json::object()));
    return ordered_json(whole_of(explain_answer(explain_failure(failure.failure(), evidence.evidence()))));
  });
}

}  // namespace cardmend::test
