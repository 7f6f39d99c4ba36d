// Which build this is, for JavaScript to ask of the instance: where a module is not handed out as bytes, and where it is
// no WebAssembly at all, nothing else tells.
#include <emscripten/emscripten.h>

namespace cardmend::wasm {
namespace {

/**
 * What tools/build/stamp.ts looks for in the linked module and writes `version+hash` over, with zeros behind it. Nothing
 * here may read it: a compiler would take it to be these very characters.
 */
constexpr char kBuild[] = "cardmend.build:unstamped-------------------------";

}  // namespace
}  // namespace cardmend::wasm

extern "C" {

/** Where the name of the build stands, in ASCII and with a zero behind it. */
EMSCRIPTEN_KEEPALIVE const char* cm_build() {
  return static_cast<const char*>(cardmend::wasm::kBuild);
}

}  // extern "C"
