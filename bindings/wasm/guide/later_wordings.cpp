// The shipped knowledge without its wordings, for a page: JavaScript loads them beside it, or when they are needed.
#include <emscripten/emscripten.h>

#include <optional>

#include "cardmend/knowledge.h"
#include "guide/knowledge.h"

namespace {

std::optional<cardmend::UnpackedKnowledge> known;

}  // namespace

const cardmend::Knowledge& cardmend::wasm::shipped() {
  if (!known) known.emplace(shipped_with({}));
  return known->view();
}

extern "C" {

/** Takes the shipped wordings, which were written where `cm_knowledge_open` says. */
EMSCRIPTEN_KEEPALIVE void cm_wordings_use() {
  known.emplace(cardmend::shipped_with(cardmend::wasm::take_written().view()));
}

}  // extern "C"
