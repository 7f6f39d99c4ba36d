#include "laws/session.h"

#include <cmath>
#include <initializer_list>
#include <iterator>

namespace cardmend::laws {
namespace {

template <typename Word, std::size_t Count>
bool is_word(Word word, const std::string_view (& /*names*/)[Count]) {
  return static_cast<std::int64_t>(word) >= 0 && static_cast<std::size_t>(word) < Count;
}

bool is_time(double time) {
  return std::isfinite(time) && time >= 0;
}

}  // namespace

Broken broken_by_decision(const SessionDecision& decision, const SessionEvent& event) {
  if (!is_word(decision.phase, kSessionPhaseNames) || !is_word(decision.send, kSessionSendNames) ||
      !is_word(decision.why, kSessionReasonNames) || !is_word(decision.step, kVerificationStepNames) ||
      !is_word(decision.arrival, kArrivalNames))
    return "every word is one that there is";
  if ((decision.may >> std::size(kSessionMoveNames)) != 0) return "every move is one that there is";
  for (const double time :
       {decision.until, decision.wake_at, decision.step_until, decision.resend_at, decision.off_peak_at})
    if (!is_time(time)) return "every time is one";
  for (const std::int32_t left :
       {decision.attempts_left, decision.account_attempts_left, decision.verify_tries_left})
    if (left < -1) return "what is left is not less than none";
  if (decision.attempts < 0 || decision.other_codes < 0 || decision.timeouts < 0 ||
      decision.since_last_ms < -1)
    return "what is counted is not less than none";
  const bool sends = decision.send != SessionSend::none;
  if (sends && decision.call <= 0) return "what is sent is a call";
  if (sends && decision.intent == SessionId{}) return "what is sent has its intent";
  if (decision.send == SessionSend::start && decision.phase != SessionPhase::starting)
    return "who sends the card is starting";
  const bool acts = event.kind == SessionEventKind::submit || event.kind == SessionEventKind::verify ||
                    event.kind == SessionEventKind::resend;
  const bool sends_by_itself = decision.send == SessionSend::start || decision.send == SessionSend::confirm ||
                               decision.send == SessionSend::resend;
  // A card goes out again by itself only once the server has said that nothing was done.
  if (sends_by_itself && !acts && event.kind != SessionEventKind::answer) return "nothing is sent unasked";
  const bool free = decision.why == SessionReason::none;
  return free || !decision.can(SessionMove::submit) ? "" : "what is allowed has nothing against it";
}

Broken broken_by_keeping(const SessionRules& rules, const SessionState& state) {
  return open_session(rules, state.words).words == state.words ? "" : "what is kept is whole";
}

}  // namespace cardmend::laws
