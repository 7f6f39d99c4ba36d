// A session, whose state JavaScript keeps: it lies in the first kSessionWords of the output before and after each call, and
// behind it what goes in, or comes out.
#include <emscripten/emscripten.h>

#include <algorithm>
#include <cstring>
#include <span>

#include "cardmend/session.h"
#include "shared/buffers.h"

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

}  // namespace

extern "C" {

/** Makes a state of what was kept, any words, under the rules of the platform of that index; any index. */
EMSCRIPTEN_KEEPALIVE void cm_session_open(std::uint32_t platform) {
  const std::span<const SessionRules> all = session_rules();
  state() = open_session(all[std::min<std::size_t>(platform, all.size() - 1)], state().words);
}

/** Takes in the SessionEvent behind the state; the SessionDecision is there then. */
EMSCRIPTEN_KEEPALIVE void cm_session_step() {
  SessionEvent event;
  std::memcpy(&event, beside().data(), sizeof event);
  const SessionDecision decision = step_session(state(), event);
  std::memcpy(beside().data(), &decision, sizeof decision);
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
