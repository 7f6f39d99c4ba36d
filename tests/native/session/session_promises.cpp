#include "native/session/session_promises.h"

#include <algorithm>
#include <cmath>

namespace cardmend::test {
namespace {

/** A wait that is `first`, and grows by the factor with each of so many more, up to `most`. */
double wait_of(double first, double factor, std::int32_t more, double most) {
  return std::min(first * std::pow(factor, std::max(more, 0)), most);
}

}  // namespace

SessionPromises::SessionPromises(const SessionRules& rules)
    : rules_(rules), codes_left_(rules.card_tries), account_left_(rules.account_tries) {}

void SessionPromises::answered(SessionSend call, std::uint8_t card, const SessionEvent& answer, double now) {
  end_locks(now);
  const AnswerMeaning means = answer.means;
  if (means == AnswerMeaning::busy || means == AnswerMeaning::unsure) {
    count_trouble(now);
  } else {
    failures_ = opened_ = 0;
    circuit_until_ = 0;
  }
  take_said(answer, now);
  take_end(card, answer);
  if (means == AnswerMeaning::locked) take_lock(card, answer, now);
  if (means == AnswerMeaning::restricted) restricted_ = true;
  if (means == AnswerMeaning::wrong) take_wrong(answer, now);
  if (means == AnswerMeaning::wrong || means == AnswerMeaning::unfit) refused(now);
  // What a person gives for the verification counts where the account does.
  if (means == AnswerMeaning::verify_wrong && call == SessionSend::confirm)
    count(account_left_, answer.account_tries_left, rules_.account_tries, account_until_, now, answer);
}

/** What the server says beside: waits, and how many attempts an account has. */
void SessionPromises::take_said(const SessionEvent& answer, double now) {
  const bool busy = answer.means == AnswerMeaning::busy || answer.means == AnswerMeaning::slow_down;
  busy_ = busy ? busy_ + 1 : 0;
  if (answer.account_tries_left > 0) {
    account_left_ = answer.account_tries_left;
    account_until_ = 0;
  }
  // A wait with a lock is the lock's.
  const bool is_lock =
      answer.means == AnswerMeaning::locked || answer.tries_left == 0 || answer.account_tries_left == 0;
  if (answer.wait_ms > 0) {
    if (!is_lock) wait_until_ = now + answer.wait_ms;
  } else if (busy) {
    const double wait = wait_of(rules_.pace_first_ms, rules_.pace_factor, busy_ - 1, rules_.pace_most_ms);
    wait_until_ = std::max(wait_until_, now + wait);
  }
}

/** A right code, and a bound one. */
void SessionPromises::take_end(std::uint8_t card, const SessionEvent& answer) {
  const bool bound = answer.means == AnswerMeaning::bound || answer.means == AnswerMeaning::pending;
  if (!bound && answer.means != AnswerMeaning::verify) return;
  refusals_ = 0;
  restarted();
  card_until_[card] = 0;
  if (!bound) return;
  account_left_ = answer.account_tries_left > 0 ? answer.account_tries_left : rules_.account_tries;
  account_until_ = 0;
}

void SessionPromises::failed(TransportFailure kind, double now) {
  if (kind != TransportFailure::offline && kind != TransportFailure::aborted) count_trouble(now);
}

/** So many calls in a row without a clear answer leave the server alone, each time longer. */
void SessionPromises::count_trouble(double now) {
  if (++failures_ < rules_.circuit_failures) return;
  circuit_until_ =
      now + wait_of(rules_.circuit_open_ms, rules_.circuit_factor, opened_++, rules_.circuit_most_ms);
}

/** Different codes in a row: the first so many wait the first wait, each further one longer. */
void SessionPromises::refused(double now) {
  if (now - refused_at_ > rules_.pace_window_ms) refusals_ = 0;
  ++refusals_;
  refused_at_ = now;
  const double wait = wait_of(rules_.pace_first_ms, rules_.pace_factor,
                              refusals_ - std::max(rules_.pace_free, 1), rules_.pace_most_ms);
  pace_until_ = std::max(pace_until_, now + wait);
}

double SessionPromises::lock_length(const SessionEvent& answer) const {
  return answer.wait_ms > 0 ? answer.wait_ms : rules_.lock_ms;
}

/** One less, or what the server says; at the last one it is locked. `full` is 0 where nothing is counted. */
void SessionPromises::count(std::int32_t& left, std::int32_t said, std::int32_t full, double& until,
                            double now, const SessionEvent& answer) {
  if (said < 0 && full <= 0) return;
  left = said >= 0 ? said : left - 1;
  if (left > 0) {
    until = 0;
    return;
  }
  until = now + lock_length(answer);
  left = full;
}

void SessionPromises::take_wrong(const SessionEvent& answer, double now) {
  count(codes_left_, answer.tries_left, rules_.card_tries, codes_until_, now, answer);
  count(account_left_, answer.account_tries_left, rules_.account_tries, account_until_, now, answer);
}

void SessionPromises::take_lock(std::uint8_t card, const SessionEvent& answer, double now) {
  const bool of_account =
      answer.account_tries_left == 0 || (rules_.account_tries > 0 && rules_.card_tries <= 0);
  if (of_account) {
    account_until_ = now + lock_length(answer);
    account_left_ = rules_.account_tries;
  } else {
    lock_card(card, lock_length(answer), now);
  }
}

/** Four cards are remembered; at a fifth the account waits. */
void SessionPromises::lock_card(std::uint8_t card, double length, double now) {
  const auto locked = std::ranges::count_if(card_until_, [now](double until) { return until > now; });
  double& until = locked >= 4 && card_until_[card] <= now ? account_until_ : card_until_[card];
  until = now + length;
}

void SessionPromises::restarted() {
  codes_left_ = rules_.card_tries;
  codes_until_ = 0;
}

/** When a lock is over the count is new. */
void SessionPromises::end_locks(double now) {
  if (codes_until_ != 0 && codes_until_ <= now) restarted();
  if (account_until_ == 0 || account_until_ > now) return;
  account_until_ = 0;
  account_left_ = rules_.account_tries;
}

void SessionPromises::set_back(double by) {
  for (double* each :
       {&codes_until_, &account_until_, &pace_until_, &wait_until_, &circuit_until_, &refused_at_})
    if (*each != 0) *each -= by;
  for (double& each : card_until_)
    if (each != 0) each -= by;
}

const char* SessionPromises::forbids(SessionSend call, std::uint8_t card, double now) {
  end_locks(now);
  if (now < circuit_until_) return "sent while the circuit was open";
  if (now < wait_until_) return "sent before the server's wait was over";
  if (call == SessionSend::ask) return nullptr;
  if (now < account_until_) return "sent while the account was locked";
  if (restricted_) return "sent while the account was restricted";
  if (call == SessionSend::resend) return nullptr;
  if (now < card_until_[card]) return "sent while the card was locked";
  if (call == SessionSend::confirm) return nullptr;
  if (now < codes_until_) return "an attempt beyond the limit";
  return now < pace_until_ ? "sent too soon after a refusal" : nullptr;
}

}  // namespace cardmend::test
