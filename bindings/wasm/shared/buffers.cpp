#include "shared/buffers.h"

#include <emscripten/emscripten.h>

namespace cardmend::wasm {

alignas(double) std::array<std::int32_t, kMaxWords> output;
std::array<char16_t, kMaxInput> input;

std::u16string_view raw(std::uint32_t length) {
  if (length <= input.size()) return {input.data(), length};
  const std::uintptr_t end = __builtin_wasm_memory_size(0) * 65'536;
  return {reinterpret_cast<const char16_t*>(end), length};  // NOLINT(performance-no-int-to-ptr)
}

void wipe_input(std::uint32_t length) {
  wipe(std::span(input).first(std::min<std::size_t>(length, input.size())));
}

std::uint32_t write_units(std::u16string_view text) {
  const std::size_t count = std::min(text.size(), 2 * output.size());
  std::copy_n(text.begin(), count, reinterpret_cast<char16_t*>(output.data()));
  return static_cast<std::uint32_t>(count);
}

}  // namespace cardmend::wasm

// The C++ library's own prints a message through printf, which nobody would read and which weighs 2 KB.
[[noreturn]] void std::__libcpp_verbose_abort(const char* /*format*/, ...) {
  __builtin_trap();
}

extern "C" {

/** Where JavaScript writes the raw text: kMaxInput UTF-16 units. */
EMSCRIPTEN_KEEPALIVE char16_t* cm_input() {
  return cardmend::wasm::input.data();
}

/** Where JavaScript reads answers, and zeroes them behind itself. */
EMSCRIPTEN_KEEPALIVE std::int32_t* cm_output() {
  return cardmend::wasm::output.data();
}

}  // extern "C"
