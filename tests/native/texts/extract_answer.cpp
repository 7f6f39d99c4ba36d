#include "native/texts/extract_answer.h"

#include <array>
#include <cstdio>

#include "native/support/text.h"

namespace cardmend::test {
namespace {

std::string in_quotes(std::string_view text) {
  return text.empty() ? "null" : json_string(text);
}

std::string span_json(Span span) {
  return "[" + std::to_string(span.begin) + "," + std::to_string(span.end) + "]";
}

std::string findings_json(const ExtractedCard& card) {
  std::string out = "[";
  for (std::size_t i = 0; i < card.finding_count; ++i) {
    const Finding& finding = card.findings[i];
    if (i > 0) out += ",";
    out += R"({"kind":")" + std::string(kFindingKindNames[static_cast<std::size_t>(finding.kind)]) +
           R"(","span":)" + span_json(finding.span) + ",\"params\":[" + std::to_string(finding.params[0]) +
           "," + std::to_string(finding.params[1]) + "," + std::to_string(finding.params[2]) + "]}";
  }
  return out + "]";
}

std::string value_json(const ExtractedCard& card) {
  if (card.value == 0) return "null";
  const std::string currency = card.currency[0] == 0 ? "" : std::string(card.currency.data(), 3);
  return R"({"hundredths":)" + std::to_string(card.value) + R"(,"currency":)" + in_quotes(currency) + "}";
}

}  // namespace

std::vector<ExtractedCard> extract_all(Extractor& extractor, std::u16string_view text) {
  std::vector<ExtractedCard> all;
  std::array<ExtractedCard, 3> some{};
  extractor.open(text);
  for (;;) {
    const std::size_t count = extractor.next(some);
    if (count == 0) return all;
    all.insert(all.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(count));
  }
}

std::string number_of(const ExtractedCard& card) {
  return {card.number.data(), card.number_length};
}

std::string secret_of(const ExtractedCard& card) {
  return {card.secret.data(), card.secret_length};
}

std::string offer_of(const std::string& code, std::size_t zeros) {
  return zeros == 0 ? std::string() : std::string(zeros, '0') + code;
}

std::string value_of(const ExtractedCard& card) {
  if (card.value == 0) return {};
  std::string text = std::to_string(card.value / 100);
  if (card.value % 100 != 0) {
    const std::uint32_t rest = card.value % 100;
    text += rest < 10 ? ".0" : ".";
    text += std::to_string(rest);
  }
  if (card.currency[0] != 0) text += " " + std::string(card.currency.data(), 3);
  return text;
}

std::string expiry_of(const ExtractedCard& card) {
  if (card.expiry == 0) return {};
  std::array<char, 16> text{};
  const unsigned year = card.expiry / 10000;
  const unsigned month = card.expiry / 100 % 100;
  const unsigned day = card.expiry % 100;
  if (day == 0) {
    std::snprintf(text.data(), text.size(), "%04u-%02u", year, month);
  } else {
    std::snprintf(text.data(), text.size(), "%04u-%02u-%02u", year, month, day);
  }
  return text.data();
}

std::vector<std::string> reasons_of(const Detection& detection) {
  std::vector<std::string> reasons;
  for (std::size_t i = 0; i < std::size(kDetectReasonNames); ++i) {
    if (((detection.reasons >> i) & 1U) != 0) reasons.emplace_back(kDetectReasonNames[i]);
  }
  return reasons;
}

std::string extract_answer(const std::vector<ExtractedCard>& cards, const Catalog& catalog) {
  std::string out = "[";
  for (const ExtractedCard& card : cards) {
    if (out.size() > 1) out += ",";
    out += "{\"product\":" + in_quotes(catalog.id_of(card.product)) +
           ",\"perMille\":" + std::to_string(card.probability) +
           ",\"number\":" + json_string(number_of(card)) + ",\"secret\":" + json_string(secret_of(card)) +
           ",\"span\":" + span_json(card.span) + ",\"numberSpan\":" + span_json(card.number_span) +
           ",\"secretSpan\":" + span_json(card.secret_span) + ",\"value\":" + value_json(card) +
           ",\"expiry\":" + in_quotes(expiry_of(card)) + ",\"offers\":[" +
           json_string(offer_of(number_of(card), card.number_zeros)) + "," +
           json_string(offer_of(secret_of(card), card.secret_zeros)) +
           "],\"findings\":" + findings_json(card) + "}";
  }
  return out + "]";
}

std::string detect_answer(const DetectResult& result, const Catalog& catalog) {
  std::string out = "[";
  for (const Detection& detection : result.view()) {
    if (out.size() > 1) out += ",";
    out += "{\"product\":" + json_string(catalog.id_of(detection.product)) +
           ",\"perMille\":" + std::to_string(detection.probability) + ",\"why\":[";
    bool first = true;
    for (const std::string& reason : reasons_of(detection)) {
      if (!first) out += ",";
      first = false;
      out += json_string(reason);
    }
    out += "]}";
  }
  return out + "]";
}

}  // namespace cardmend::test
