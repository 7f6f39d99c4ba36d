// Time: the session's clock is the host's, but it never goes back, and what waits then waits no longer than it did.
#include <algorithm>

#include "session/machine.h"

namespace cardmend::session {
namespace {

/** The first and the last moment that are taken for one. */
constexpr double kFirstMoment = 1;
constexpr double kLastMoment = 8.64e15;

bool is_moment(double ms) {
  return ms >= kFirstMoment && ms <= kLastMoment;
}

}  // namespace

/** A clock that was set back takes all dates with it: what was three seconds ahead stays three seconds ahead. */
void Machine::advance() {
  const double before = memory_.clock;
  const double now = is_moment(event.now) ? event.now : std::max(before, kFirstMoment);
  if (now < before) {
    for (double& each : memory_.dates)
      if (each != 0) each = std::max(each - (before - now), kFirstMoment);
  }
  memory_.clock = now;

  // A lock ends, and then the count is new.
  if (has_passed(Date::lock)) renew_card();
  if (has_passed(Date::account_lock)) renew_account();
  if (now - date(Date::refused) > memory_.rules.pace_window_ms) memory_.counts.refusals = 0;
  if (in_flight() && !is_ahead(Date::lease)) lose_lease();
}

/** All attempts of a card are left, and none is locked for having none. */
void Machine::renew_card() {
  date(Date::lock) = 0;
  memory_.counts.card_left = tries_of(memory_.rules.card_tries);
}

/** The same of the account. */
void Machine::renew_account() {
  date(Date::account_lock) = 0;
  memory_.counts.account_left = tries_of(memory_.rules.account_tries);
}

/** Whoever had a call under way is gone, or sleeps: it may have been done. */
void Machine::lose_lease() {
  const SessionSend call = land();
  ++memory_.counts.timeouts;
  lose(call);
}

/** The date so many ms from now; lengths below 0 are none. */
void Machine::set(Date which, double length) {
  date(which) = std::min(now() + std::max(length, 0.0), kLastMoment);
}

/** The same, but never earlier than it was. */
void Machine::extend(Date which, double length) {
  const double before = date(which);
  set(which, length);
  date(which) = std::max(date(which), before);
}

/** `first`, multiplied by the factor so many times, but no more than `most`. */
double Machine::grown(std::int32_t first, std::int32_t times, std::int32_t factor, std::int32_t most) {
  double length = first;
  for (; times > 0 && length < most; --times) length *= std::max(factor, 2);
  return std::min<double>(length, most);
}

}  // namespace cardmend::session
