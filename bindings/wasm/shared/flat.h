// An answer as a row of 32-bit words: how JavaScript reads it without a crossing for each of its parts. What
// stands where is tools/tables/wire/records.ts, of which both sides are made.
#ifndef CARDMEND_BINDINGS_WASM_SHARED_FLAT_H_
#define CARDMEND_BINDINGS_WASM_SHARED_FLAT_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "cardmend/detect.h"
#include "cardmend/dictate.h"
#include "cardmend/extract.h"
#include "cardmend/types.h"
#include "cardmend/types_explain.h"
#include "tables/wire.h"

namespace cardmend::wasm {

/** Writes an answer into `out` and returns how many words it took; 0 if it has no room, and `out` holds a
 * part of the answer. kMaxWords are room for any. */
std::size_t flatten(const CheckResult& result, std::span<std::int32_t> out);
std::size_t flatten(const Explanation& explanation, std::span<std::int32_t> out);
std::size_t flatten(const DictateResult& result, std::span<std::int32_t> out);
std::size_t flatten(const DetectResult& result, std::span<std::int32_t> out);
std::size_t flatten(const ExtractedCard& card, std::span<std::int32_t> out);
std::size_t flatten(const LoadedFile& file, std::span<std::int32_t> out);

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_SHARED_FLAT_H_
