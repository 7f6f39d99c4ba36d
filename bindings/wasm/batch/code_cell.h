// A cell that should be a code: the code, where the cell is nothing else.
#ifndef CARDMEND_BINDINGS_WASM_BATCH_CODE_CELL_H_
#define CARDMEND_BINDINGS_WASM_BATCH_CODE_CELL_H_

#include <array>
#include <cstdint>

#include "batch/record.h"
#include "cardmend/named_checker.h"

namespace cardmend::wasm {

class CodeCell {
 public:
  /** A checker of its own: it has a table for one format, and would make it anew for each cell of a row. */
  CodeCell(const Catalog& catalog, Field field) : checker_(catalog), field_(field) {}

  /** False if a closer look is needed, whatever it may give. */
  bool read(Bytes bytes, const Cell& cell, std::int32_t product);

  /** What read() found. */
  [[nodiscard]] Bytes code() const { return {code_.data(), length_}; }
  /** The cell is the code and nothing else, without quotes. */
  [[nodiscard]] bool is_bare() const { return bare_; }

  /** Takes a code that was found elsewhere; nothing of one that is longer than any. */
  void set(Bytes code);

  void wipe();

 private:
  /** Longer cells are none of a code, or hold more than one. */
  static constexpr std::size_t kMost = 128;

  NamedChecker checker_;
  Field field_;
  std::array<char16_t, kMost> units_{};
  std::array<std::uint8_t, kMost> code_{};
  std::size_t length_ = 0;
  bool bare_ = false;
};

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_BATCH_CODE_CELL_H_
