#include "native/support/answer.h"

#include <cstring>

#include "format/shipped.h"

#include "native/support/text.h"

namespace cardmend::test {

using format::shipped_names;

namespace {

std::string span_of(Span span) {
  return std::to_string(span.begin) + "-" + std::to_string(span.end);
}

std::string name(std::string_view word) {
  return json_string(word);
}

std::string finding_json(const Finding& finding) {
  return "{\"kind\":" + name(kFindingKindNames[static_cast<std::size_t>(finding.kind)]) + ",\"span\":[" +
         std::to_string(finding.span.begin) + "," + std::to_string(finding.span.end) + "],\"params\":[" +
         std::to_string(finding.params[0]) + "," + std::to_string(finding.params[1]) + "," +
         std::to_string(finding.params[2]) + "]}";
}

std::string edit_json(const Edit& edit) {
  const auto reason = static_cast<std::size_t>(edit.reason);
  return "{\"kind\":" + name(kEditKindNames[static_cast<std::size_t>(kEditKinds[reason])]) + ",\"span\":[" +
         std::to_string(edit.span.begin) + "," + std::to_string(edit.span.end) +
         "],\"to\":" + json_string(std::string_view(edit.to.data(), edit.to_length)) +
         ",\"why\":" + name(kEditReasonNames[reason]) + "}";
}

/** NUL is nothing. */
std::string character_json(const char& c) {
  return json_string(std::string_view(&c, c == 0 ? 0 : 1));
}

std::string doubt_json(const Doubt& doubt) {
  return "{\"span\":[" + std::to_string(doubt.span.begin) + "," + std::to_string(doubt.span.end) +
         "],\"index\":" + std::to_string(doubt.index) + ",\"perMille\":" + std::to_string(doubt.probability) +
         ",\"readings\":" +
         json_string(
             std::string_view(doubt.readings.data(), strnlen(doubt.readings.data(), doubt.readings.size()))) +
         "}";
}

std::string candidate_json(const Candidate& candidate) {
  const auto change_json = [](const Change& change) {
    return "{\"index\":" + std::to_string(change.index) + ",\"from\":" + character_json(change.from) +
           ",\"to\":" + character_json(change.to) + "}";
  };
  return "{\"code\":" + json_string(std::string_view(candidate.code.data(), candidate.length)) +
         ",\"perMille\":" + std::to_string(candidate.probability) + ",\"changes\":" +
         json_list(std::span(candidate.changes.data(), candidate.change_count), change_json) + "}";
}

}  // namespace

const CheckResult& check_all(Checker& checker, std::u16string_view raw, std::int32_t product, Field field,
                             const Typing& typing) {
  const CheckResult& result = checker.check(raw, product, field, typing);
  return checker.add_offers(result.offers, typing.way);
}

const CheckResult& check_later(Checker& checker, std::u16string_view raw, const CleanCode& clean,
                               Field field) {
  checker.check_as(raw, clean.product, field);
  return checker.add_offers(clean.offers);
}

std::string check_answer(const CheckResult& result) {
  const std::string product =
      result.product < 0 ? "null" : json_string(shipped_names()[static_cast<std::size_t>(result.product)].id);
  return "{\"verdict\":" + name(kVerdictNames[static_cast<std::size_t>(result.verdict)]) +
         ",\"product\":" + product + ",\"code\":" + json_string(result.code) +
         ",\"number\":" + json_string(result.number) +
         ",\"findings\":" + json_list(result.findings, finding_json) +
         ",\"edits\":" + json_list(result.edits, edit_json) +
         ",\"candidates\":" + json_list(result.candidates, candidate_json) +
         ",\"doubts\":" + json_list(result.doubts, doubt_json) + "}";
}

std::string brief(const Finding& finding) {
  return std::string(kFindingKindNames[static_cast<std::size_t>(finding.kind)]) + " " + span_of(finding.span);
}

std::string brief(const Edit& edit) {
  std::string out =
      std::string(kEditReasonNames[static_cast<std::size_t>(edit.reason)]) + " " + span_of(edit.span);
  if (edit.to_length > 0) out += " " + std::string(edit.to.data(), edit.to_length);
  return out;
}

std::u16string typed_of(const Candidate& candidate) {
  std::u16string typed(candidate.code.begin(), candidate.code.begin() + candidate.length);
  for (std::size_t i = candidate.change_count; i-- > 0;) {
    const Change& change = candidate.changes[i];
    const bool right = change.from != change.to &&
                       (change.to == 0 || typed[change.index] == static_cast<char16_t>(change.to));
    // Nothing that was typed.
    if (!right) return u"?";
    typed.erase(change.index, change.to == 0 ? 0 : 1);
    if (change.from != 0) typed.insert(change.index, 1, static_cast<char16_t>(change.from));
  }
  return typed;
}

std::string brief(const Doubt& doubt) {
  return span_of(doubt.span) + ":" + std::to_string(doubt.probability);
}

std::string brief(const Candidate& candidate) {
  return std::string(candidate.code.data(), candidate.length) + ":" + std::to_string(candidate.probability);
}

}  // namespace cardmend::test
