// What becomes of a call in the model, as the client hears it, and what the client can know from that.
#include "native/session/session_world.h"

namespace cardmend::test {

/** The client gives the call up, or dies: it may arrive yet. */
void SessionWorld::lose() {
  if (call_.send == SessionSend::start || call_.send == SessionSend::confirm) {
    late_.push_back(call_);
    unknown_[call_.card] = call_.intent;
  }
  call_ = {};
}

void SessionWorld::reply(const Move& move) {
  if (call_.send == SessionSend::none) {
    // An answer to nothing.
    SessionEvent event{.kind = SessionEventKind::answer, .tab = 1U + move.tab % 3U};
    event.call = move.fate;
    event.means = AnswerMeaning{move.fate % 18};
    step(event);
    return;
  }
  if (now_ >= call_.lease) {
    lose();
    return;
  }
  const Call call = call_;
  if (move.fate % 4 == 0) {
    fail(call, move);
    return;
  }
  SessionEvent event{.kind = SessionEventKind::answer};
  if (!hinder(call, move, event)) {
    event = serve(call);
    // The server may say how many are left, and how long to wait.
    if (event.means == AnswerMeaning::wrong || event.means == AnswerMeaning::verify_wrong) {
      if (move.card % 4 == 1) event.tries_left = move.ms % 4;
      if (move.card % 4 == 2) event.account_tries_left = move.ms % 6;
      if (move.card % 8 > 4) event.wait_ms = move.ms % 30'000;
    }
  }
  call_ = {};
  hear(call, event);
}

/** The client is told. */
void SessionWorld::hear(const Call& call, const SessionEvent& answer) {
  SessionEvent event = answer;
  event.tab = call.tab;
  event.call = call.number;
  promises_.answered(call.send, call.card, event, now_);
  learn(call, event);
  step(event);
}

void SessionWorld::learn(const Call& call, const SessionEvent& event) {
  switch (event.means) {
    case AnswerMeaning::slow_down:
    case AnswerMeaning::busy:
    case AnswerMeaning::sign_in:
    case AnswerMeaning::puzzle:
    case AnswerMeaning::restricted:
    case AnswerMeaning::locked:
    case AnswerMeaning::misuse:
    case AnswerMeaning::unsure:
      learn_nothing(call, event.means);
      return;
    default:
      break;
  }
  if (call.send == SessionSend::ask)
    for (std::uint32_t& each : unknown_)
      if (each == call.intent) each = 0;
  owed_[call.card] = 0;
  if (event.means == AnswerMeaning::wrong) told_wrong_[call.card] = true;
  if (event.means == AnswerMeaning::verify_wrong && call.send == SessionSend::confirm)
    wrong_answers_[call.intent] |= 1U << call.answer;
  // Of another message the code is another one.
  if (call.send == SessionSend::resend) wrong_answers_[call.intent] = 0;
}

/** What became of the call, or of what was asked for, is as open as it was. */
void SessionWorld::learn_nothing(const Call& call, AnswerMeaning means) {
  const bool acts = call.send == SessionSend::start || call.send == SessionSend::confirm;
  if (means == AnswerMeaning::unsure && acts) unknown_[call.card] = call.intent;
  const bool stands_still = means == AnswerMeaning::locked || means == AnswerMeaning::restricted;
  if (stands_still && call.send == SessionSend::ask)
    for (std::size_t card = 0; card < unknown_.size(); ++card) {
      if (unknown_[card] != call.intent) continue;
      owed_[card] = call.intent;
      unknown_[card] = 0;
    }
  const bool was_given = given_for_.contains(call.intent);
  if (call.send == SessionSend::start || call.send == SessionSend::confirm)
    owed_[call.card] = was_given ? call.intent : 0;
  // What is still on its way is not taken either.
  if (stands_still || means == AnswerMeaning::misuse) late_.clear();
}

}  // namespace cardmend::test
