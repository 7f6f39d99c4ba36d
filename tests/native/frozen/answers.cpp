#include "native/frozen/answers.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "native/dictation/dictate_answer.h"
#include "native/explain/explain_answer.h"
#include "native/explain/explain_case.h"
#include "native/frozen/walk.h"
#include "native/layout/layout_answer.h"
#include "native/support/answer.h"
#include "native/support/text.h"
#include "native/support/vectors.h"
#include "native/support/whole.h"
#include "native/texts/extract_answer.h"

namespace cardmend::test {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

Field asked_field(const json& ask) {
  return ask.value("field", std::string("secret")) == "number" ? Field::number : Field::secret;
}

std::string currency_of(const DetectResult& result) {
  return {result.currency.data(), result.currency[0] == 0 ? 0U : 3U};
}

}  // namespace

std::int32_t Answers::product(const json& ask) const {
  const std::string id = ask.at("product").get<std::string>();
  if (id == "detect") return kDetect;
  const std::int32_t index = catalog_.find(id);
  REQUIRE(index >= 0);
  return index;
}

ordered_json Answers::texts(const json& ask) {
  const std::u16string text = raw_of(ask);
  const DetectResult detected = detector_.detect(text);
  // A text that was left half read leaves nothing to the next one.
  std::array<ExtractedCard, 1> one{};
  extractor_.open(u"3F2A-90BC-77DE-A41B $50\n9443156785565049 524521 JDV1000200030004 2027-12-31");
  REQUIRE(extractor_.next(one) == 1);
  const std::string cards = extract_answer(extract_all(extractor_, text), catalog_);
  return {{"extract", whole_of(cards)},
          {"steps", extractor_.steps()},
          {"detect", whole_of(detect_answer(detected, catalog_))},
          {"currency", currency_of(detected)},
          {"overseas", detected.overseas}};
}

ordered_json Answers::dictation(const json& ask) {
  const SpokenLocale locale = ask.at("locale") == "en" ? SpokenLocale::en : SpokenLocale::zh_cn;
  return whole_of(dictate_answer(dictator_.dictate(raw_of(ask), product(ask), locale, asked_field(ask))));
}

ordered_json Answers::check(const json& ask) {
  const std::u16string raw = raw_of(ask);
  const std::int32_t index = product(ask);
  const bool clean = checker_.glance(raw, index, asked_field(ask)).has_value();
  ordered_json answer = whole_of(check_answer(check_all(checker_, raw, index, asked_field(ask))));
  answer.push_back(clean ? "clean" : "not clean");
  return answer;
}

ordered_json Answers::layout(const json& ask) {
  return ordered_json::parse(layout_answer(layouter_.lay_out(
      raw_of(ask), ask.at("caret").get<std::uint32_t>(), catalog_.at(product(ask)), asked_field(ask))));
}

ordered_json Answers::explain(const json& ask) {
  const FailureCase failure(ask.at("failure"));
  const EvidenceCase evidence(ask.value("evidence", json::object()));
  return whole_of(explain_answer(explain_failure(failure.failure(), evidence.evidence())));
}

ordered_json Answers::session(const json& ask) {
  std::mt19937 random(ask.at("seed").get<std::uint32_t>());
  return Walk(random).go().answer;
}

}  // namespace cardmend::test
