// The sequences of tests/vectors/session: what is decided at each event.
#include "cardmend/session.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>

#include "native/session/begin.h"
#include "native/session/whole_decision.h"
#include "native/support/vectors.h"

namespace cardmend::test {
namespace {

using nlohmann::json;

template <typename Word, std::size_t N>
Word word_of(const json& data, const char* key, const std::string_view (&names)[N], Word otherwise) {
  if (!data.contains(key)) return otherwise;
  const auto* const found = std::ranges::find(names, data.at(key).get<std::string>());
  REQUIRE(found != std::end(names));
  return Word{static_cast<std::int32_t>(found - names)};
}

SessionEvent event_of(const json& step, double now, std::uint32_t number) {
  return {.kind = word_of(step, "event", kSessionEventKindNames, SessionEventKind::tick),
          .tab = step.value("tab", 1U),
          .ready = step.value("ready", false) ? 1 : 0,
          .now = now,
          .card = step.value("card", SessionDigest{0}),
          .answer = step.value("answer", SessionDigest{0}),
          .intent = {number, 1, 2, 3},
          .key = {number, 4, 5, 6},
          .failure = word_of(step, "failure", kTransportFailureNames, TransportFailure::time_out),
          .means = word_of(step, "means", kAnswerMeaningNames, AnswerMeaning::unsure),
          .tries_left = step.value("triesLeft", -1),
          .account_tries_left = step.value("accountTriesLeft", -1),
          .wait_ms = step.value("wait", -1),
          .step = -1,
          .step_life_ms = step.value("stepLife", -1),
          .resend_ms = step.value("resend", -1),
          .arrival = step.value("arrival", -1)};
}

double from(double time, double now) {
  return time == 0 ? 0 : time - now;
}

json told(const SessionDecision& one, double now) {
  const auto name = [](const auto& names, auto value) {
    return std::string(names[static_cast<std::size_t>(value)]);
  };
  return {{"phase", name(kSessionPhaseNames, one.phase)},
          {"send", name(kSessionSendNames, one.send)},
          {"may", one.may},
          {"intent", one.intent[0]},
          {"why", name(kSessionReasonNames, one.why)},
          {"arrival", name(kArrivalNames, one.arrival)},
          {"untilIn", from(one.until, now)},
          {"wakeIn", from(one.wake_at, now)},
          {"stepIn", from(one.step_until, now)},
          {"resendIn", from(one.resend_at, now)},
          {"offPeak", one.off_peak_at != 0},
          {"attemptsLeft", one.attempts_left},
          {"accountAttemptsLeft", one.account_attempts_left},
          {"verifyTriesLeft", one.verify_tries_left}};
}

}  // namespace

TEST_CASE("session: the sequences of tests/vectors/session") {
  std::vector<std::string> answers;
  for (const Case& test : load_cases("session")) {
    CAPTURE(test.name);
    SessionState state = open_session(*find_session_rules(test.data.at("platform").get<std::string>()));
    double now = kBegin;
    std::uint32_t number = 0;
    json lines = json::array();
    for (const json& step : test.data.at("steps")) {
      CAPTURE(number);
      now += step.value("after", 0);
      const SessionDecision decision = step_session(state, event_of(step, now, ++number));
      const json answer = told(decision, now);
      if (step.contains("whole")) CHECK(whole_decision(decision, now) == step.at("whole").get<std::string>());
      const json expect = step.value("expect", json::object());
      for (const auto& [key, value] : expect.items()) {
        CAPTURE(key);
        CHECK_MESSAGE(answer.at(key) == value, answer.at(key).dump());
      }
      lines.push_back(answer);
    }
    answers.push_back(lines.dump());
  }
  write_answers("session", answers);
  CHECK(answers.size() >= 7);
}

}  // namespace cardmend::test
