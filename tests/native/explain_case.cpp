#include "explain_case.h"

#include <algorithm>

#include "text.h"

namespace cardmend::test {
namespace {

using nlohmann::json;

/** A missing or null field is an empty text; an integer is its decimal digits. */
std::u16string text_of(const json& object, const char* field) {
  if (!object.contains(field) || object.at(field).is_null()) return {};
  const json& value = object.at(field);
  return to_utf16(value.is_string() ? value.get<std::string>() : value.dump());
}

double number_of(const json& object, const char* field) {
  return object.contains(field) && object.at(field).is_number() ? object.at(field).get<double>() : -1;
}

/** Retry-After in seconds, a number or digits; a date needs a clock, which the core does not have. */
double seconds_of(const json& http) {
  if (!http.contains("retryAfter") || !http.at("retryAfter").is_string())
    return number_of(http, "retryAfter");
  const auto text = http.at("retryAfter").get<std::string>();
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return !text.empty() && std::ranges::all_of(text, is_digit) ? std::stod(text) : -1;
}

}  // namespace

FailureCase::FailureCase(const json& data)
    : platform_(text_of(data, "platform")),
      channel_(text_of(data, "channel")),
      code_(text_of(data, "code")),
      text_(text_of(data, "text")),
      elapsed_ms_(number_of(data, "elapsedMs")) {
  if (data.contains("http")) read_http(data.at("http"));
  if (!data.contains("exception")) return;
  const json& exception = data.at("exception");
  exception_ = exception.is_object() ? text_of(exception, "name") + u" " + text_of(exception, "message")
                                     : text_of(data, "exception");
}

void FailureCase::read_http(const json& http) {
  if (http.is_number_integer()) status_ = http.get<std::int32_t>();
  if (!http.is_object()) return;
  status_ = static_cast<std::int32_t>(number_of(http, "status"));
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

Evidence evidence_of(const json& data) {
  Evidence evidence;
  evidence.attempts = data.value("attempts", 0);
  if (data.contains("online")) evidence.online = data.at("online").get<bool>() ? 1 : 0;
  if (!data.contains("check")) return evidence;
  const json& check = data.at("check");
  const auto* const name = std::ranges::find(kVerdictNames, check.value("verdict", ""));
  if (name != std::end(kVerdictNames))
    evidence.verdict = static_cast<std::int32_t>(name - std::begin(kVerdictNames));
  if (check.contains("findings")) evidence.findings = static_cast<std::int32_t>(check.at("findings").size());
  return evidence;
}

}  // namespace cardmend::test
