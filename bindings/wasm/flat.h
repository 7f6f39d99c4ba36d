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
//   expiry (yyyymmdd)   zeros missing before the number | before the secret << 8 | findings << 16   the
//   findings the number   the secret (4 characters to a word)
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
#include "cardmend/types_explain.h"

namespace cardmend::wasm {

/** The words that `count` items take of which `per` share a word. */
constexpr std::size_t words_for(std::size_t count, std::size_t per) {
  return (count + per - 1) / per;
}

inline constexpr std::size_t kMaxCheckWords = 8 + kMaxFindings * 6 + kMaxInput * 4 +
                                              kMaxCandidates * (5 + words_for(kMaxCode, 4)) + kMaxDoubts * 4 +
                                              words_for(kMaxCode, 4) + words_for(kMaxCodeUnits, 2);
/** The largest answer: a dictation is one of check() and more. */
inline constexpr std::size_t kMaxWords = kMaxCheckWords + 1 + words_for(kMaxReadBack, 4);

/** Writes an answer into `out` and returns how many words it took; 0 if it has no room, and `out` holds a
 * part of the answer. kMaxWords are room for any. */
std::size_t flatten(const CheckResult& result, std::span<std::int32_t> out);
std::size_t flatten(const Explanation& explanation, std::span<std::int32_t> out);
std::size_t flatten(const DictateResult& result, std::span<std::int32_t> out);
std::size_t flatten(const DetectResult& result, std::span<std::int32_t> out);

/** The most words that a card takes. */
inline constexpr std::size_t kMaxCardWords = 13 + kMaxCardFindings * 6 + 2 * words_for(kMaxCode, 4);
std::size_t flatten(const ExtractedCard& card, std::span<std::int32_t> out);

static_assert(1 + 2 * kMaxDetections <= kMaxWords);
static_assert(10 + kMaxCauses * (3 + words_for(kMaxReasons, 4)) + kMaxSteps * 4 <= kMaxWords);

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_FLAT_H_
