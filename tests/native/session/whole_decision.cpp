#include "native/session/whole_decision.h"

#include <string_view>

namespace cardmend::test {

std::string whole_decision(const SessionDecision& one, double now) {
  const auto time = [now](double at) { return static_cast<std::int64_t>(at == 0 ? 0 : at - now); };
  const SessionDecision fresh;
  std::string text(kSessionPhaseNames[static_cast<std::size_t>(one.phase)]);
  const auto add = [&text](std::string_view key, auto value, auto otherwise) {
    if (value != otherwise) text.append(" ").append(key).append(":").append(std::to_string(value));
  };
  const auto name = [&text](std::string_view key, const auto& names, auto value) {
    const auto index = static_cast<std::size_t>(value);
    if (index != 0) text.append(" ").append(key).append(":").append(names[index]);
  };
  name("send", kSessionSendNames, one.send);
  name("why", kSessionReasonNames, one.why);
  name("step", kVerificationStepNames, one.step);
  name("arrival", kArrivalNames, one.arrival);
  add("may", one.may, fresh.may);
  add("attemptsLeft", one.attempts_left, fresh.attempts_left);
  add("accountAttemptsLeft", one.account_attempts_left, fresh.account_attempts_left);
  add("verifyTriesLeft", one.verify_tries_left, fresh.verify_tries_left);
  add("attempts", one.attempts, fresh.attempts);
  add("otherCodes", one.other_codes, fresh.other_codes);
  add("timeouts", one.timeouts, fresh.timeouts);
  add("sinceLast", one.since_last_ms, fresh.since_last_ms);
  add("call", one.call, fresh.call);
  add("intent", one.intent[0], fresh.intent[0]);
  add("key", one.key[0], fresh.key[0]);
  add("untilIn", time(one.until), 0);
  add("wakeIn", time(one.wake_at), 0);
  add("stepIn", time(one.step_until), 0);
  add("resendIn", time(one.resend_at), 0);
  add("offPeakIn", time(one.off_peak_at), 0);
  return text;
}

}  // namespace cardmend::test
