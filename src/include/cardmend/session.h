// A binding from the first key to the bound card: what may be sent now, what is not known and must be asked for, and when
// waiting ends. A pure function of a state and an event: no clock, network, storage or chance in it, and no code either; a
// card is a keyed digest that the host makes.
//
//   SessionState state = open_session(*find_session_rules("jd"));      // or from words that were kept
//   step_session(state, {.kind = SessionEventKind::input, .ready = true, .now = now, .card = digest});
//   SessionDecision todo = step_session(state, {.kind = SessionEventKind::submit, .now = now, .intent = id});
//   todo.send                                                           // SessionSend::start: send the card under id
//   todo = step_session(state, {.kind = SessionEventKind::failure, .now = now + 30000, .call = todo.call});
//   todo.send                                                           // SessionSend::ask: it may have been bound
//   todo = step_session(state, {.kind = SessionEventKind::answer, .now = now + 30100, .call = todo.call,
//                               .means = AnswerMeaning::bound});
//   todo.phase                                                          // SessionPhase::bound
//
//                 submit            verify needed         verify
//        input ------------> starting ------> verifying <--------> confirming, resending
//          ^                  |    |              |  ^                |
//          | refused          |    | done         |  | it waits       | no answer
//          +------------------+    v              |  |                v
//          |            bound, pending            |  +------------ asking <---> unsure (asks again later)
//          | restart         ^                    | restart           |  ^
//          +-----------------+--------------------+-------------------+  | no answer to a start
#ifndef CARDMEND_SESSION_H_
#define CARDMEND_SESSION_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "tables/session.h"

namespace cardmend {

/** How many words a state takes: 1,280 bytes. */
inline constexpr std::size_t kSessionWords = 320;

/** 128 bits that the host made by chance, and sends with each repeat of the same thing. */
using SessionId = std::array<std::uint32_t, 4>;

/** A keyed digest of a code; 0 for none. */
using SessionDigest = std::uint64_t;

/**
 * What a session keeps to where the server says nothing else. Lengths are milliseconds; 0 stands for what is not known or
 * does not end. Negative figures count as 0.
 */
struct SessionRules {
  /** What the person is asked for after the secret. */
  VerificationStep step = VerificationStep::none;
  /** Wrong codes in a row until a card, or the account, is locked. */
  std::int32_t card_tries = 0;
  std::int32_t account_tries = 0;
  /** Wrong answers until a step of verification ends the attempt. */
  std::int32_t verify_tries = 0;
  std::int32_t lock_ms = 86'400'000;
  std::int32_t step_life_ms = 0;
  std::int32_t resend_ms = 0;
  /** The wait after a refusal; it grows by the factor after `pace_free` different codes in a row, and is forgotten when
   * nothing was refused for the window. */
  std::int32_t pace_first_ms = 3'000;
  std::int32_t pace_factor = 2;
  std::int32_t pace_most_ms = 300'000;
  std::int32_t pace_window_ms = 1'800'000;
  std::int32_t pace_free = 1;
  /** For how long work under way belongs to its tab: longer than the host waits for an answer. */
  std::int32_t lease_ms = 35'000;
  /** So many calls in a row without a clear answer, and nothing is sent for a while, which grows by the factor. */
  std::int32_t circuit_failures = 3;
  std::int32_t circuit_open_ms = 30'000;
  std::int32_t circuit_factor = 2;
  std::int32_t circuit_most_ms = 600'000;
  /** The hours at UTC+8, from and to, in which few people bind. */
  std::int32_t quiet_from = 1;
  std::int32_t quiet_to = 7;
  Arrival arrival = Arrival::at_once;
};

/** What a session remembers. Of words of another length, version or content open_session() makes a fresh one. */
struct SessionState {
  std::array<std::int32_t, kSessionWords> words{};
};

/** Something that happened. What a kind does not name may be anything. */
struct SessionEvent {
  SessionEventKind kind = SessionEventKind::tick;
  /** Which life of which page. */
  std::uint32_t tab = 0;
  /** answer, failure: which call it is about, as the decision said; 0 for the one that this tab has under way. */
  std::int32_t call = 0;
  /** input: what stands in the form may be sent. */
  std::int32_t ready = 0;
  /** Milliseconds since 1970. Anything but 1..8.64e15 says that no time has passed. */
  double now = 0;
  /** input: what stands in the form. */
  SessionDigest card = 0;
  /** verify: what the person gave. */
  SessionDigest answer = 0;
  /** submit. */
  SessionId intent{};
  /** verify. */
  SessionId key{};
  /** failure. */
  TransportFailure failure = TransportFailure::time_out;
  /** answer: what it means, and what it says beside; -1 for what it does not say. */
  AnswerMeaning means = AnswerMeaning::unsure;
  std::int32_t tries_left = -1;
  std::int32_t account_tries_left = -1;
  std::int32_t wait_ms = -1;
  std::int32_t step = -1;
  std::int32_t step_life_ms = -1;
  std::int32_t resend_ms = -1;
  std::int32_t arrival = -1;
};

/** What to do now. Times are milliseconds since 1970 on the session's clock, 0 for never or not known. */
struct SessionDecision {
  SessionPhase phase = SessionPhase::input;
  /** What the host sends now, under `intent`; an `answer` or a `failure` of this `call` follows. */
  SessionSend send = SessionSend::none;
  /** What the person may do: bit n for the SessionMove n. */
  std::uint32_t may = 0;
  /** Why submit is not allowed, or verify in `verifying`. */
  SessionReason why = SessionReason::none;
  /** What the person is asked for. */
  VerificationStep step = VerificationStep::none;
  Arrival arrival = Arrival::at_once;
  /** -1 if not known. */
  std::int32_t attempts_left = -1;
  std::int32_t account_attempts_left = -1;
  std::int32_t verify_tries_left = -1;
  /** For `explain`: sent with this card, other codes refused a short while before, calls without an answer, and how long
   * ago the attempt before was, -1 if there was none for 10^9 ms. */
  std::int32_t attempts = 0;
  std::int32_t other_codes = 0;
  std::int32_t timeouts = 0;
  std::int32_t since_last_ms = -1;
  /** Which call is under way; 0 for none. */
  std::int32_t call = 0;
  /** The intent under way, the same for each repeat; and the key of what the person gave. */
  SessionId intent{};
  SessionId key{};
  /** When `why` ends by itself. */
  double until = 0;
  /** When the next tick changes something. */
  double wake_at = 0;
  /** Until when what is asked for can be answered, and when another message may be had. */
  double step_until = 0;
  double resend_at = 0;
  /** When the server cannot be reached: the next quiet hour of the platform. */
  double off_peak_at = 0;

