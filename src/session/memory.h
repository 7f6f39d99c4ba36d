// The state of a session as it lies in its words. Whatever may end by itself is a date: one list, so that all of them move
// with the clock.
#ifndef CARDMEND_SESSION_MEMORY_H_
#define CARDMEND_SESSION_MEMORY_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "cardmend/session.h"

namespace cardmend::session {

/** Ms since 1970 on the session's clock, 0 for none. */
enum class Date : std::uint8_t {
  /** Until then: too many codes in a row were wrong, the account is locked, the server said to wait, tries would be too
   * close. */
  lock,
  account_lock,
  server_wait,
  pace,
  /** Until then a puzzle is being solved, the device is taken to be offline, nothing is sent. */
  puzzle,
  offline,
  circuit,
  /** Until then the call under way is its tab's. */
  lease,
  /** When the state is asked for. */
  ask,
  /** When what is asked for is too old, and when another message may be had. */
  step_end,
  resend,
  /** Until then the server has locked `locked[0]`; the others follow. */
  card_lock,
  card_lock_1,
  card_lock_2,
  card_lock_3,
  /** The last refusal, and when a card was last sent. From here on dates lie in the past. */
  refused,
  sent,
};
inline constexpr std::size_t kDates = 17;
inline constexpr std::size_t kFutureDates = static_cast<std::size_t>(Date::refused);

/** What is known of the attempt while no call is under way. */
enum class Stage : std::int32_t {  // NOLINT(performance-enum-size): a word of Counts
  none,
  /** Asked for: nothing was done. The same card goes out again under the same intent. */
  clear,
  /** It may have been done. */
  lost,
  /** The server waits for the step of verification. */
  waiting,
  bound,
  pending,
};

/** What was learned of a card. */
enum class Tried : std::uint8_t { nothing, wrong, spent };

/** Counts end here: a state with more in it is not whole. */
inline constexpr std::int32_t kMostCount = 1'000'000'000;

/** How many are left at first, by the rules; -1 where they are not counted. */
constexpr std::int32_t tries_of(std::int32_t rule) {
  return rule > 0 ? std::min(rule, kMostCount) : -1;
}

// None of these has a value of its own: Machine::open() fills all.

/** All of them are 32-bit words, so that they are checked in one go. */
struct Counts {
  /** Attempts left; -1 if not known. */
  std::int32_t card_left;
  std::int32_t account_left;
  std::int32_t verify_left;
  /** Different codes refused in a row. */
  std::int32_t refusals;
  /** Answers in a row that the server is too busy. */
  std::int32_t busy;
  /** Calls in a row without a clear answer, and how often the circuit opened since one. */
  std::int32_t failures;
  std::int32_t opened;
  /** As the decision tells them. */
  std::int32_t attempts;
  std::int32_t timeouts;
  std::int32_t since_last;
  /** Questions how it stands, and repeats of a start, of this attempt. */
  std::int32_t asks;
  std::int32_t repeats;
  /** 1 if something was given for the step of the last intent: it may have bound the card, whatever stands in the way of later
   * calls. */
  std::int32_t given;
  std::int32_t call;
  /** Where the next one goes in a list of cards, of answers, of forms. */
  std::int32_t next_tried;
  std::int32_t next_answer;
  std::int32_t next_form;
  Stage stage;
  SessionSend flight;
  /** sign_in or restricted, else none. */
  SessionReason block;
  VerificationStep step;
  Arrival arrival;
};
inline constexpr std::size_t kCounts = sizeof(Counts) / sizeof(std::int32_t);

/** What stands in the form of a tab. */
struct Form {
  std::uint32_t tab;
  std::uint32_t ready;
  SessionDigest card;
};

/** An attempt that was left without its end. */
struct Parked {
  SessionDigest card;
  SessionId intent;
  /** 1 if its outcome is not known; 0 if nothing was done. */
  std::uint32_t unsure;
  /** As in Counts. */
  std::uint32_t given;
};

/** So many wrong or spent codes are remembered: the pace makes hours of as many tries. */
inline constexpr std::size_t kMostTried = 64;
inline constexpr std::size_t kMostAnswers = 8;
inline constexpr std::size_t kMostForms = 4;
inline constexpr std::size_t kMostLocks = 4;
inline constexpr std::size_t kMostParked = 4;

struct Memory {
  /** Nothing is set: the union keeps the defaults of the rules out. */
  // NOLINTNEXTLINE(modernize-use-equals-default,cppcoreguidelines-pro-type-member-init)
  Memory() {}

  std::uint32_t version;
  std::uint32_t checksum;
  /** When the last event was. */
  double clock;
  Counts counts;
  std::array<double, kDates> dates;
  union {
    SessionRules rules;
  };
  /** The card of the attempt, and what was given for its step last. */
  SessionDigest card;
  SessionDigest answer;
  /** The cards that Date::card_lock and the ones behind it are for. */
  std::array<SessionDigest, kMostLocks> locked;
  std::array<SessionDigest, kMostTried> tried;
  std::array<SessionDigest, kMostAnswers> wrong_answers;
  std::array<Form, kMostForms> forms;
  std::array<Parked, kMostParked> parked;
  SessionId intent;
  SessionId key;
  /** Whose call is under way, and who sent the card. */
  std::uint32_t flight_tab;
  std::uint32_t start_tab;
  /** The first word of the intent that each of the wrong answers was given for. */
  std::array<std::uint32_t, kMostAnswers> answered;
  std::array<Tried, kMostTried> tried_as;
  std::array<std::uint32_t, 2> reserved;
};
static_assert(sizeof(Memory) == sizeof(SessionState));

/** Whether it is of this version, as it was sealed, and with sense in every field. */
bool is_whole(const Memory& memory);

/** Makes it whole. */
void seal(Memory& memory);

}  // namespace cardmend::session

#endif  // CARDMEND_SESSION_MEMORY_H_
