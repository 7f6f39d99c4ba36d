// What the parts of the module share.
#ifndef CARDMEND_BINDINGS_WASM_BUFFERS_H_
#define CARDMEND_BINDINGS_WASM_BUFFERS_H_

#include <array>
#include <cstdint>

#include "cardmend/cardmend.h"
#include "cardmend/types_knowledge.h"
#include "flat.h"

namespace cardmend::wasm {

/** Where JavaScript writes texts of up to kMaxInput units. */
extern std::array<char16_t, kMaxInput> input;

/** Zeroes the first `length` units of the input. */
void wipe_input(std::uint32_t length);

/** Where JavaScript reads answers, and zeroes them behind itself. */
extern std::array<std::int32_t, kMaxWords> output;

/** The module's one catalog. */
Catalog& catalog();

/** What `explain` answers by: the shipped knowledge, or what JavaScript wrote in its place. */
const Knowledge& knowledge();

/** The module's one checker. */
Checker& checker();

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_BUFFERS_H_
