// One event of a session, taken in. The sources: clock.cpp, refusal.cpp (attempts, locks, pace, the circuit), answer.cpp,
// verification.cpp, person.cpp, decide.cpp.
#ifndef CARDMEND_SESSION_MACHINE_H_
#define CARDMEND_SESSION_MACHINE_H_

#include <algorithm>

#include "cardmend/session.h"
#include "session/memory.h"

namespace cardmend::session {

/** Why something is not allowed, and until when; 0 if that does not end by itself. */
struct Why {
  SessionReason reason = SessionReason::none;
  double until = 0;
};

/** It lives for one event. */
class Machine {
 public:
  Machine(std::span<const std::int32_t> words, const SessionEvent& event) : event_(event) {
    // The last rules are those of `generic`.
    load(memory_, words, session_rules().back());
    event_.tries_left = std::min(event_.tries_left, kMostCount);
    event_.account_tries_left = std::min(event_.account_tries_left, kMostCount);
  }

  /** Takes the event in. */
  SessionDecision step();
  /** The words to go on with. */
  void keep_in(SessionState& state) { keep(memory_, state); }

 private:
  // clock.cpp: time
  void advance();
  void lose_lease();
  double& date(Date which) { return memory_.dates[static_cast<std::size_t>(which)]; }
  [[nodiscard]] double date(Date which) const { return memory_.dates[static_cast<std::size_t>(which)]; }
  [[nodiscard]] bool is_ahead(Date which) const { return date(which) > now_; }
  [[nodiscard]] static Date card_lock(std::size_t i) {
    return static_cast<Date>(static_cast<std::size_t>(Date::card_lock) + i);
  }
  void set(Date which, double length);
  void extend(Date which, double length);
  [[nodiscard]] static double grown(std::int32_t first, std::int32_t times, std::int32_t factor,
                                    std::int32_t most);

  // refusal.cpp: what a refusal costs, and what a failure
  void remember(SessionDigest card, Tried as);
  [[nodiscard]] Tried tried(SessionDigest card) const;
  void refuse();
  void slow_down();
  void count_wrong();
  void take_said();
  void count_down(std::int32_t& left, std::int32_t said, Date which);
  void lock(Date which);
  void lock_card();
  void count_right();
  void trouble();
  void clear_trouble();

  // answer.cpp: what the server said, or did not
  SessionSend land();
  void answer();
  void failure();
  [[nodiscard]] bool is_under_way() const;
  void take_meaning(AnswerMeaning means, SessionSend call);
  void take_end(AnswerMeaning means, SessionSend call);
  void take_hindrance(AnswerMeaning means, SessionSend call);
  void finish(Stage stage);
  void stand_still(SessionSend call);
  void leave();
  void not_done(SessionSend call);
  void lose(SessionSend call);
  void find_none(SessionSend call);
  void end_attempt();
  void ask_later();

  // verification.cpp: what is asked for
  void wait_for_step(SessionSend call);
  void resume(SessionSend call);
  void refuse_answer(SessionSend call);
  void refuse_given();
  void keep_refused();
  void forget_answers();
  [[nodiscard]] std::int32_t answers_refused() const;
  void make_stale(SessionSend call);
  [[nodiscard]] bool was_refused(SessionDigest answer) const;

  // person.cpp: what the person does
  void input();
  void submit();
  void verify();
  void resend();
  void ask();
  void restart();
  void send(SessionSend what);
  void park(bool unsure);
  [[nodiscard]] bool can_park() const;
  [[nodiscard]] Parked* parked(SessionDigest card);
  [[nodiscard]] const Form* form() const;
  void ask_if_due();

  // decide.cpp: what is allowed
  [[nodiscard]] SessionDecision decide() const;
  [[nodiscard]] Why why() const;
  [[nodiscard]] double locked_until() const;
  [[nodiscard]] Why why_blocked() const;
  [[nodiscard]] Why why_form() const;
  [[nodiscard]] Why why_wait() const;
  [[nodiscard]] Why why_verify() const;
  [[nodiscard]] bool may_ask() const;
  [[nodiscard]] bool must_ask() const;
  [[nodiscard]] bool may_resend() const;
  [[nodiscard]] std::uint32_t may(SessionReason reason) const;
  [[nodiscard]] SessionPhase phase(SessionReason reason) const;
  [[nodiscard]] double wake_at() const;
  [[nodiscard]] double off_peak_at() const;
  [[nodiscard]] const Parked* unsure_parked() const;

  [[nodiscard]] bool is_idle() const {
    return memory_.counts.stage == Stage::none || memory_.counts.stage == Stage::clear;
  }
  [[nodiscard]] bool must_sign_in() const { return memory_.counts.block == SessionReason::sign_in; }
  [[nodiscard]] bool in_flight() const { return memory_.counts.flight != SessionSend::none; }

  double now_ = 0;
  /** What this event makes the host send. */
  SessionSend send_ = SessionSend::none;
  /** The answer of this event was refused before. */
  bool same_answer_ = false;
  // By value: what is read most lies at a fixed place behind one pointer.
  Memory memory_;
  SessionEvent event_;
};

}  // namespace cardmend::session

#endif  // CARDMEND_SESSION_MACHINE_H_
