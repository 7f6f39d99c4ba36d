// Knowledge that JavaScript packed (bindings/js/knowledge/pack.ts). Whoever writes it has checked it: nothing is checked
// again here.
#include <emscripten/emscripten.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "cardmend/explain.h"
#include "cardmend/knowledge.h"
#include "guide/knowledge.h"

namespace {

using namespace cardmend;

std::unique_ptr<std::uint8_t[]> packed;
std::size_t packed_bytes = 0;
std::optional<UnpackedKnowledge> own;

}  // namespace

std::span<const std::uint8_t> cardmend::wasm::written_knowledge() {
  return {packed.get(), packed_bytes};
}

const Knowledge& cardmend::wasm::knowledge() {
  return own ? own->view() : shipped();
}

extern "C" {

/** Where JavaScript writes packed knowledge; the memory may have been replaced by a larger one. */
EMSCRIPTEN_KEEPALIVE std::uint8_t* cm_knowledge_open(std::uint32_t bytes) {
  packed = std::make_unique_for_overwrite<std::uint8_t[]>(bytes);
  packed_bytes = bytes;
  return packed.get();
}

/** Takes what was written. */
EMSCRIPTEN_KEEPALIVE void cm_knowledge_use() {
  own.emplace(cardmend::wasm::written_knowledge());
  packed.reset();
}

/** Goes back to the shipped knowledge. */
EMSCRIPTEN_KEEPALIVE void cm_knowledge_close() {
  own.reset();
}

}  // extern "C"
