// Every answer to every call: each ends somewhere, and from there the card is bound, or another one if it can never be.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "cardmend/session.h"
#include "native/session/begin.h"

namespace cardmend::test {
namespace {

constexpr SessionDigest kCard = 7;
constexpr SessionDigest kOther = 8;

/** A session in the hands of somebody who does whatever is allowed, and never begins anew. */
struct Person {
  SessionState state;
  SessionDecision last{};
  double now = kBegin;
  std::uint32_t ids = 0;
  SessionDigest answers = 100;

  SessionDecision& tell(SessionEvent event) {
    event.tab = 1;
    event.now = now;
    event.intent = {++ids, 1, 1, 1};
    event.key = {ids, 2, 2, 2};
    last = step_session(state, event);
    return last;
  }
  void type(SessionDigest card) { tell({.kind = SessionEventKind::input, .ready = 1, .card = card}); }
  void press() { tell({.kind = SessionEventKind::submit}); }
  void give() { tell({.kind = SessionEventKind::verify, .answer = ++answers}); }
  void hear(AnswerMeaning means, std::int32_t wait = -1) {
    tell({.kind = SessionEventKind::answer, .means = means, .wait_ms = wait});
  }
  void lose() { tell({.kind = SessionEventKind::failure, .failure = TransportFailure::reset}); }
  void wait() {
    const double next = last.wake_at != 0 ? last.wake_at : last.until;
    now = next > now ? next : now + 1'000;
    tell({.kind = SessionEventKind::tick});
  }
};

/** What is under way when the answer comes. */
struct Moment {
  const char* name;
  void (*reach)(Person&);
};

void start(Person& person) {
  person.type(kCard);
  person.press();
}
void verify(Person& person) {
  start(person);
  person.hear(AnswerMeaning::verify);
}
void confirm(Person& person) {
  verify(person);
  person.give();
}

const Moment kMoments[] = {
    {"start", start},
    {"start, repeated",
     [](Person& person) {
       start(person);
       person.lose();
       person.hear(AnswerMeaning::none);
     }},
    {"confirm", confirm},
    {"resend",
     [](Person& person) {
       verify(person);
       person.now += 60'000;
       person.tell({.kind = SessionEventKind::resend});
     }},
    {"ask, after a lost start",
     [](Person& person) {
       start(person);
       person.lose();
     }},
    {"ask, after a lost confirmation",
     [](Person& person) {
       confirm(person);
       person.lose();
     }},
    {"ask, in the verification",
     [](Person& person) {
       verify(person);
       person.tell({.kind = SessionEventKind::ask});
     }},
    {"ask, for the money",
     [](Person& person) {
       confirm(person);
       person.hear(AnswerMeaning::pending);
       person.tell({.kind = SessionEventKind::ask});
     }},
    {"ask, of a card that was left",
     [](Person& person) {
       start(person);
       person.lose();
       person.lose();
       person.tell({.kind = SessionEventKind::restart});
       person.type(kCard);
       person.tell({.kind = SessionEventKind::ask});
     }},
};

bool is_done(const SessionDecision& decision) {
  return decision.phase == SessionPhase::bound || decision.phase == SessionPhase::pending;
}

/** One thing that is allowed now, with a server that answers and binds. */
void go_on(Person& person) {
  const SessionDecision& now = person.last;
  switch (now.phase) {
    case SessionPhase::starting:
    case SessionPhase::resending:
      person.hear(AnswerMeaning::verify);
      return;
    case SessionPhase::confirming:
      person.hear(AnswerMeaning::bound);
      return;
    case SessionPhase::asking:
      person.hear(AnswerMeaning::over);
      return;
    default:
      break;
  }
  if (now.can(SessionMove::submit)) {
    person.press();
    return;
  }
  if (now.can(SessionMove::verify)) {
    person.give();
    return;
  }
  if (now.can(SessionMove::resend)) {
    person.tell({.kind = SessionEventKind::resend});
    return;
  }
  // Where nothing is sent anew, the server says whether the attempt is still there.
  if (now.why == SessionReason::verify_stale && now.can(SessionMove::ask)) {
    person.tell({.kind = SessionEventKind::ask});
    return;
  }
  if (now.why == SessionReason::sign_in || now.why == SessionReason::restricted) {
    person.tell({.kind = SessionEventKind::signed_in});
    return;
  }
  person.wait();
}

/** The card was told to be none, or somebody's. */
bool is_for_ever(const SessionDecision& decision) {
  return decision.why == SessionReason::same_code || decision.why == SessionReason::spent;
}

/** After these nobody knows yet, and the server is asked again. */
bool says_nothing(AnswerMeaning means) {
  return means == AnswerMeaning::puzzle || means == AnswerMeaning::slow_down ||
         means == AnswerMeaning::busy || means == AnswerMeaning::unsure || means == AnswerMeaning::misuse ||
         means == AnswerMeaning::sign_in;
}

void check_way_out(Person person) {
  for (int i = 0; i < 60 && !is_done(person.last) && !is_for_ever(person.last); ++i) go_on(person);
  if (is_for_ever(person.last)) {
    person.type(kOther);
    for (int i = 0; i < 60 && !is_done(person.last); ++i) go_on(person);
  }
  CHECK_MESSAGE(is_done(person.last), kSessionPhaseNames[static_cast<std::size_t>(person.last.phase)]
                                          << " "
                                          << kSessionReasonNames[static_cast<std::size_t>(person.last.why)]);
}

/** The server says the same to all that it is asked, for a day: what goes out by itself is little, and it ends. */
void check_repeated(Person person, AnswerMeaning means, std::int32_t wait) {
  const double end = person.now + 86'400'000;
  int calls = 0;
  while (person.now < end && calls < 3'000) {
    if (person.last.call != 0) {
      ++calls;
      person.hear(means, wait);
    } else if (person.last.wake_at == 0) {
      break;
    } else {
      person.wait();
    }
  }
  CHECK(calls < 24 * 60 + 10);
  // A card that is not there goes out twice more, and each time it is asked for.
  if (!says_nothing(means)) CHECK(calls <= 6);
  check_way_out(person);
}

}  // namespace

TEST_CASE("session: every answer to every call leads on") {
  for (const char* platform : {"jd", "taobao", "pinduoduo", "suning", "generic"}) {
    for (const Moment& moment : kMoments) {
      for (std::size_t i = 0; i < std::size(kAnswerMeaningNames); ++i) {
        for (const std::int32_t wait : {-1, 90'000}) {
          CAPTURE(std::string(platform));
          CAPTURE(std::string(moment.name));
          CAPTURE(std::string(kAnswerMeaningNames[i]));
          CAPTURE(wait);
          const auto means = AnswerMeaning{static_cast<std::int32_t>(i)};
          Person person{.state = open_session(*find_session_rules(platform))};
          moment.reach(person);
          if (person.last.call == 0) continue;
          person.hear(means, wait);
          const bool open =
              person.last.phase == SessionPhase::unsure || person.last.phase == SessionPhase::asking;
          if (!says_nothing(means)) CHECK((!open || means == AnswerMeaning::none));
          check_way_out(person);
          check_repeated(person, means, wait);
        }
      }
    }
  }
}

}  // namespace cardmend::test