  [[nodiscard]] constexpr bool can(SessionMove move) const {
    return ((may >> static_cast<unsigned>(move)) & 1U) != 0;
  }
};

/** What stands for a code: SipHash-2-4 of its UTF-16 units under a key that the host made by chance; never 0. */
SessionDigest digest_code(const SessionId& key, std::u16string_view code);

/** The rules of the platforms of data/platforms.json, in its order. */
std::span<const SessionRules> session_rules();

/** The rules that data/platforms.json has for a platform; nullptr if it has none. */
const SessionRules* find_session_rules(std::string_view platform);

/**
 * A state that keeps to the rules: what was kept, if it is whole and of this version, else a fresh one.
 *
 * @param kept the words of a state, or anything
 */
SessionState open_session(const SessionRules& rules, std::span<const std::int32_t> kept = {});

/** Takes an event in, and says what to do. Any event is allowed at any time; a state that is not whole becomes a fresh one
 * with the rules of `generic`. */
SessionDecision step_session(SessionState& state, const SessionEvent& event);

/** A decision, an event and a state behind each other, for who keeps them in one place: nothing is copied. */
inline constexpr std::size_t kSessionTurnWords =
    (sizeof(SessionDecision) + sizeof(SessionEvent) + sizeof(SessionState)) / sizeof(std::int32_t);
/** Aligned as a double is. */
using SessionTurn = std::span<std::int32_t, kSessionTurnWords>;

/** The same of the state in its place. */
void open_session(SessionTurn turn, const SessionRules& rules);
/** Takes the event in: the decision and the state that follow are in their places. */
void step_session(SessionTurn turn);

}  // namespace cardmend

#endif  // CARDMEND_SESSION_H_
