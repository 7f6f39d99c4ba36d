// What the server answered to the call under way, or that it did not. What an answer does not prove to be undone is asked
// for before anything is sent again.
#include <utility>

#include "session/machine.h"

namespace cardmend::session {
namespace {

/** From a lost answer to the questions after it: at once, 1 s, 3 s, then twice as long each time up to a minute. */
constexpr std::int32_t kSecondAskMs = 1'000;
constexpr std::int32_t kThirdAskMs = 3'000;
constexpr std::int32_t kLongestAskMs = 60'000;
/** Where the server does not take the question, it is left to the person for so long. */
constexpr std::int32_t kUnaskableMs = 86'400'000;

/** What a slider takes a person. */
constexpr double kPuzzleMs = 15'000;

/** A card that was not there when it was asked for goes out again by itself, but no more often: two repeats are what
 * gift-card processors advise at most. */
constexpr std::int32_t kMostRepeats = 2;

}  // namespace

/** Of this tab's call, and of no earlier one. */
bool Machine::is_under_way() const {
  return in_flight() && memory_.flight_tab == event.tab &&
         (event.call == 0 || event.call == memory_.counts.call);
}

/** No call is under way any more; which one it was. */
SessionSend Machine::land() {
  date(Date::lease) = 0;
  return std::exchange(memory_.counts.flight, SessionSend::none);
}

void Machine::answer() {
  if (!is_under_way()) return;
  Counts& counts = memory_.counts;
  const SessionSend call = land();
  if (event.means == AnswerMeaning::busy || event.means == AnswerMeaning::unsure) {
    trouble();
  } else {
    clear_trouble();
  }
  if (event.means != AnswerMeaning::busy && event.means != AnswerMeaning::slow_down) counts.busy = 0;
  take_said();
  take_meaning(event.means, call);
}

void Machine::failure() {
  if (!is_under_way()) return;
  const SessionSend call = land();
  // Without a network, and where the host itself stopped, nothing is learned of the server.
  if (event.failure != TransportFailure::offline && event.failure != TransportFailure::aborted) trouble();
  if (event.failure == TransportFailure::not_sent) {
    not_done(call);
    return;
  }
  ++memory_.counts.timeouts;
  lose(call);
}

/** Whoever comes next asks at once: a call that nobody waits for may have been done, and is asked for no later. */
void Machine::leave() {
  if (!is_under_way()) return;
  const SessionSend call = land();
  if (call != SessionSend::ask) lose(call);
  date(Date::ask) = now();
}

void Machine::take_meaning(AnswerMeaning means, SessionSend call) {
  switch (means) {
    case AnswerMeaning::bound:
      finish(Stage::bound);
      return;
    case AnswerMeaning::pending:
      finish(Stage::pending);
      return;
    case AnswerMeaning::verify:
      wait_for_step(call);
      return;
    case AnswerMeaning::verify_wrong:
      refuse_answer(call);
      return;
    case AnswerMeaning::verify_stale:
      make_stale(call);
      return;
    case AnswerMeaning::wrong:
    case AnswerMeaning::spent:
    case AnswerMeaning::unfit:
    case AnswerMeaning::over:
    case AnswerMeaning::none:
      take_end(means, call);
      return;
    default:
      take_hindrance(means, call);
  }
}

/** The attempt has ended without a binding. */
void Machine::take_end(AnswerMeaning means, SessionSend call) {
  if (means == AnswerMeaning::none && (call == SessionSend::ask || call == SessionSend::start)) {
    find_none(call);
    return;
  }
  if (means == AnswerMeaning::wrong) {
    remember(memory_.card, Tried::wrong);
    refuse();
    count_wrong();
  }
  if (means == AnswerMeaning::spent) remember(memory_.card, Tried::spent);
  if (means == AnswerMeaning::unfit) refuse();
  end_attempt();
}

/** Something stands in the way, and nothing was done; or nobody knows. */
void Machine::take_hindrance(AnswerMeaning means, SessionSend call) {
  Counts& counts = memory_.counts;
  const SessionRules& rules = memory_.rules;
  switch (means) {
    case AnswerMeaning::sign_in:
      counts.block = SessionReason::sign_in;
      break;
    case AnswerMeaning::restricted:
      counts.block = SessionReason::restricted;
      break;
    case AnswerMeaning::puzzle:
      set(Date::puzzle, kPuzzleMs);
      break;
    case AnswerMeaning::locked:
      if (event.account_tries_left == 0 || (rules.account_tries > 0 && rules.card_tries <= 0)) {
        counts.account_left = 0;
        lock(Date::account_lock);
      } else {
        lock_card();
      }
      break;
    case AnswerMeaning::slow_down:
    case AnswerMeaning::busy:
      slow_down();
      break;
    case AnswerMeaning::misuse:
      break;
    default:
      lose(call);
      return;
  }
  not_done(call);
  if (means == AnswerMeaning::locked || means == AnswerMeaning::restricted) stand_still(call);
  if (means == AnswerMeaning::misuse && call == SessionSend::ask) set(Date::ask, kUnaskableMs);
}

/** Behind a lock or a restriction there is no step of verification any more. What had begun by then may have been done all
 * the same: the card goes out under the same intent when they end, so that what became of it is told then. */
void Machine::stand_still(SessionSend call) {
  Counts& counts = memory_.counts;
  if (counts.stage == Stage::pending) return;
  end_attempt();
  if (call == SessionSend::start && counts.given == 0) return;
  counts.stage = Stage::clear;
  counts.repeats = 1;
}

/** Bound, or as good as bound. */
void Machine::finish(Stage stage) {
  Counts& counts = memory_.counts;
  remember(memory_.card, Tried::spent);
  count_right();
  renew_account();
  if (event.account_tries_left > 0) counts.account_left = event.account_tries_left;
  end_attempt();
  counts.stage = stage;
  counts.timeouts = 0;
  if (event.arrival >= 0 && event.arrival <= static_cast<std::int32_t>(Arrival::next_day))
    counts.arrival = Arrival{event.arrival};
}

/** It is as it was before the call. A repeated start that did not reach its attempt keeps the intent: an earlier one may
 * still be on its way. Of an attempt for whose step something was given it is asked what became of that. */
void Machine::not_done(SessionSend call) {
  if (call == SessionSend::ask) ask_later();
  if (call != SessionSend::start) return;
  const bool unseen = event.kind == SessionEventKind::failure || event.means == AnswerMeaning::slow_down ||
                      event.means == AnswerMeaning::sign_in || event.means == AnswerMeaning::puzzle;
  if (memory_.counts.repeats > 0 && unseen) {
    memory_.counts.stage = Stage::clear;
  } else if (memory_.counts.given != 0) {
    lose(call);
  } else {
    end_attempt();
  }
}

/** It may have been done. A question that got no answer changes nothing. */
void Machine::lose(SessionSend call) {
  if (call == SessionSend::ask) {
    ask_later();
    return;
  }
  memory_.counts.stage = Stage::lost;
  memory_.counts.asks = 0;
  date(Date::ask) = now();
}

void Machine::ask_later() {
  if (memory_.counts.stage != Stage::lost) return;
  const std::int32_t asks = ++memory_.counts.asks;
  set(Date::ask, asks == 1 ? kSecondAskMs : grown(kThirdAskMs, asks - 2, 2, kLongestAskMs));
}

/** The server knows of no such attempt. If it was asked whether a card had been bound, the card may go out again, under
 * the same intent: the first one may still be on its way. */
void Machine::find_none(SessionSend call) {
  Counts& counts = memory_.counts;
  if (call == SessionSend::start) {
    lose(call);
    return;
  }
  if (counts.stage == Stage::waiting) end_attempt();
  if (counts.stage != Stage::lost) return;
  const std::int32_t repeats = counts.repeats;
  end_attempt();
  counts.stage = Stage::clear;
  counts.repeats = repeats + 1;
  if (repeats < kMostRepeats && event.tab == memory_.start_tab && memory_.card != 0 &&
      typed_card() == memory_.card && why() == SessionReason::none)
    send(SessionSend::start);
}

/** No attempt is under way any more; what was learned of its card stays. */
void Machine::end_attempt() {
  Counts& counts = memory_.counts;
  counts.stage = Stage::none;
  counts.step = VerificationStep::none;
  counts.verify_left = -1;
  counts.asks = 0;
  counts.repeats = 0;
  memory_.answer = 0;
  date(Date::ask) = 0;
  date(Date::step_end) = 0;
  date(Date::resend) = 0;
}

}  // namespace cardmend::session
