// An answer as a row of 32-bit words: how JavaScript reads it without a crossing for each of its parts.
//
//   0 verdict   1 product or -1   2 units of code   3 characters of number
//   4 findings   5 edits   6 candidates   7 doubts
//   findings    kind, begin, end, three params
//   edits       reason | to_length << 8, begin, end, to (4 characters)
//   candidates  parts of a thousand | changes << 16 | length << 24
//               four of (index | from << 8 | to << 16), its characters (4 to a word)
//   doubts      begin, end, index | parts of a thousand << 16, readings (4 characters)
//   number      4 characters to a word
//   code        2 units to a word
//
// A dictation is such an answer, and behind it: groups to read back, their lengths (4 to a word).
//
// A detection, the same way:
//
//   0 products   then for each: product, parts of a thousand | reasons << 16
//
// Extracted cards, one behind the other, as many as fit:
//
//   product or -1   parts of a thousand   begin, end of the card, of its number, of its secret
//   characters of the number | of the secret << 8   face value in hundredths   currency (3 characters)
//   expiry (yyyymmdd)   the number   the secret (4 characters to a word)
//
// An explanation, the same way:
//
//   0 tier   1 disclosure   2 platform   3 support   4 retry allowed   5 retry reason   6 retry after, ms
//   7 advice, a cause   8 causes   9 steps
//   causes      cause, share, reasons, the reasons (4 to a word)
//   steps       remedy, least minutes, most minutes, chance                       4 words each
//
// Characters and units are packed from the low end; what does not fill a word is 0.
#ifndef CARDMEND_BINDINGS_WASM_FLAT_H_
#define CARDMEND_BINDINGS_WASM_FLAT_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "cardmend/detect.h"
#include "cardmend/dictate.h"
#include "cardmend/extract.h"
#include "cardmend/types.h"
#include "cardmend/types_guide.h"

namespace cardmend::wasm {

inline constexpr std::size_t kMaxWords = 8 + 32 * 6 + kMaxInput * 4 + kMaxCandidates * (5 + kMaxCode / 4) +
                                         kMaxDoubts * 4 + kMaxCode / 4 + kMaxInput * 4 / 2 + 1 +
                                         (kMaxReadBack + 3) / 4;

/** Writes `result` into `out`, which has room for kMaxWords, and returns how many words it took. */
std::size_t flatten(const CheckResult& result, std::span<std::int32_t> out);
std::size_t flatten(const Explanation& explanation, std::span<std::int32_t> out);
std::size_t flatten(const DictateResult& result, std::span<std::int32_t> out);
std::size_t flatten(const DetectResult& result, std::span<std::int32_t> out);

/** The most words that a card takes. */
inline constexpr std::size_t kMaxCardWords = 12 + 2 * (kMaxCode / 4);
std::size_t flatten(const ExtractedCard& card, std::span<std::int32_t> out);

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_FLAT_H_
