// The step of verification: what the server waits for, and what was given for it in vain.
#include <algorithm>

#include "session/machine.h"

namespace cardmend::session {

/** What the server says of the step; what it does not say is as it was, or at the step's beginning as the rules have it. */
void Machine::wait_for_step(SessionSend call) {
  Counts& counts = memory_.counts;
  const SessionRules& rules = memory_.rules;
  const bool said = event.step > 0 && event.step <= static_cast<std::int32_t>(VerificationStep::qr_code);
  const VerificationStep step = said ? VerificationStep{event.step} : rules.step;
  const bool begins = counts.step != step;
  const bool anew = begins || call == SessionSend::resend;
  // Of a message sent anew the code is another one. One attempt taken up again has the answers that it had.
  if (call == SessionSend::resend || (begins && counts.step != VerificationStep::none)) forget_answers();
  if (begins) {
    count_right();
    counts.verify_left =
        rules.verify_tries > 0 ? std::max(tries_of(rules.verify_tries) - answers_refused(), 1) : -1;
  }
  if (event.tries_left >= 0) counts.verify_left = event.tries_left;
  counts.stage = Stage::waiting;
  counts.step = step;
  // A life of 0 is over, where the server says so; of the rules' it has no end.
  if (event.step_life_ms >= 0) {
    set(Date::step_end, event.step_life_ms);
  } else if (anew) {
    date(Date::step_end) = 0;
    if (rules.step_life_ms > 0) set(Date::step_end, rules.step_life_ms);
  }
  if (anew || event.resend_ms >= 0)
    set(Date::resend, event.resend_ms >= 0 ? event.resend_ms : rules.resend_ms);
}

/** Only what was given for a step can be wrong; a start that is told so asked for more than was sent. */
void Machine::refuse_answer(SessionSend call) {
  Counts& counts = memory_.counts;
  if (counts.stage == Stage::pending) return;
  resume(call);
  if (counts.stage != Stage::waiting || call == SessionSend::start) {
    refuse();
    end_attempt();
    return;
  }
  if (event.tries_left >= 0) counts.verify_left = event.tries_left;
  if (call == SessionSend::confirm) refuse_given();
  if (counts.verify_left != 0) return;
  refuse();
  end_attempt();
}

/** A message's code is stale until another one is sent; of what needs no message the next one is good. */
void Machine::make_stale(SessionSend call) {
  const Counts& counts = memory_.counts;
  if (counts.stage == Stage::pending) return;
  resume(call);
  if (counts.stage != Stage::waiting || call == SessionSend::start) {
    end_attempt();
  } else if (counts.step == VerificationStep::sms_code) {
    date(Date::step_end) = now();
  } else if (call == SessionSend::confirm) {
    keep_refused();
  }
}

/** A lost confirmation is asked for, and the server speaks of the step: it goes on. Whether it speaks of what was given
 * last is not known, so that this may be given once more, under the same key. */
void Machine::resume(SessionSend call) {
  Counts& counts = memory_.counts;
  if (call == SessionSend::ask && counts.stage == Stage::lost && counts.step != VerificationStep::none)
    counts.stage = Stage::waiting;
}

/** A try less, of the step and of the account. */
void Machine::refuse_given() {
  Counts& counts = memory_.counts;
  keep_refused();
  memory_.answer = 0;
  if (event.tries_left < 0 && counts.verify_left > 0) --counts.verify_left;
  if (memory_.rules.account_tries > 0 || event.account_tries_left >= 0)
    count_down(counts.account_left, event.account_tries_left, Date::account_lock);
}

/** What was given is never given again for this attempt, even if it is left and taken up again. */
void Machine::keep_refused() {
  const std::size_t at = static_cast<std::size_t>(memory_.counts.next_answer + 1) % kMostAnswers;
  memory_.counts.next_answer = static_cast<std::int32_t>(at);
  memory_.wrong_answers[at] = memory_.answer;
  memory_.answered[at] = memory_.intent[0];
}

bool Machine::was_refused(SessionDigest answer) const {
  for (std::size_t i = 0; i < kMostAnswers; ++i)
    if (answer != 0 && memory_.wrong_answers[i] == answer && memory_.answered[i] == memory_.intent[0])
      return true;
  return false;
}

void Machine::forget_answers() {
  for (std::size_t i = 0; i < kMostAnswers; ++i)
    if (memory_.answered[i] == memory_.intent[0]) memory_.wrong_answers[i] = 0;
}

/** How many of this attempt are remembered. */
std::int32_t Machine::answers_refused() const {
  std::int32_t count = 0;
  for (std::size_t i = 0; i < kMostAnswers; ++i)
    if (memory_.wrong_answers[i] != 0 && memory_.answered[i] == memory_.intent[0]) ++count;
  return count;
}

}  // namespace cardmend::session
