// What all parts share: the two buffers.
#ifndef CARDMEND_BINDINGS_WASM_SHARED_BUFFERS_H_
#define CARDMEND_BINDINGS_WASM_SHARED_BUFFERS_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "cardmend/cardmend.h"
#include "shared/flat.h"
#include "shared/wipe.h"

namespace cardmend::wasm {

/** Where JavaScript writes texts of up to kMaxInput units. */
extern std::array<char16_t, kMaxInput> input;

/**
 * The text that JavaScript wrote. Of one that is too long nothing was written, and nothing may be read: it is
 * refused by its length, so that it lies behind the end of the memory, where reading traps.
 */
std::u16string_view raw(std::uint32_t length);

/** Zeroes the first `length` units of the input, all of them at most. */
void wipe_input(std::uint32_t length);

/** Where JavaScript reads answers, and zeroes them behind itself. */
extern std::array<std::int32_t, kMaxWords> output;

/** Writes a text to the output as units, as far as there is room; returns how many. */
std::uint32_t write_units(std::u16string_view text);

/** The first words of the output that JavaScript wrote; all of them at most. */
inline std::span<const std::int32_t> written_words(std::uint32_t count) {
  return std::span(output).first(std::min<std::size_t>(count, output.size()));
}

/** The part's one catalog. */
Catalog& catalog();

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_SHARED_BUFFERS_H_
