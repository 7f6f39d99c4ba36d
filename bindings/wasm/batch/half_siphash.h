// HalfSipHash-1-3 with 64 bits of result, as bindings/batch/duplicates/siphash.ts has it: by it a card is known again.
#ifndef CARDMEND_BINDINGS_WASM_BATCH_HALF_SIPHASH_H_
#define CARDMEND_BINDINGS_WASM_BATCH_HALF_SIPHASH_H_

#include <array>
#include <cstdint>

#include "batch/record.h"

namespace cardmend::wasm {

using HashKey = std::array<std::uint32_t, 2>;

/** The two halves of a hash. */
struct Hash {
  std::uint32_t high = 0;
  std::uint32_t low = 0;
};

Hash half_siphash(const HashKey& key, Bytes bytes);

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_BATCH_HALF_SIPHASH_H_
