// What the server of the model does and says, and the network loses.
#include <iterator>

#include "native/session/session_world.h"

namespace cardmend::test {
namespace {

/** Cards 1..3 are good, 4..11 are wrong, 12 is bound by somebody else. */
bool is_good(std::uint8_t card) {
  return card <= 3;
}
constexpr std::uint8_t kSpent = 12;

}  // namespace

/** Something stands in the way of the call: the server does nothing of it, and keeps nothing, but for one that is busy. What
 * stands before a server may say so behind its back: then what was given for a verification has bound the card. */
bool SessionWorld::hinder(const Call& call, const Move& move, SessionEvent& event) {
  const std::int32_t wait = move.card % 8 == 0 ? -1 : 1 + move.ms % 60'000;
  const bool hinders = move.fate % 16 == 1 || move.fate % 16 == 5 || move.fate % 16 == 9;
  if (hinders && call.send == SessionSend::confirm && move.ms % 3 == 0) serve(call);
  switch (move.fate % 16) {
    case 1:
      event.means = move.card % 2 == 0 ? AnswerMeaning::slow_down : AnswerMeaning::busy;
      event.wait_ms = wait;
      // Who is too busy for an attempt has kept it, and says so again.
      if (event.means == AnswerMeaning::busy && call.send == SessionSend::start)
        server_.try_emplace(call.intent, Attempt{.card = call.card, .refused = true});
      return true;
    case 5:
      event.means = AnswerMeaning::locked;
      event.wait_ms = wait;
      if (move.card % 4 == 1) event.account_tries_left = 0;
      return true;
    case 9: {
      constexpr AnswerMeaning kOthers[] = {AnswerMeaning::sign_in, AnswerMeaning::puzzle,
                                           AnswerMeaning::restricted, AnswerMeaning::misuse,
                                           AnswerMeaning::unsure};
      event.means = kOthers[move.card % std::size(kOthers)];
      if (event.means == AnswerMeaning::unsure && move.ms % 2 == 0) serve(call);
      return true;
    }
    default:
      return false;
  }
}

SessionEvent SessionWorld::truth(const Attempt& attempt, bool asked) {
  SessionEvent event{.kind = SessionEventKind::answer};
  event.means = is_good(attempt.card) ? AnswerMeaning::over : AnswerMeaning::wrong;
  if (attempt.card == kSpent) event.means = AnswerMeaning::spent;
  if (attempt.waits) event.means = AnswerMeaning::verify;
  // Some tell of an attempt what was said of it last.
  if (attempt.waits && attempt.said_wrong && asked && attempt.card % 2 == 0)
    event.means = AnswerMeaning::verify_wrong;
  if (attempt.bound) event.means = AnswerMeaning::bound;
  return event;
}

/** What the server does, whoever still listens. */
SessionEvent SessionWorld::serve(const Call& call) {
  SessionEvent event{.kind = SessionEventKind::answer};
  if (call.send == SessionSend::start && !server_.contains(call.intent)) {
    if (binds_[call.card] > 0) say("a bound card was sent under another intent");
    Attempt& fresh = server_[call.intent];
    fresh.card = call.card;
    fresh.refused = !is_good(call.card);
    fresh.waits = !fresh.refused && rules_.step != VerificationStep::none;
    fresh.bound = !fresh.refused && !fresh.waits;
    if (fresh.bound && ++binds_[call.card] > 1) say("bound twice");
  }
  const auto found = server_.find(call.intent);
  if (found == server_.end()) {
    event.means = AnswerMeaning::none;
    return event;
  }
  event = truth(found->second, call.send == SessionSend::ask);
  if (call.send == SessionSend::confirm && found->second.waits) confirm(found->second, call, event);
  return event;
}

void SessionWorld::confirm(Attempt& attempt, const Call& call, SessionEvent& event) {
  attempt.said_wrong = call.answer != 1;
  event.means = AnswerMeaning::verify_wrong;
  if (attempt.said_wrong) return;
  attempt.waits = false;
  attempt.bound = true;
  event.means = AnswerMeaning::bound;
  if (++binds_[attempt.card] > 1) say("bound twice");
}

/** No answer comes; what was sent may have arrived. */
void SessionWorld::fail(const Call& call, const Move& move) {
  SessionEvent event{.kind = SessionEventKind::failure, .tab = call.tab, .call = call.number};
  event.failure = TransportFailure{(move.fate / 4) % 5};
  promises_.failed(event.failure, now_);
  if (event.failure == TransportFailure::not_sent) {
    call_ = {};
  } else {
    const bool arrived = move.card % 2 == 0;
    if (arrived) serve(call);
    lose();
    const bool acts = call.send == SessionSend::start || call.send == SessionSend::confirm;
    if (arrived && acts && !late_.empty()) late_.pop_back();
  }
  step(event);
}

}  // namespace cardmend::test
