#include "native/explain/explain_case.h"

#include <unicode/unistr.h>

#include <algorithm>

#include "native/support/text.h"
#include "tables/knowledge.h"

namespace cardmend::test {
namespace {

using nlohmann::json;

/** An integer is its decimal digits; whatever is no text and no number is an empty text. */
std::u16string text_of(const json& object, const char* field) {
  if (!object.contains(field) || object.at(field).is_null()) return {};
  const json& value = object.at(field);
  if (!value.is_string() && !value.is_number()) return {};
  return to_utf16(value.is_string() ? value.get<std::string>() : value.dump());
}

/** As bindings/js/explain/facts.ts does: Chinese in GBK that was read as Latin-1, where it is nothing else. */
std::u16string from_gbk(const std::u16string& text) {
  std::string bytes;
  bool is_utf8 = true;
  bool is_gbk = true;
  for (const char16_t unit : text) bytes += static_cast<char>(unit < 0x100 ? unit : 0xFF);
  const auto byte = [&bytes](std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
  };
  const auto between = [](int value, int least, int most) { return value >= least && value <= most; };
  for (std::size_t at = 0; at < bytes.size(); at += byte(at) < 0x80 ? 1 : 3) {
    const bool three = between(byte(at), 0xE2, 0xEF) && between(byte(at + 1), 0x80, 0xBF) &&
                       between(byte(at + 2), 0x80, 0xBF);
    is_utf8 = is_utf8 && (byte(at) < 0x80 || three);
  }
  for (std::size_t at = 0; at < bytes.size(); at += byte(at) < 0x80 ? 1 : 2) {
    is_gbk =
        is_gbk && (byte(at) < 0x80 || (between(byte(at), 0xA1, 0xF7) && between(byte(at + 1), 0xA1, 0xFE)));
  }
  if (is_utf8 || !is_gbk) return text;
  const icu::UnicodeString meant(bytes.data(), static_cast<std::int32_t>(bytes.size()), "gb18030");
  return {meant.getBuffer(), static_cast<std::size_t>(meant.length())};
}

double number_in(const json& object, const char* field) {
  return object.contains(field) && object.at(field).is_number() ? object.at(field).get<double>() : -1;
}

/** Retry-After in seconds, a number or digits; a date needs a clock, which the core does not have. */
double seconds_of(const json& http) {
  if (!http.contains("retryAfter") || !http.at("retryAfter").is_string())
    return number_in(http, "retryAfter");
  const auto text = http.at("retryAfter").get<std::string>();
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return !text.empty() && std::ranges::all_of(text, is_digit) ? std::stod(text) : -1;
}

}  // namespace

FailureCase::FailureCase(const json& data)
    : platform_(text_of(data, "platform")),
      channel_(text_of(data, "channel")),
      code_(text_of(data, "code")),
      text_(from_gbk(text_of(data, "text"))),
      elapsed_ms_(number_in(data, "elapsedMs")) {
  if (data.contains("http")) read_http(data.at("http"));
  if (!data.contains("exception")) return;
  const json& exception = data.at("exception");
  exception_ = exception.is_object() ? text_of(exception, "name") + u" " + text_of(exception, "message")
                                     : text_of(data, "exception");
}

void FailureCase::read_http(const json& http) {
  if (http.is_number_integer()) status_ = http.get<std::int32_t>();
  if (!http.is_object()) return;
  status_ = static_cast<std::int32_t>(number_in(http, "status"));
  content_type_ = text_of(http, "contentType");
  const double seconds = seconds_of(http);
  if (seconds >= 0) retry_after_ms_ = seconds * 1000;
}

Failure FailureCase::failure() const {
  return {.platform = platform_,
          .channel = channel_,
          .code = code_,
          .text = text_,
          .content_type = content_type_,
          .exception = exception_,
          .http_status = status_,
          .retry_after_ms = retry_after_ms_,
          .elapsed_ms = elapsed_ms_};
}

namespace {

struct NumberField {
  const char* name;
  Signal signal;
};

constexpr NumberField kNumberFields[] = {
    {"attempts", Signal::attempts},
    {"sinceLastMs", Signal::since_last_ms},
    {"otherCodes", Signal::other_codes},
    {"recentTimeouts", Signal::recent_timeouts},
    {"hour", Signal::hour},
    {"accountAgeDays", Signal::account_age_days},
    {"cacheAgeHours", Signal::cache_age_hours},
    {"amount", Signal::amount},
};

constexpr NumberField kFlagFields[] = {
    {"online", Signal::online},
    {"networkChanged", Signal::network_changed},
    {"salesPeak", Signal::sales_peak},
    {"plugin", Signal::plugin},
};

/** The place of a word in its list; kNotKnown if it is none. */
template <std::size_t N>
std::int32_t place_of(const json& object, const char* field, const std::string_view (&names)[N]) {
  const auto word = object.contains(field) && object.at(field).is_string()
                        ? object.at(field).get<std::string>()
                        : std::string();
  const auto* const found = std::ranges::find(names, word);
  return found == std::end(names) ? kNotKnown : static_cast<std::int32_t>(found - std::begin(names));
}

/** What bindings/js/explain/facts.ts makes of a number: whole, and within what 32 bits hold. */
std::int32_t whole(const json& value) {
  if (!value.is_number()) return kNotKnown;
  const auto number = value.get<double>();
  if (number < 0) return -1;
  return number < 2147483647.0 ? static_cast<std::int32_t>(number) : 2147483647;
}

/** As bindings/js/explain/signals.ts does, for regions of ASCII. */
std::int32_t regions_differ(const json& data) {
  const auto text_in = [&data](const char* field) {
    std::string text = data.value(field, std::string());
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
  };
  for (const char* field : {"cardRegion", "accountRegion"}) {
    if (!data.contains(field) || !data.at(field).is_string()) return kNotKnown;
  }
  return text_in("cardRegion") == text_in("accountRegion") ? 0 : 1;
}

void read_check(const json& check, Evidence& out) {
  out.with(Signal::verdict, place_of(check, "verdict", kVerdictNames));
  if (check.contains("findings")) {
    const json& findings = check.at("findings");
    const auto is_ambiguous = [](const json& one) { return one.value("kind", "") == "ambiguous-character"; };
    out.with(Signal::findings, static_cast<std::int32_t>(findings.size()));
    out.with(Signal::ambiguous, static_cast<std::int32_t>(std::ranges::count_if(findings, is_ambiguous)));
  }
  if (check.contains("edits")) {
    const auto is_repair = [](const json& one) { return one.value("kind", "") == "repair"; };
    out.with(Signal::repairs, static_cast<std::int32_t>(std::ranges::count_if(check.at("edits"), is_repair)));
  }
}

}  // namespace

EvidenceCase::EvidenceCase(const json& data) {
  for (const auto& [name, signal] : kNumberFields) {
    if (data.contains(name)) told_.with(signal, whole(data.at(name)));
  }
  for (const auto& [name, signal] : kFlagFields) {
    if (data.contains(name) && data.at(name).is_boolean())
      told_.with(signal, data.at(name).get<bool>() ? 1 : 0);
  }
  told_.with(Signal::origin, place_of(data, "origin", kCardOriginNames));
  told_.with(Signal::other_region, regions_differ(data));
  if (data.contains("check")) read_check(data.at("check"), told_);
  for (const json& id : data.value("tried", json::array())) {
    const auto* const found = std::ranges::find(tables::kRemedyIds, id.get<std::string>());
    if (found != std::end(tables::kRemedyIds))
      tried_.push_back(static_cast<char16_t>(found - std::begin(tables::kRemedyIds)));
  }
}

Evidence EvidenceCase::evidence() const {
  Evidence evidence = told_;
  evidence.tried = tried_;
  return evidence;
}

}  // namespace cardmend::test
