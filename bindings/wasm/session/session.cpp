// A session, whose state JavaScript keeps: the output begins with a SessionTurn, into which and out of which it copies.
#include <emscripten/emscripten.h>

#include <algorithm>
#include <cstring>
#include <span>

#include "cardmend/session.h"
#include "shared/buffers.h"

namespace {

using namespace cardmend;
using wasm::input;
using wasm::output;

SessionTurn turn() {
  return std::span(output).first<kSessionTurnWords>();
}

}  // namespace

extern "C" {

/** Makes a state of what was kept, any words, under the rules of the platform of that index; any index. */
EMSCRIPTEN_KEEPALIVE void cm_session_open(std::uint32_t platform) {
  const std::span<const SessionRules> all = session_rules();
  open_session(turn(), all[std::min<std::size_t>(platform, all.size() - 1)]);
}

/** Takes in the SessionEvent; the SessionDecision is there then. */
EMSCRIPTEN_KEEPALIVE void cm_session_step() {
  step_session(turn());
}

/** The digest of the first `units` units of the input under the four words of the output, in its first two; never 0. The
 * input and the key are zeros then. */
EMSCRIPTEN_KEEPALIVE void cm_session_digest(std::uint32_t units) {
  const auto text = std::span(input).first(std::min<std::size_t>(units, input.size()));
  SessionId key{};
  std::memcpy(key.data(), output.data(), sizeof key);
  const SessionDigest hash = digest_code(key, {text.data(), text.size()});
  wasm::wipe(text);
  wasm::wipe(std::span(output).first(4));
  std::memcpy(output.data(), &hash, sizeof hash);
}

}  // extern "C"
