#include "native/frozen/walk.h"

#include <algorithm>
#include <string>

#include "native/frozen/frozen.h"
#include "native/session/begin.h"
#include "native/session/whole_decision.h"

namespace cardmend::test {
namespace {

constexpr std::size_t kEvents = 60;

}  // namespace

Walk::Walk(std::mt19937& random)
    : random_(random),
      server_(static_cast<Server>(below(4))),
      wild_(4U << below(4)),
      rules_(rules()),
      state_(open_session(rules_)),
      now_(kBegin) {}

DrawnAnswer Walk::go() {
  DrawnAnswer answer;
  std::uint64_t hash = kNoAnswers;
  std::string last;
  for (std::uint32_t number = 1; number <= kEvents; ++number) {
    pass();
    const SessionEvent event = next(number);
    answer.question += std::string(kSessionEventKindNames[static_cast<std::size_t>(event.kind)]) + "@" +
                       std::to_string(static_cast<std::int64_t>(now_ - kBegin)) + " ";
    decision_ = step_session(state_, event);
    last = whole_decision(decision_, kBegin);
    hash = hash_of_answers(last, hash);
    // The page comes again, and finds what was kept.
    if (one_in(16)) state_ = open_session(rules_, state_.words);
  }
  answer.answer = last + " behind " + std::to_string(hash);
  return answer;
}

SessionRules Walk::rules() {
  SessionRules rules{.step = VerificationStep{few(5)},
                     .card_tries = few(4),
                     .account_tries = few(5),
                     .verify_tries = few(4),
                     .lock_ms = 1'000 * few(9'000),
                     .step_life_ms = 30'000 * few(4),
                     .resend_ms = 20'000 * few(3)};
  rules.pace_first_ms = 1'000 * few(4);
  rules.pace_factor = 1 + few(3);
  rules.pace_free = few(3);
  rules.circuit_failures = 1 + few(4);
  rules.quiet_from = few(24);
  rules.quiet_to = few(24);
  rules.arrival = Arrival{few(4)};
  rules.lease_ms = 10'000 * few(5);
  rules.circuit_open_ms = 10'000 * few(5);
  return rules;
}

/** A moment, to the edge of what is waited for or just short of it, or long; now and then back. */
void Walk::pass() {
  const double edges[] = {decision_.until, decision_.wake_at, decision_.step_until, decision_.resend_at};
  const double edge = edges[below(4)];
  switch (below(wild_ + 5)) {
    case 0:
      now_ = std::max(now_, edge);
      return;
    case 1:
      now_ = std::max(now_, edge - 1);
      return;
    case 2:
      now_ += 1'000.0 * few(600);
      return;
    case 3:
      now_ += one_in(4) ? 3'600'000.0 * few(30) : -500.0 * few(20);
      return;
    default:
      now_ += 100.0 * few(20);
  }
}

SessionEventKind Walk::kind() {
  if (decision_.send != SessionSend::none && !one_in(8))
    return one_in(4) ? SessionEventKind::failure : SessionEventKind::answer;
  if (one_in(wild_)) return SessionEventKind{few(std::size(kSessionEventKindNames))};
  if (decision_.can(SessionMove::submit)) return SessionEventKind::submit;
  if (decision_.can(SessionMove::verify) && !one_in(4)) return SessionEventKind::verify;
  if (decision_.can(SessionMove::resend)) return SessionEventKind::resend;
  if (decision_.can(SessionMove::ask) && one_in(2)) return SessionEventKind::ask;
  if (decision_.can(SessionMove::restart) && one_in(4)) return SessionEventKind::restart;
  return one_in(3) ? SessionEventKind::tick : SessionEventKind::input;
}

/** What this walk's server likes to answer, or anything. */
AnswerMeaning Walk::meaning() {
  constexpr AnswerMeaning kUsual[] = {AnswerMeaning::wrong,        AnswerMeaning::verify,
                                      AnswerMeaning::verify_wrong, AnswerMeaning::none,
                                      AnswerMeaning::unsure,       AnswerMeaning::pending};
  if (one_in(wild_)) return AnswerMeaning{few(std::size(kAnswerMeaningNames))};
  switch (server_) {
    case Server::asks:
      return decision_.send == SessionSend::confirm && !one_in(6) ? AnswerMeaning::verify_wrong
                                                                  : AnswerMeaning::verify;
    case Server::refuses:
      return one_in(6) ? AnswerMeaning::none : AnswerMeaning::wrong;
    case Server::is_unsure:
      return one_in(3) ? AnswerMeaning::none : AnswerMeaning::unsure;
    default:
      return kUsual[below(std::size(kUsual))];
  }
}

SessionEvent Walk::next(std::uint32_t number) {
  SessionEvent event{.kind = kind(), .tab = one_in(6) ? 2U : 1U, .ready = one_in(8) ? 0 : 1, .now = now_};
  event.card = one_in(12) ? 0 : 1 + below(6);
  event.answer = one_in(12) ? 0 : 1 + below(8);
  event.intent = {number, 1, 1, 1};
  event.key = {number, 2, 2, 2};
  event.call = one_in(6) ? few(5) : decision_.call;
  event.failure = TransportFailure{few(std::size(kTransportFailureNames))};
  event.means = meaning();
  for (std::int32_t* said : {&event.tries_left, &event.account_tries_left, &event.arrival, &event.step})
    if (one_in(6)) *said = one_in(8) ? 2'000'000'000 : few(5);
  for (std::int32_t* said : {&event.wait_ms, &event.step_life_ms, &event.resend_ms})
    if (one_in(6)) *said = 1'000 * few(120);
  return event;
}

}  // namespace cardmend::test
