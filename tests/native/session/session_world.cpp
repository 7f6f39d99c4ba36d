#include "native/session/session_world.h"

#include <algorithm>

namespace cardmend::test {
namespace {

SessionDigest digest_of(std::uint8_t card) {
  return SessionDigest{card} * 0x9E3779B97F4A7C15U;
}

}  // namespace

SessionWorld::SessionWorld(const SessionRules& rules)
    : rules_(rules), state_(open_session(rules)), promises_(rules) {}

std::string SessionWorld::run(const std::vector<Move>& moves) {
  for (const Move& move : moves) {
    make(move);
    if (!broken_.empty()) return broken_;
  }
  end();
  return broken_;
}

void SessionWorld::make(const Move& move) {
  const std::uint32_t tab = 1 + move.tab % 3 + 10 * life_;
  SessionEvent event{.tab = tab};
  switch (move.what % 16) {
    case 0:
    case 1:
      // Often the card of before: what is left and taken up again.
      form_[tab % 256] = move.luck % 4 == 1 ? last_card_ : static_cast<std::uint8_t>(move.card % 13);
      event.kind = SessionEventKind::input;
      event.card = digest_of(form_[tab % 256]);
      event.ready = move.luck % 8 != 0 ? 1 : 0;
      return step(event);
    case 2:
    case 3:
      return press(move, tab);
    case 4:
      event.kind = SessionEventKind::submit;
      event.intent = {next_intent_++, 0, 0, 1};
      return step(event);
    case 5:
    case 6:
      event.kind = SessionEventKind::verify;
      given_ = static_cast<std::uint8_t>(move.luck % 2 == 0 ? 1 : 2 + move.luck % 3);
      event.answer = given_;
      event.key = {next_intent_++, 1, 1, 1};
      step(event);
      if (move.what % 16 == 6 && call_.send == SessionSend::confirm && call_.tab == tab) reply(move);
      return;
    case 7:
      event.kind = move.luck % 2 == 0 ? SessionEventKind::resend : SessionEventKind::ask;
      return step(event);
    case 8:
    case 9:
    case 10:
    case 11:
      return reply(move);
    case 12:
      if (move.luck % 2 == 0) event.kind = SessionEventKind::restart;
      return step(event);
    case 13:
      event.kind = SessionEventKind{static_cast<std::int32_t>(SessionEventKind::online) + move.luck % 6};
      return step(event);
    case 14: {
      // The clock jumps; what waits waits no longer for it.
      if (move.luck % 8 == 0) {
        shift(move.ms * 100.0);
      } else {
        // Often hardly more than the shortest waits.
        now_ += move.luck % 2 == 0 ? move.ms : move.ms % 8'000;
      }
      return step(event);
    }
    default:
      return reload(move);
  }
}

/** What most people do: a code, the button, and an answer. Chance alone seldom comes so far. */
void SessionWorld::press(const Move& move, std::uint32_t tab) {
  form_[tab % 256] =
      move.luck % 4 == 1 && last_card_ != 0 ? last_card_ : static_cast<std::uint8_t>(move.card % 13);
  step({.kind = SessionEventKind::input, .tab = tab, .ready = 1, .card = digest_of(form_[tab % 256])});
  step({.kind = SessionEventKind::submit, .tab = tab, .intent = {next_intent_++, 0, 0, 1}});
  if (move.what % 16 == 2 && call_.send == SessionSend::start && call_.tab == tab) reply(move);
}

/** Pages come anew, one of them told in time; or somebody has damaged what was kept. Then what was late arrives. */
void SessionWorld::reload(const Move& move) {
  if (move.luck % 2 == 0) {
    if (move.luck % 8 == 0) {
      const bool mine = call_.send != SessionSend::none && now_ < call_.lease;
      const Call left = call_;
      if (mine) lose();
      step({.kind = SessionEventKind::leave, .tab = mine ? left.tab : 1 + 10 * life_});
    }
    state_ = open_session(rules_, state_.words);
    ++life_;
  } else {
    SessionState other = state_;
    other.words[static_cast<std::size_t>(move.ms) % other.words.size()] ^= 1 << (move.luck % 32);
    const SessionState opened = open_session(rules_, other.words);
    if (opened.words != open_session(rules_).words) say("a damaged state was taken");
  }
  if (!late_.empty()) {
    serve(late_.back());
    late_.pop_back();
  }
}

/** A clock that is set back takes what waits with it. */
void SessionWorld::shift(double back) {
  now_ -= back;
  call_.lease -= back;
  promises_.set_back(back);
}

void SessionWorld::step(SessionEvent event) {
  event.now = now_;
  // What was allowed at this very moment.
  SessionDecision before;
  if (event.kind == SessionEventKind::submit || event.kind == SessionEventKind::verify ||
      event.kind == SessionEventKind::restart) {
    SessionState copy = state_;
    before = step_session(copy, {.kind = SessionEventKind::hidden, .tab = event.tab, .now = now_});
  }
  if (event.kind == SessionEventKind::online) promises_.online();
  if (event.kind == SessionEventKind::signed_in) promises_.signed_in();
  const SessionDecision after = step_session(state_, event);
  watch(event, before, after);
  last_ = after;
}

void SessionWorld::watch(const SessionEvent& event, const SessionDecision& before,
                         const SessionDecision& after) {
  if (event.kind == SessionEventKind::submit && after.send == SessionSend::start &&
      !before.can(SessionMove::submit))
    say("sent although submit was not allowed");
  if (event.kind == SessionEventKind::verify && after.send == SessionSend::confirm &&
      !before.can(SessionMove::verify))
    say("confirmed although verify was not allowed");
  if (event.kind == SessionEventKind::restart && before.can(SessionMove::restart)) {
    promises_.restarted();
    owed_ = {};
  }
  if (after.may == 0 && after.until == 0 && after.wake_at == 0) say("a state without a way out");
  if (after.until != 0 && after.until < now_) say("a wait that is over");
  if (after.send != SessionSend::none) sent(after, event);
}

void SessionWorld::sent(const SessionDecision& decision, const SessionEvent& event) {
  if (call_.send != SessionSend::none) {
    if (now_ < call_.lease && event.kind != SessionEventKind::answer &&
        event.kind != SessionEventKind::failure)
      say("two calls at a time");
    lose();
  }
  call_ = {.send = decision.send,
           .number = decision.call,
           .tab = event.tab,
           .intent = decision.intent[0],
           .card = 0,
           .answer = given_,
           .lease = now_ + rules_.lease_ms};
  call_.card = form_[event.tab % 256];
  const auto known = server_.find(call_.intent);
  if (decision.send != SessionSend::start && known != server_.end()) call_.card = known->second.card;
  for (std::size_t card = 0; card < unknown_.size(); ++card)
    if (unknown_[card] == call_.intent) call_.card = static_cast<std::uint8_t>(card);
  if (const char* const broken = promises_.forbids(call_.send, call_.card, now_)) say(broken);
  const bool acts = call_.send == SessionSend::start || call_.send == SessionSend::confirm;
  if (acts && unknown_[call_.card] != 0) say("sent again without asking");
  if (call_.send == SessionSend::start) {
    last_card_ = call_.card;
    if (told_wrong_[call_.card]) say("a wrong secret was sent again");
    if (call_.card == 0) say("nothing was sent");
    if (owed_[call_.card] != 0 && owed_[call_.card] != call_.intent) say("sent under another intent");
  }
  if (call_.send == SessionSend::confirm && (wrong_answers_[call_.intent] >> call_.answer & 1U) != 0)
    say("a wrong answer was given again");
}

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
    event.call = move.luck;
    event.means = AnswerMeaning{move.luck % 18};
    step(event);
    return;
  }
  if (now_ >= call_.lease) return lose();
  const Call call = call_;
  if (move.luck % 4 == 0) return fail(call, move);
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
      return learn_nothing(call, event.means);
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
  if (call.send == SessionSend::start) owed_[call.card] = 0;
  // What is still on its way is not taken either.
  if (stands_still || means == AnswerMeaning::misuse) late_.clear();
}

/** From wherever it stands, with a server that answers, an end is reached. */
void SessionWorld::end() {
  step({.kind = SessionEventKind::tick, .tab = 1 + 10 * life_});
  for (int i = 0; i < 80 && broken_.empty(); ++i) {
    if (call_.send != SessionSend::none && now_ < call_.lease) {
      const Call call = call_;
      const SessionEvent event = serve(call);
      call_ = {};
      hear(call, event);
      continue;
    }
    if (last_.wake_at == 0) break;
    now_ = std::max(now_ + 1, last_.wake_at);
    step({.kind = SessionEventKind::tick, .tab = 1 + 10 * life_});
  }
  if (broken_.empty() && !last_.can(SessionMove::restart) && last_.send == SessionSend::none)
    say("no end was reached");
}

}  // namespace cardmend::test
