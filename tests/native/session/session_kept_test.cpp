// A state that was kept is read again, whatever the figures were: a session that forgets what is under way may send it twice.
#include <doctest/doctest.h>

#include <limits>

#include "cardmend/session.h"
#include "laws/session.h"
#include "native/session/begin.h"

namespace cardmend::test {
namespace {

constexpr std::int32_t kLargest = std::numeric_limits<std::int32_t>::max();

/** A card is sent; with one that was sent so many ms before. */
SessionState sent_after(const SessionRules& rules, double ms) {
  SessionState state = open_session(rules);
  double now = kBegin;
  for (std::uint32_t card = 1; card <= 2; ++card) {
    step_session(state, {.kind = SessionEventKind::input, .tab = 1, .ready = 1, .now = now, .card = card});
    step_session(state, {.kind = SessionEventKind::submit, .tab = 1, .now = now, .intent = {card, 1, 1, 1}});
    if (card == 2) break;
    step_session(state,
                 {.kind = SessionEventKind::answer, .tab = 1, .now = now, .means = AnswerMeaning::unfit});
    now += ms;
  }
  return state;
}

}  // namespace

TEST_CASE("session: however long ago the card before was sent, what is under way is kept") {
  for (const double days : {0.5, 11.0, 12.0, 20.0, 23.0, 24.0, 400.0}) {
    CAPTURE(days);
    const SessionRules& rules = *find_session_rules("jd");
    const SessionState state = sent_after(rules, days * 86'400'000);
    CHECK_EQ(laws::broken_by_keeping(rules, state), "");
    SessionState again = open_session(rules, state.words);
    CHECK(step_session(again, {.tab = 1, .now = kBegin + days * 86'400'000 + 1}).phase ==
          SessionPhase::starting);
  }
}

TEST_CASE("session: however many attempts the server says are left, the state is kept") {
  for (const AnswerMeaning means : {AnswerMeaning::wrong, AnswerMeaning::verify, AnswerMeaning::bound}) {
    const SessionRules& rules = *find_session_rules("taobao");
    SessionState state = sent_after(rules, 60'000);
    step_session(state, {.kind = SessionEventKind::answer,
                         .tab = 1,
                         .now = kBegin + 61'000,
                         .means = means,
                         .tries_left = kLargest,
                         .account_tries_left = kLargest});
    CHECK_EQ(laws::broken_by_keeping(rules, state), "");
  }
}

TEST_CASE("session: rules that allow any number of attempts make a state that is kept") {
  SessionRules rules;
  rules.card_tries = rules.account_tries = rules.verify_tries = kLargest;
  SessionState state = sent_after(rules, 60'000);
  step_session(
      state,
      {.kind = SessionEventKind::answer, .tab = 1, .now = kBegin + 61'000, .means = AnswerMeaning::verify});
  CHECK_EQ(laws::broken_by_keeping(rules, state), "");
}

}  // namespace cardmend::test
