// The different cells of a block's column of face values, each once: nearly all rows have one of a few.
#ifndef CARDMEND_BINDINGS_WASM_BATCH_FACE_VALUES_H_
#define CARDMEND_BINDINGS_WASM_BATCH_FACE_VALUES_H_

#include <array>
#include <cstdint>

#include "batch/grown.h"
#include "batch/record.h"

namespace cardmend::wasm {

class FaceValues {
 public:
  /** More are no column of face values, and count as none. */
  static constexpr std::uint32_t kMost = 4000;

  /** From 1, in the order in which they came; 0 of an empty cell. */
  std::uint16_t of(Bytes bytes, const Cell& cell);

  /** Three words for each that was seen: where it begins and ends in the block, and 1 if the cell is odd. */
  [[nodiscard]] const Grown<std::uint32_t>& seen() const { return seen_; }

  void forget();

 private:
  static constexpr std::uint32_t kSlots = 8192;

  std::array<std::uint16_t, kSlots> slots_{};
  Grown<std::uint32_t> seen_;
};

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_BATCH_FACE_VALUES_H_
