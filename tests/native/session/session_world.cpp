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
  // Mostly one page; the others come between.
  const std::uint32_t tab = 1 + (move.tab < 5 ? 0 : move.tab - 4) + 10 * life_;
  SessionEvent event{.tab = tab};
  switch (move.what % 16) {
    case 0:
    case 1:
      form_[tab % 256] = typed(move);
      event.kind = SessionEventKind::input;
      event.card = digest_of(form_[tab % 256]);
      event.ready = move.luck % 8 != 0 ? 1 : 0;
      step(event);
      return;
    case 2:
    case 3:
      press(move, tab);
      return;
    case 4:
      submit(move, tab, move.luck % 2 == 0);
      return;
    case 5:
    case 6:
      event.kind = SessionEventKind::verify;
      // Wrong ones are few, so that one of them is given again.
      given_ = static_cast<std::uint8_t>(move.luck % 2 == 0 ? 1 : 2 + move.luck / 2 % 3);
      event.answer = given_;
      event.key = {next_intent_++, 1, 1, 1};
      step(event);
      if (move.what % 16 == 6 && call_.send == SessionSend::confirm && call_.tab == tab) reply(move);
      return;
    case 7:
      event.kind = move.luck % 2 == 0 ? SessionEventKind::resend : SessionEventKind::ask;
      step(event);
      return;
    case 8:
    case 9:
    case 10:
    case 11:
      reply(move);
      return;
    case 12:
      if (move.luck % 2 == 0) event.kind = SessionEventKind::restart;
      step(event);
      return;
    case 13:
      event.kind = SessionEventKind{static_cast<std::int32_t>(SessionEventKind::online) + move.luck % 6};
      if (move.luck % 2 == 0) event.kind = SessionEventKind::signed_in;
      step(event);
      return;
    case 14:
      wait(move);
      step(event);
      return;
    default:
      reload(move);
      return;
  }
}

/** Often the card of before: what is left and taken up again. */
std::uint8_t SessionWorld::typed(const Move& move) const {
  return move.luck % 4 == 1 && last_card_ != 0 ? last_card_ : static_cast<std::uint8_t>(move.card % 13);
}

/** Time passes, often just as much as the person was told to wait, or hardly more than the shortest waits; or the clock jumps
 * back, and what waits waits no longer for it. */
void SessionWorld::wait(const Move& move) {
  const double told = last_.until > now_ ? last_.until : last_.wake_at;
  switch (move.luck % 8) {
    case 0:
      shift(move.ms * 100.0);
      return;
    case 1:
    case 2:
      now_ += move.ms % 8'000;
      return;
    case 3:
      now_ += move.ms;
      return;
    default:
      now_ = std::max(now_, told) + move.ms % 2;
  }
}

/** What most people do: a code, the button, and an answer. Chance alone seldom comes so far. */
void SessionWorld::press(const Move& move, std::uint32_t tab) {
  form_[tab % 256] = typed(move);
  step({.kind = SessionEventKind::input, .tab = tab, .ready = 1, .card = digest_of(form_[tab % 256])});
  submit(move, tab, move.what % 16 == 2);
}

/** The button alone: of what stands in the form. */
void SessionWorld::submit(const Move& move, std::uint32_t tab, bool is_answered) {
  step({.kind = SessionEventKind::submit, .tab = tab, .intent = {next_intent_++, 0, 0, 1}});
  if (is_answered && call_.send == SessionSend::start && call_.tab == tab) reply(move);
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
  if (call_.send == SessionSend::confirm) given_for_.insert(call_.intent);
  if (call_.send == SessionSend::confirm && (wrong_answers_[call_.intent] >> call_.answer & 1U) != 0)
    say("a wrong answer was given again");
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
