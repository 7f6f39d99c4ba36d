// The state of a session as it lies in its words. Whatever may end by itself is a date: one list, so that all of them move
// with the clock.
#ifndef CARDMEND_SESSION_MEMORY_H_
#define CARDMEND_SESSION_MEMORY_H_

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

/** All of them are 32-bit words, so that they are checked in one go. */
struct Counts {
  /** Attempts left; -1 if not known. */
  std::int32_t card_left = -1;
  std::int32_t account_left = -1;
  std::int32_t verify_left = -1;
  /** Different codes refused in a row. */
  std::int32_t refusals = 0;
  /** Answers in a row that the server is too busy. */
  std::int32_t busy = 0;
  /** Calls in a row without a clear answer, and how often the circuit opened since one. */
  std::int32_t failures = 0;
  std::int32_t opened = 0;
  /** As the decision tells them. */
  std::int32_t attempts = 0;
  std::int32_t timeouts = 0;
  std::int32_t since_last = -1;
  /** Questions how it stands, and repeats of a start, of this attempt. */
  std::int32_t asks = 0;
  std::int32_t repeats = 0;
  /** 1 if something was given for the step of the last intent: it may have bound the card, whatever stands in the way of later
   * calls. */
  std::int32_t given = 0;
  std::int32_t call = 0;
  /** Where the next one goes in a list of cards, of answers, of forms. */
  std::int32_t next_tried = 0;
  std::int32_t next_answer = 0;
  std::int32_t next_form = 0;
  Stage stage = Stage::none;
  SessionSend flight = SessionSend::none;
  /** sign_in or restricted, else none. */
  SessionReason block = SessionReason::none;
  VerificationStep step = VerificationStep::none;
  Arrival arrival = Arrival::at_once;
};
inline constexpr std::size_t kCounts = sizeof(Counts) / sizeof(std::int32_t);

/** What stands in the form of a tab. */
struct Form {
  std::uint32_t tab = 0;
  std::uint32_t ready = 0;
  SessionDigest card = 0;
};

/** An attempt that was left without its end. */
struct Parked {
  SessionDigest card = 0;
  SessionId intent{};
  /** 1 if its outcome is not known; 0 if nothing was done. */
  std::uint32_t unsure = 0;
  /** As in Counts. */
  std::uint32_t given = 0;
};

/** So many wrong or spent codes are remembered: the pace makes hours of as many tries. */
inline constexpr std::size_t kMostTried = 64;
inline constexpr std::size_t kMostAnswers = 8;
inline constexpr std::size_t kMostForms = 4;
inline constexpr std::size_t kMostLocks = 4;
inline constexpr std::size_t kMostParked = 4;

struct Memory {
  std::uint32_t version = 0;
  std::uint32_t checksum = 0;
  /** When the last event was. */
  double clock = 0;
  std::array<double, kDates> dates{};
  /** The card of the attempt, and what was given for its step last. */
  SessionDigest card = 0;
  SessionDigest answer = 0;
  /** The cards that Date::card_lock and the ones behind it are for. */
  std::array<SessionDigest, kMostLocks> locked{};
  std::array<SessionDigest, kMostTried> tried{};
  std::array<SessionDigest, kMostAnswers> wrong_answers{};
  std::array<Form, kMostForms> forms{};
  std::array<Parked, kMostParked> parked{};
  SessionRules rules;
  Counts counts;
  SessionId intent{};
  SessionId key{};
  /** Whose call is under way, and who sent the card. */
  std::uint32_t flight_tab = 0;
  std::uint32_t start_tab = 0;
  /** The first word of the intent that each of the wrong answers was given for. */
  std::array<std::uint32_t, kMostAnswers> answered{};
  std::array<Tried, kMostTried> tried_as{};
  std::array<std::uint32_t, 2> reserved{};
};
static_assert(sizeof(Memory) == sizeof(SessionState));

/** Makes it what the words hold; a session in which nothing happened, under the rules, if they are not those of a state of
 * this version, whole and with sense in every field. */
void load(Memory& memory, std::span<const std::int32_t> words, const SessionRules& rules);

/** Seals it. */
void keep(Memory& memory, SessionState& state);

}  // namespace cardmend::session

#endif  // CARDMEND_SESSION_MEMORY_H_
