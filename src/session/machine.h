// One event of a session, taken in. The sources: clock.cpp, refusal.cpp (attempts, locks, pace, the circuit), answer.cpp,
// verification.cpp, person.cpp, decide.cpp.
#ifndef CARDMEND_SESSION_MACHINE_H_
#define CARDMEND_SESSION_MACHINE_H_

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "cardmend/session.h"
#include "session/memory.h"

namespace cardmend::session {

/**
 * A decision, the event that it follows, and the state: a SessionTurn from the inside. Whatever an event needs lies here, at
 * fixed places, so that a program which has one of them at a fixed place hands nothing from function to function.
 */
class Machine {
 public:
  /** Makes the state one that keeps to the rules: what it holds, if that is whole, else a fresh one. */
  void open(const SessionRules& rules);
  /** Takes the event in, and decides. */
  void step();

  /** The state as words that are kept, and back; the words are kSessionWords. */
  void take(std::span<const std::int32_t> words) {
    std::memcpy(static_cast<void*>(&memory_), words.data(), sizeof memory_);
  }
  [[nodiscard]] SessionState state() const { return std::bit_cast<SessionState>(memory_); }

  SessionDecision decision;
  SessionEvent event;

 private:
  // clock.cpp: time
  void advance();
  void lose_lease();
  // Short, and called in many places: copied to each of them they are a fifteenth of the wasm.
  [[gnu::noinline]] void renew_card();
  [[gnu::noinline]] void renew_account();
  double& date(Date which) { return memory_.dates[static_cast<std::size_t>(which)]; }
  [[nodiscard]] double date(Date which) const { return memory_.dates[static_cast<std::size_t>(which)]; }
  [[nodiscard]] bool is_ahead(Date which) const { return date(which) > now(); }
  [[nodiscard]] bool has_passed(Date which) const { return date(which) != 0 && !is_ahead(which); }
  [[nodiscard]] static Date card_lock(std::size_t i) {
    return static_cast<Date>(static_cast<std::size_t>(Date::card_lock) + i);
  }
  [[gnu::noinline]] void set(Date which, double length);
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
  [[gnu::noinline]] void end_attempt();
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
  void take_in();
  void input();
  void submit();
  void verify();
  void resend();
  void ask();
  void restart();
  void send(SessionSend what);
  void park(bool unsure);
  [[nodiscard]] bool can_park() const;
  [[nodiscard]] const Parked* parked(SessionDigest card) const;
  [[nodiscard]] Parked* parked(SessionDigest card) {
    return const_cast<Parked*>(
        std::as_const(*this).parked(card));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
  }
  [[nodiscard]] const Form* form() const;
  [[nodiscard]] SessionDigest typed_card() const;
  void ask_if_due();

  // decide.cpp: what is allowed
  void decide();
  [[nodiscard]] SessionReason why() const;
  [[nodiscard]] double until(SessionReason reason) const;
  [[nodiscard]] SessionReason first_ahead(std::size_t from, std::size_t to) const;
  [[nodiscard]] bool repeats_refused() const;
  [[nodiscard]] double locked_until() const;
  [[nodiscard]] SessionReason why_blocked() const;
  [[nodiscard]] SessionReason why_form() const;
  [[nodiscard]] SessionReason why_wait() const;
  [[nodiscard]] bool may_ask() const;
  [[nodiscard]] bool must_ask() const;
  [[nodiscard]] bool may_resend() const;
  [[nodiscard]] std::uint32_t may(SessionReason reason) const;
  [[nodiscard]] SessionPhase phase(SessionReason reason) const;
  [[nodiscard]] double wake_at() const;
  [[nodiscard]] double off_peak_at() const;
  [[nodiscard]] bool is_left_open() const;

  [[nodiscard]] bool is_idle() const {
    return memory_.counts.stage == Stage::none || memory_.counts.stage == Stage::clear;
  }
  [[nodiscard]] bool must_sign_in() const { return memory_.counts.block == SessionReason::sign_in; }
  [[nodiscard]] bool in_flight() const { return memory_.counts.flight != SessionSend::none; }

  [[nodiscard]] double now() const { return memory_.clock; }

  Memory memory_;
};

}  // namespace cardmend::session

#endif  // CARDMEND_SESSION_MACHINE_H_
