#include "native/session/session_world.h"

#include <algorithm>

namespace cardmend::test {
namespace {

/** Cards 1..3 are good, 4..11 are wrong, 12 is bound by somebody else. */
bool is_good(std::uint8_t card) {
  return card <= 3;
}
constexpr std::uint8_t kSpent = 12;

SessionDigest digest_of(std::uint8_t card) {
  return SessionDigest{card} * 0x9E3779B97F4A7C15U;
}

}  // namespace

SessionWorld::SessionWorld(const SessionRules& rules) : rules_(rules), state_(open_session(rules)) {}

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
      form_[tab % 256] = static_cast<std::uint8_t>(move.card % 13);
      event.kind = SessionEventKind::input;
      event.card = digest_of(form_[tab % 256]);
      event.ready = move.luck % 8 != 0;
      return step(event);
    case 2:
    case 3:
    case 4:
      event.kind = SessionEventKind::submit;
      event.intent = {next_intent_++, 0, 0, 1};
      return step(event);
    case 5:
    case 6:
      event.kind = SessionEventKind::verify;
      right_answer_ = move.luck % 2 == 0;
      event.answer = right_answer_ ? 1 : 2 + move.luck % 3;
      event.key = {next_intent_++, 1, 1, 1};
      return step(event);
    case 7:
      event.kind = move.luck % 2 == 0 ? SessionEventKind::resend : SessionEventKind::ask;
      return step(event);
    case 8:
    case 9:
    case 10:
    case 11:
      return reply(move);
    case 12:
      if (move.luck % 4 == 0) event.kind = SessionEventKind::restart;
      return step(event);
    case 13:
      event.kind = SessionEventKind{static_cast<std::int32_t>(SessionEventKind::online) + move.luck % 6};
      return step(event);
    case 14: {
      // The clock jumps; what waits waits no longer for it.
      if (move.luck % 8 == 0) {
        shift(move.ms * 100.0);
      } else {
        now_ += move.ms;
      }
      return step(event);
    }
    default:
      if (move.luck % 2 == 0) {
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
}

/** A clock that is set back takes what waits with it. */
void SessionWorld::shift(double back) {
  now_ -= back;
  call_.lease -= back;
  if (locked_until_ != 0) locked_until_ -= back;
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
  const SessionDecision after = step_session(state_, event);
  watch(event, before, after);
  last_ = after;
}

void SessionWorld::watch(const SessionEvent& event, const SessionDecision& before,
                         const SessionDecision& after) {
  if (locked_until_ != 0 && now_ >= locked_until_) {
    locked_until_ = 0;
    wrong_in_row_ = 0;
  }
  if (event.kind == SessionEventKind::submit && after.send == SessionSend::start &&
      !before.can(SessionMove::submit))
    say("sent although submit was not allowed");
  if (event.kind == SessionEventKind::verify && after.send == SessionSend::confirm &&
      !before.can(SessionMove::verify))
    say("confirmed although verify was not allowed");
  if (event.kind == SessionEventKind::restart && before.can(SessionMove::restart)) {
    wrong_in_row_ = 0;
    locked_until_ = 0;
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
           .right = right_answer_,
           .lease = now_ + rules_.lease_ms};
  call_.card = form_[event.tab % 256];
  const auto known = server_.find(call_.intent);
  if (decision.send != SessionSend::start && known != server_.end()) call_.card = known->second.card;
  for (std::size_t card = 0; card < unknown_.size(); ++card)
    if (unknown_[card] == call_.intent) call_.card = static_cast<std::uint8_t>(card);
  if (decision.send == SessionSend::start) {
    if (told_wrong_[call_.card]) say("a wrong secret was sent again");
    if (call_.card == 0) say("nothing was sent");
    if (now_ < locked_until_) say("sent while locked");
    if (rules_.card_tries > 0 && wrong_in_row_ >= rules_.card_tries) say("an attempt beyond the limit");
  }
  if ((decision.send == SessionSend::start || decision.send == SessionSend::confirm) &&
      unknown_[call_.card] != 0)
    say("sent again without asking");
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
  SessionEvent event{.tab = call.tab, .call = call.number};
  if (move.luck % 4 == 0) {
    event.kind = SessionEventKind::failure;
    event.failure = TransportFailure{(move.luck / 4) % 5};
    if (event.failure == TransportFailure::not_sent) {
      call_ = {};
    } else {
      if (move.card % 2 == 0) serve(call);
      const bool arrived = move.card % 2 == 0;
      lose();
      if (arrived && !late_.empty() && call.send != SessionSend::ask && call.send != SessionSend::resend)
        late_.pop_back();
    }
    step(event);
    return;
  }
  if (move.luck % 16 == 1) {
    event.kind = SessionEventKind::answer;
    event.means = move.card % 2 == 0 ? AnswerMeaning::slow_down : AnswerMeaning::busy;
    event.wait_ms = move.ms % 60'000;
    // Who is too busy for an attempt has kept it, and says so again.
    if (event.means == AnswerMeaning::busy && call.send == SessionSend::start)
      server_.try_emplace(call.intent, Attempt{.card = call.card, .refused = true});
  } else {
    event = serve(call);
  }
  call_ = {};
  learn(event);
  if (call.send == SessionSend::ask && event.means != AnswerMeaning::slow_down &&
      event.means != AnswerMeaning::busy) {
    for (std::uint32_t& each : unknown_)
      if (each == call.intent) each = 0;
  }
  if (event.means == AnswerMeaning::wrong && !told_wrong_[call.card]) {
    told_wrong_[call.card] = true;
    ++wrong_in_row_;
    if (rules_.card_tries > 0 && wrong_in_row_ >= rules_.card_tries) locked_until_ = now_ + rules_.lock_ms;
  }
  step(event);
}

void SessionWorld::learn(const SessionEvent& event) {
  const bool right = event.means == AnswerMeaning::verify || event.means == AnswerMeaning::bound;
  if (right) wrong_in_row_ = 0;
}

SessionEvent SessionWorld::truth(const Attempt& attempt) const {
  SessionEvent event{.kind = SessionEventKind::answer};
  event.means = is_good(attempt.card) ? AnswerMeaning::over : AnswerMeaning::wrong;
  if (attempt.card == kSpent) event.means = AnswerMeaning::spent;
  if (attempt.waits) event.means = AnswerMeaning::verify;
  if (attempt.bound) event.means = AnswerMeaning::bound;
  return event;
}

/** What the server does, whoever still listens. */
SessionEvent SessionWorld::serve(const Call& call) {
  SessionEvent event{.kind = SessionEventKind::answer};
  if (call.send == SessionSend::start && !server_.contains(call.intent)) {
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
  } else {
    Attempt& attempt = found->second;
    event = truth(attempt);
    if (call.send == SessionSend::confirm && attempt.waits) {
      if (call.right) {
        attempt.waits = false;
        attempt.bound = true;
        if (++binds_[attempt.card] > 1) say("bound twice");
        event.means = AnswerMeaning::bound;
      } else {
        event.means = AnswerMeaning::verify_wrong;
      }
    }
  }
  event.tab = call.tab;
  event.call = call.number;
  return event;
}

/** From wherever it stands, with a server that answers, an end is reached. */
void SessionWorld::end() {
  for (int i = 0; i < 80 && broken_.empty(); ++i) {
    if (call_.send != SessionSend::none && now_ < call_.lease) {
      const Call call = call_;
      const SessionEvent event = serve(call);
      call_ = {};
      learn(event);
      if (call.send == SessionSend::ask)
        for (std::uint32_t& each : unknown_)
          if (each == call.intent) each = 0;
      if (event.means == AnswerMeaning::wrong) told_wrong_[call.card] = true;
      step(event);
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
