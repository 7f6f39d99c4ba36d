// What is allowed now, and when that changes.
#include <algorithm>
#include <cmath>

#include "session/machine.h"

namespace cardmend::session {
namespace {

constexpr double kHourMs = 3'600'000;
constexpr double kDayMs = 24 * kHourMs;
/** All platforms are in China: UTC+8, without a summer time. */
constexpr double kZoneMs = 8 * kHourMs;

constexpr std::uint32_t bit(SessionMove move, bool allowed) {
  return allowed ? 1U << static_cast<unsigned>(move) : 0U;
}

}  // namespace

/** Until when the card of the attempt, or the one in this tab's form, is locked by the server; 0 if it is not. */
double Machine::locked_until() const {
  SessionDigest card = memory_.card;
  if (is_idle()) {
    const Form* const typed = form();
    card = typed == nullptr ? 0 : typed->card;
  }
  for (std::size_t i = 0; i < kMostLocks; ++i)
    if (card != 0 && memory_.locked[i] == card && is_ahead(card_lock(i))) return date(card_lock(i));
  return 0;
}

/** What stands in the way of everything else that is typed too. */
Why Machine::why_blocked() const {
  const Counts& counts = memory_.counts;
  if (counts.block != SessionReason::none) return {counts.block, 0};
  if (is_ahead(Date::account_lock)) return {SessionReason::account_locked, date(Date::account_lock)};
  if (is_ahead(Date::lock)) return {SessionReason::attempts, date(Date::lock)};
  if (const double until = locked_until(); until != 0) return {SessionReason::locked, until};
  if (is_ahead(Date::puzzle)) return {SessionReason::puzzle, date(Date::puzzle)};
  return {};
}

/** What is wrong with what stands in this tab's form: waiting does not help. */
Why Machine::why_form() const {
  const Form* const typed = form();
  if (typed == nullptr) return {SessionReason::empty, 0};
  if (typed->ready == 0) return {SessionReason::incomplete, 0};
  switch (tried(typed->card)) {
    case Tried::wrong:
      return {SessionReason::same_code, 0};
    case Tried::spent:
      return {SessionReason::spent, 0};
    default:
      return {unsure_parked() != nullptr ? SessionReason::unsure : SessionReason::none, 0};
  }
}

/** What ends by itself, and stands in the way of every call. */
Why Machine::why_wait() const {
  if (is_ahead(Date::circuit)) return {SessionReason::breaker, date(Date::circuit)};
  if (is_ahead(Date::offline)) return {SessionReason::offline, date(Date::offline)};
  if (is_ahead(Date::server_wait)) return {SessionReason::server_wait, date(Date::server_wait)};
  return {};
}

Why Machine::why_verify() const {
  const bool stale = date(Date::step_end) != 0 && !is_ahead(Date::step_end);
  return stale ? Why{SessionReason::verify_stale, 0} : why_wait();
}

Why Machine::why() const {
  const Counts& counts = memory_.counts;
  if (in_flight()) {
    const bool mine = memory_.flight_tab == event_.tab;
    return {mine ? SessionReason::in_flight : SessionReason::other_tab, date(Date::lease)};
  }
  if (counts.stage == Stage::bound) return {SessionReason::bound, 0};
  if (counts.stage == Stage::pending) return {SessionReason::pending, 0};
  if (counts.stage == Stage::lost)
    return {must_sign_in() ? SessionReason::sign_in : SessionReason::unsure, 0};
  const Why blocked = why_blocked();
  if (blocked.reason != SessionReason::none) return blocked;
  if (counts.stage == Stage::waiting) return why_verify();
  const Why typed = why_form();
  if (typed.reason != SessionReason::none) return typed;
  const Why wait = why_wait();
  if (wait.reason != SessionReason::none) return wait;
  return is_ahead(Date::pace) ? Why{SessionReason::pace, date(Date::pace)} : Why{};
}

/** The open attempt of the card in this tab's form. */
const Parked* Machine::unsure_parked() const {
  const Form* const typed = form();
  for (const Parked& each : memory_.parked)
    if (typed != nullptr && each.card == typed->card && each.unsure != 0) return &each;
  return nullptr;
}

/** A question costs no attempt, but the server must be there. */
bool Machine::may_ask() const {
  if (in_flight()) return false;
  if (why_wait().reason != SessionReason::none) return false;
  const Stage stage = memory_.counts.stage;
  return is_idle() ? unsure_parked() != nullptr : stage != Stage::bound;
}

/** It is time to ask for a lost outcome by itself. While nobody is signed in only a person does. */
bool Machine::must_ask() const {
  return memory_.counts.stage == Stage::lost && !is_ahead(Date::ask) && !must_sign_in() && may_ask();
}

bool Machine::may_resend() const {
  return !in_flight() && memory_.counts.stage == Stage::waiting &&
         memory_.counts.step == VerificationStep::sms_code && !is_ahead(Date::resend) &&
         why_blocked().reason == SessionReason::none && why_wait().reason == SessionReason::none;
}

std::uint32_t Machine::may(SessionReason reason) const {
  const Stage stage = memory_.counts.stage;
  const bool free = reason == SessionReason::none;
  return bit(SessionMove::submit, free && is_idle()) |
         bit(SessionMove::verify, free && stage == Stage::waiting) | bit(SessionMove::resend, may_resend()) |
         bit(SessionMove::ask, may_ask()) |
         bit(SessionMove::restart, !in_flight() && (stage != Stage::lost || can_park()));
}

SessionPhase Machine::phase(SessionReason reason) const {
  const Counts& counts = memory_.counts;
  switch (counts.flight) {
    case SessionSend::start:
      return SessionPhase::starting;
    case SessionSend::confirm:
      return SessionPhase::confirming;
    case SessionSend::resend:
      return SessionPhase::resending;
    case SessionSend::ask:
      return SessionPhase::asking;
    default:
      break;
  }
  switch (counts.stage) {
    case Stage::waiting:
      return SessionPhase::verifying;
    case Stage::lost:
      return SessionPhase::unsure;
    case Stage::bound:
      return SessionPhase::bound;
    case Stage::pending:
      return SessionPhase::pending;
    default:
      return why_blocked().reason == reason && reason != SessionReason::none ? SessionPhase::stopped
                                                                             : SessionPhase::input;
  }
}

/** The next of all dates ahead; a question that is due already is asked at the next tick. */
double Machine::wake_at() const {
  if (must_ask()) return now_;
  double next = 0;
  for (std::size_t i = 0; i < kFutureDates; ++i) {
    const double each = memory_.dates[i];
    if (each > now_ && (next == 0 || each < next)) next = each;
  }
  return next;
}

/** The first quiet hour from the moment on when the server may be asked again. */
double Machine::off_peak_at() const {
  if (!is_ahead(Date::circuit)) return 0;
  const double until = date(Date::circuit);
  const double from = memory_.rules.quiet_from * kHourMs;
  const double to = memory_.rules.quiet_to * kHourMs;
  const double day = std::floor((until + kZoneMs) / kDayMs) * kDayMs - kZoneMs;
  const double time = until - day;
  if (from < to ? time >= from && time < to : time >= from || time < to) return until;
  return day + from + (time < from ? 0 : kDayMs);
}

SessionDecision Machine::decide() const {
  const Counts& counts = memory_.counts;
  const Why reason = why();
  const bool active = in_flight() || !is_idle();
  SessionDecision out;
  out.phase = phase(reason.reason);
  out.send = send_;
  out.may = may(reason.reason);
  out.why = same_answer_ ? SessionReason::same_answer : reason.reason;
  out.until = reason.until;
  out.wake_at = wake_at();
  out.attempts_left = locked_until() != 0 ? 0 : counts.card_left;
  out.account_attempts_left = counts.account_left;
  out.verify_tries_left = counts.verify_left;
  out.step = counts.step;
  out.step_until = date(Date::step_end);
  out.resend_at = counts.step == VerificationStep::sms_code ? date(Date::resend) : 0;
  out.arrival = counts.arrival;
  out.call = in_flight() ? counts.call : 0;
  if (active) out.intent = memory_.intent;
  if (counts.flight == SessionSend::confirm) out.key = memory_.key;
  out.attempts = counts.attempts;
  out.other_codes = std::max(counts.refusals - 1, 0);
  out.timeouts = counts.timeouts;
  out.since_last_ms = counts.since_last;
  out.off_peak_at = off_peak_at();
  return out;
}

}  // namespace cardmend::session
