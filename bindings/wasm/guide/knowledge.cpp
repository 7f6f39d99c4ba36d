// Knowledge that JavaScript packed (bindings/js/knowledge/pack.ts). Whoever writes it has checked it: nothing is checked
// again here.
#include <emscripten/emscripten.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "cardmend/explain.h"
#include "cardmend/knowledge.h"
#include "guide/knowledge.h"

namespace {

using namespace cardmend;

wasm::Written written;
std::optional<UnpackedKnowledge> own;

}  // namespace

cardmend::wasm::Written cardmend::wasm::take_written() {
  return std::exchange(written, {});
}

const Knowledge& cardmend::wasm::knowledge() {
  return own ? own->view() : shipped();
}

extern "C" {

/** Where JavaScript writes packed knowledge; the memory may have been replaced by a larger one. */
EMSCRIPTEN_KEEPALIVE std::uint8_t* cm_knowledge_open(std::uint32_t bytes) {
  written = {};
  written = {std::make_unique_for_overwrite<std::uint8_t[]>(bytes), bytes};
  return written.bytes.get();
}

/** Takes what was written. */
EMSCRIPTEN_KEEPALIVE void cm_knowledge_use() {
  own.emplace(cardmend::wasm::take_written().view());
}

/** Goes back to the shipped knowledge. */
EMSCRIPTEN_KEEPALIVE void cm_knowledge_close() {
  own.reset();
}

}  // extern "C"
