// The products that a text may hold a card of.
#include <emscripten/emscripten.h>

#include "part_checker.h"
#include "shared/buffers.h"

extern "C" {

/** Of the text in the input, as flat.h says; returns the words. All that held the text is zeroed. */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_detect(std::uint32_t length) {
  using namespace cardmend::wasm;
  const std::size_t words = flatten(checker().detect(raw(length)), output);
  checker().wipe();
  wipe_input(length);
  return static_cast<std::uint32_t>(words);
}

}  // extern "C"
