// What a refusal costs: attempts, locks, waits against risk control; and what a call without a clear answer: the circuit.
#include <algorithm>

#include "session/machine.h"

namespace cardmend::session {

/** The newest of them take the places of the oldest. */
void Machine::remember(SessionDigest card, Tried as) {
  if (card == 0) return;
  for (std::size_t i = 0; i < kMostTried; ++i) {
    if (memory_.tried[i] != card) continue;
    memory_.tried_as[i] = as;
    return;
  }
  const std::size_t at = static_cast<std::size_t>(memory_.counts.next_tried + 1) % kMostTried;
  memory_.counts.next_tried = static_cast<std::int32_t>(at);
  memory_.tried[at] = card;
  memory_.tried_as[at] = as;
}

Tried Machine::tried(SessionDigest card) const {
  for (std::size_t i = 0; i < kMostTried; ++i)
    if (memory_.tried[i] == card) return memory_.tried_as[i];
  return Tried::nothing;
}

/** Tries that follow each other closely look like a thief's: the next one waits. */
void Machine::refuse() {
  const SessionRules& rules = memory_.rules;
  Counts& counts = memory_.counts;
  ++counts.refusals;
  date(Date::refused) = now();
  extend(Date::pace, grown(rules.pace_first_ms, counts.refusals - std::max(rules.pace_free, 1),
                           rules.pace_factor, rules.pace_most_ms));
}

/** The server's wait; if it names none, one that grows. */
void Machine::slow_down() {
  Counts& counts = memory_.counts;
  ++counts.busy;
  if (event.wait_ms > 0) return;
  const SessionRules& rules = memory_.rules;
  extend(Date::server_wait,
         grown(rules.pace_first_ms, counts.busy - 1, rules.pace_factor, rules.pace_most_ms));
}

/** A lock lasts as long as the server says, or as is usual there. */
void Machine::lock(Date which) {
  set(which, event.wait_ms > 0 ? event.wait_ms : memory_.rules.lock_ms);
}

/** The server's lock of one card leaves the others free. Whoever has more of them locked than are remembered waits with
 * all. */
void Machine::lock_card() {
  std::size_t at = kMostLocks;
  for (std::size_t i = 0; i < kMostLocks; ++i)
    if (memory_.locked[i] == memory_.card || (at == kMostLocks && !is_ahead(card_lock(i)))) at = i;
  if (at == kMostLocks) {
    lock(Date::account_lock);
    return;
  }
  memory_.locked[at] = memory_.card;
  lock(card_lock(at));
}

/** One attempt less, or what the server says: its word wins in both directions. */
void Machine::count_down(std::int32_t& left, std::int32_t said, Date which) {
  if (said >= 0) {
    left = said;
  } else if (left > 0) {
    --left;
  }
  if (left > 0) date(which) = 0;
  if (left == 0) lock(which);
}

void Machine::count_wrong() {
  Counts& counts = memory_.counts;
  count_down(counts.card_left, event.tries_left, Date::lock);
  count_down(counts.account_left, event.account_tries_left, Date::account_lock);
}

/** What an answer of any meaning says beside: how many attempts are left, and how long to wait. */
void Machine::take_said() {
  Counts& counts = memory_.counts;
  if (event.account_tries_left > 0) {
    counts.account_left = event.account_tries_left;
    date(Date::account_lock) = 0;
  }
  if (event.wait_ms > 0 && event.means != AnswerMeaning::locked && event.tries_left != 0 &&
      event.account_tries_left != 0)
    set(Date::server_wait, event.wait_ms);
}

/** A right code resets what is counted in a row. What an account has left, a binding alone resets: a step of verification
 * that is got wrong counts there too. */
void Machine::count_right() {
  memory_.counts.refusals = 0;
  renew_card();
  for (std::size_t i = 0; i < kMostLocks; ++i)
    if (memory_.locked[i] == memory_.card) date(card_lock(i)) = 0;
}

/** A call without a clear answer. After some in a row the server is left alone, longer each time; when that is over one
 * call goes through, and decides. */
void Machine::trouble() {
  const SessionRules& rules = memory_.rules;
  Counts& counts = memory_.counts;
  ++counts.failures;
  if (rules.circuit_failures <= 0 || counts.failures < rules.circuit_failures) return;
  set(Date::circuit,
      grown(rules.circuit_open_ms, counts.opened, rules.circuit_factor, rules.circuit_most_ms));
  ++counts.opened;
}

void Machine::clear_trouble() {
  memory_.counts.failures = 0;
  memory_.counts.opened = 0;
  date(Date::circuit) = 0;
}

}  // namespace cardmend::session
