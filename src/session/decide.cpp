// What is allowed now, and when that changes.
#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "session/machine.h"

namespace cardmend::session {
namespace {

constexpr double kHourMs = 3'600'000;
constexpr double kDayMs = 24 * kHourMs;
/** All platforms are in China: UTC+8, without a summer time. */
constexpr double kZoneMs = 8 * kHourMs;

/** What ends by itself and stands in the way, what is told first in front: the blocks are of everything that is typed, the
 * others of every call. */
constexpr std::uint8_t kWaits[] = {
    static_cast<std::uint8_t>(SessionReason::account_locked),
    static_cast<std::uint8_t>(SessionReason::attempts),
    static_cast<std::uint8_t>(SessionReason::locked),
    static_cast<std::uint8_t>(SessionReason::puzzle),
    static_cast<std::uint8_t>(SessionReason::breaker),
    static_cast<std::uint8_t>(SessionReason::offline),
    static_cast<std::uint8_t>(SessionReason::server_wait),
};
constexpr std::size_t kBlocks = 4;

/** The date at which each reason ends. */
constexpr std::uint8_t kNever = 255;
constexpr auto kEnds = [] {
  std::array<std::uint8_t, std::size(kSessionReasonNames)> ends{};
  ends.fill(kNever);
  const auto ends_at = [&](SessionReason reason, Date date) {
    ends[static_cast<std::size_t>(reason)] = static_cast<std::uint8_t>(date);
  };
  ends_at(SessionReason::in_flight, Date::lease);
  ends_at(SessionReason::other_tab, Date::lease);
  ends_at(SessionReason::account_locked, Date::account_lock);
  ends_at(SessionReason::attempts, Date::lock);
  ends_at(SessionReason::puzzle, Date::puzzle);
  ends_at(SessionReason::breaker, Date::circuit);
  ends_at(SessionReason::offline, Date::offline);
  ends_at(SessionReason::server_wait, Date::server_wait);
  ends_at(SessionReason::pace, Date::pace);
  return ends;
}();

/** While a call is under way, and while an attempt is open or has ended. */
constexpr SessionPhase kPhaseOfSend[] = {SessionPhase::input, SessionPhase::starting,
                                         SessionPhase::confirming, SessionPhase::resending,
                                         SessionPhase::asking};
constexpr SessionPhase kPhaseOfStage[] = {SessionPhase::input,  SessionPhase::input,
                                          SessionPhase::unsure, SessionPhase::verifying,
                                          SessionPhase::bound,  SessionPhase::pending};

constexpr std::uint32_t bit(SessionMove move, bool allowed) {
  return allowed ? 1U << static_cast<unsigned>(move) : 0U;
}

}  // namespace

/** Until when the card of the attempt, or the one in this tab's form, is locked by the server; 0 if it is not. */
double Machine::locked_until() const {
  const SessionDigest card = is_idle() ? typed_card() : memory_.card;
  for (std::size_t i = 0; i < kMostLocks; ++i)
    if (card != 0 && memory_.locked[i] == card && is_ahead(card_lock(i))) return date(card_lock(i));
  return 0;
}

/** When a reason ends by itself; 0 if it does not. */
double Machine::until(SessionReason reason) const {
  if (reason == SessionReason::locked) return locked_until();
  const std::uint8_t end = kEnds[static_cast<std::size_t>(reason)];
  return end == kNever ? 0 : memory_.dates[end];
}

/** The first reason of these that has not ended. */
SessionReason Machine::first_ahead(std::size_t from, std::size_t to) const {
  for (; from < to; ++from) {
    const SessionReason reason{kWaits[from]};
    if (until(reason) > now()) return reason;
  }
  return SessionReason::none;
}

/** What stands in the way of everything else that is typed too. */
SessionReason Machine::why_blocked() const {
  if (memory_.counts.block != SessionReason::none) return memory_.counts.block;
  return first_ahead(0, kBlocks);
}

/** What is wrong with what stands in this tab's form: waiting does not help. */
SessionReason Machine::why_form() const {
  const Form* const typed = form();
  if (typed == nullptr) return SessionReason::empty;
  if (typed->ready == 0) return SessionReason::incomplete;
  switch (tried(typed->card)) {
    case Tried::wrong:
      return SessionReason::same_code;
    case Tried::spent:
      return SessionReason::spent;
    default:
      return is_left_open() ? SessionReason::unsure : SessionReason::none;
  }
}

/** What ends by itself, and stands in the way of every call. */
SessionReason Machine::why_wait() const {
  return first_ahead(kBlocks, std::size(kWaits));
}

SessionReason Machine::why() const {
  const Counts& counts = memory_.counts;
  if (in_flight())
    return memory_.flight_tab == event.tab ? SessionReason::in_flight : SessionReason::other_tab;
  if (counts.stage == Stage::bound) return SessionReason::bound;
  if (counts.stage == Stage::pending) return SessionReason::pending;
  if (counts.stage == Stage::lost) return must_sign_in() ? SessionReason::sign_in : SessionReason::unsure;
  if (const SessionReason blocked = why_blocked(); blocked != SessionReason::none) return blocked;
  if (counts.stage == Stage::waiting) {
    return has_passed(Date::step_end) ? SessionReason::verify_stale : why_wait();
  }
  if (const SessionReason typed = why_form(); typed != SessionReason::none) return typed;
  if (const SessionReason wait = why_wait(); wait != SessionReason::none) return wait;
  return is_ahead(Date::pace) ? SessionReason::pace : SessionReason::none;
}

/** An attempt of the card in this tab's form was left without its end. */
bool Machine::is_left_open() const {
  const Parked* const left = parked(typed_card());
  return left != nullptr && left->unsure != 0;
}

/** A question costs no attempt, but the server must be there. */
bool Machine::may_ask() const {
  if (in_flight()) return false;
  if (why_wait() != SessionReason::none) return false;
  const Stage stage = memory_.counts.stage;
  return is_idle() ? is_left_open() : stage != Stage::bound;
}

/** It is time to ask for a lost outcome by itself. While nobody is signed in only a person does. */
bool Machine::must_ask() const {
  return memory_.counts.stage == Stage::lost && !is_ahead(Date::ask) && !must_sign_in() && may_ask();
}

bool Machine::may_resend() const {
  return !in_flight() && memory_.counts.stage == Stage::waiting &&
         memory_.counts.step == VerificationStep::sms_code && !is_ahead(Date::resend) &&
         why_blocked() == SessionReason::none && why_wait() == SessionReason::none;
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
  if (in_flight()) return kPhaseOfSend[static_cast<std::size_t>(counts.flight)];
  if (!is_idle()) return kPhaseOfStage[static_cast<std::size_t>(counts.stage)];
  return reason != SessionReason::none && why_blocked() == reason ? SessionPhase::stopped
                                                                  : SessionPhase::input;
}

/** The next of all dates ahead; a question that is due already is asked at the next tick. */
double Machine::wake_at() const {
  if (must_ask()) return now();
  double next = 0;
  for (std::size_t i = 0; i < kFutureDates; ++i) {
    const double each = memory_.dates[i];
    if (each > now() && (next == 0 || each < next)) next = each;
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

/** What the person gives was refused already. */
bool Machine::repeats_refused() const {
  return event.kind == SessionEventKind::verify && memory_.counts.stage == Stage::waiting &&
         was_refused(event.answer);
}

void Machine::decide() {
  const Counts& counts = memory_.counts;
  const SessionReason reason = why();
  decision.phase = phase(reason);
  decision.may = may(reason);
  decision.why = reason == SessionReason::none && repeats_refused() ? SessionReason::same_answer : reason;
  decision.until = until(reason);
  decision.wake_at = wake_at();
  decision.attempts_left = locked_until() != 0 ? 0 : counts.card_left;
  decision.account_attempts_left = counts.account_left;
  decision.verify_tries_left = counts.verify_left;
  decision.step = counts.step;
  decision.step_until = date(Date::step_end);
  decision.resend_at = counts.step == VerificationStep::sms_code ? date(Date::resend) : 0;
  decision.arrival = counts.arrival;
  decision.call = in_flight() ? counts.call : 0;
  decision.intent = decision.key = {};
  if (in_flight() || !is_idle()) decision.intent = memory_.intent;
  if (counts.flight == SessionSend::confirm) decision.key = memory_.key;
  decision.attempts = counts.attempts;
  decision.other_codes = std::max(counts.refusals - 1, 0);
  decision.timeouts = counts.timeouts;
  decision.since_last_ms = counts.since_last;
  decision.off_peak_at = off_peak_at();
}

}  // namespace cardmend::session
