// tests/vectors/extract and tests/vectors/detect, run natively.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "native/support/text.h"
#include "native/support/vectors.h"
#include "native/support/whole.h"
#include "native/texts/extract_answer.h"

namespace cardmend::test {
namespace {

/** "jd.ecard JDV1000200030004 3F2A90BC77DEA41B 100 CNY until 2027-12-31": how the vectors write a card;
 * behind it what was found ("scientific-notation 6-17") and offered ("or 039271"). */
std::string brief(const ExtractedCard& card, const Catalog& catalog) {
  const auto or_dash = [](const std::string& text) { return text.empty() ? std::string("-") : text; };
  std::string out = card.product < 0 ? "?" : std::string(catalog.id_of(card.product));
  out += " " + or_dash(number_of(card)) + " " + or_dash(secret_of(card));
  if (card.value != 0) out += " " + value_of(card);
  if (card.expiry != 0) out += " until " + expiry_of(card);
  for (std::size_t i = 0; i < card.finding_count; ++i) {
    const Finding& finding = card.findings[i];
    out += " " + std::string(kFindingKindNames[static_cast<std::size_t>(finding.kind)]) + " " +
           std::to_string(finding.span.begin) + "-" + std::to_string(finding.span.end);
  }
  for (const std::string& offer :
       {offer_of(number_of(card), card.number_zeros), offer_of(secret_of(card), card.secret_zeros)})
    out += offer.empty() ? "" : " or " + offer;
  return out;
}

/** "jd.ecard named secret-form": how the vectors write a product and its reasons. */
std::string brief(const Detection& detection, const Catalog& catalog) {
  std::string out(catalog.id_of(detection.product));
  for (const std::string& reason : reasons_of(detection)) out += " " + reason;
  return out;
}

}  // namespace

TEST_CASE("extract gives what the vectors expect") {
  const Catalog catalog;
  Extractor extractor(catalog);
  std::vector<std::string> answers;
  for (const auto& [name, data] : load_cases("extract")) {
    CAPTURE(name);
    const std::u16string text = raw_of(data);
    const std::vector<ExtractedCard> cards = extract_all(extractor, text);
    std::vector<std::string> briefs;
    briefs.reserve(cards.size());
    for (const ExtractedCard& card : cards) briefs.push_back(brief(card, catalog));
    INFO("answer: ", extract_answer(cards, catalog));
    if (data.contains("expect")) CHECK(briefs == data.at("expect").get<std::vector<std::string>>());
    if (data.contains("spans")) {
      std::vector<std::string> spans;
      for (const ExtractedCard& card : cards) {
        for (const Span span : {card.span, card.number_span, card.secret_span})
          spans.push_back(std::to_string(span.begin) + "-" + std::to_string(span.end));
      }
      CHECK(spans == data.at("spans").get<std::vector<std::string>>());
    }
    answers.push_back(extract_answer(cards, catalog));
    compare_whole(data, answers.back());
  }
  CHECK(answers.size() >= 80);
  write_answers("extract", answers);
}

TEST_CASE("detect gives what the vectors expect") {
  const Catalog catalog;
  Detector detector(catalog);
  std::vector<std::string> answers;
  for (const auto& [name, data] : load_cases("detect")) {
    CAPTURE(name);
    const DetectResult result = detector.detect(raw_of(data));
    INFO("answer: ", detect_answer(result, catalog));
    std::vector<std::string> briefs;
    int first = 0;
    int sum = 0;
    for (const Detection& detection : result.view()) {
      briefs.push_back(brief(detection, catalog));
      sum += detection.probability;
      if (first == 0) first = detection.probability;
    }
    if (data.contains("expect")) CHECK(briefs == data.at("expect").get<std::vector<std::string>>());
    CHECK(sum <= 1004);
    // The likeliest has a share between these two, in parts of a thousand.
    CHECK(first >= data.value("atLeast", 0));
    CHECK(first <= data.value("atMost", 1000));
    CHECK(std::string(result.currency.data(), result.currency[0] == 0 ? 0 : 3) ==
          data.value("currency", std::string{}));
    CHECK(result.overseas == data.value("overseas", false));
    answers.push_back(detect_answer(result, catalog));
    compare_whole(data, answers.back());
  }
  CHECK(answers.size() >= 50);
  write_answers("detect", answers);
}

}  // namespace cardmend::test
