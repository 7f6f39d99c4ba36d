// A session, whose state JavaScript keeps: it lies in the first kSessionWords of the output before and after each call, and
// behind it what goes in, or comes out.
#include <emscripten/emscripten.h>

#include <array>
#include <cstring>
#include <span>

#include "cardmend/session.h"
#include "shared/buffers.h"
#include "shared/word_reader.h"

namespace {

using namespace cardmend;
using wasm::output;

/** The words behind the state. */
std::span<std::int32_t> beside() {
  return std::span(output).subspan(kSessionWords);
}

SessionState& state() {
  return *reinterpret_cast<SessionState*>(output.data());
}

std::int32_t number(std::uint32_t word) {
  return static_cast<std::int32_t>(word);
}

SessionDigest digest(const std::array<std::uint32_t, 2>& words) {
  return SessionDigest{words[1]} << 32U | words[0];
}

SessionEvent event_of(const wasm::SessionEventWords& words) {
  return {.kind = SessionEventKind{number(words.kind)},
          .tab = words.tab,
          .call = number(words.call),
          .now = words.now,
          .card = digest(words.card),
          .ready = words.ready != 0,
          .answer = digest(words.answer),
          .intent = words.intent,
          .key = words.key,
          .failure = TransportFailure{number(words.failure)},
          .means = AnswerMeaning{number(words.means)},
          .tries_left = number(words.tries_left),
          .account_tries_left = number(words.account_tries_left),
          .wait_ms = number(words.wait_ms),
          .step = number(words.step),
          .step_life_ms = number(words.step_life_ms),
          .resend_ms = number(words.resend_ms),
          .arrival = number(words.arrival)};
}

}  // namespace

extern "C" {

/** Makes a state of what was kept, any words, under the SessionRulesWords behind it. */
EMSCRIPTEN_KEEPALIVE void cm_session_open() {
  static_assert(sizeof(SessionRules) == 20 * sizeof(std::int32_t));
  SessionRules rules;
  std::memcpy(&rules, beside().data(), sizeof rules);
  state() = open_session(rules, state().words);
}

/** Takes in the SessionEventWords behind the state; the decision is there then. */
EMSCRIPTEN_KEEPALIVE void cm_session_step() {
  wasm::WordReader reader(beside());
  wasm::SessionEventWords words;
  read(reader, words);
  wasm::flatten(step_session(state(), event_of(words)), beside());
}

/** The digest of the first `units` units of the input under the four words of the output, in its first two; never 0. The
 * input and the key are zeros then. */
EMSCRIPTEN_KEEPALIVE void cm_session_digest(std::uint32_t units) {
  SessionId key{};
  std::memcpy(key.data(), output.data(), sizeof key);
  const SessionDigest hash = digest_code(key, wasm::raw(units));
  wasm::wipe_input(units);
  wasm::wipe(std::span(output).first(4));
  std::memcpy(output.data(), &hash, sizeof hash);
}

}  // extern "C"
