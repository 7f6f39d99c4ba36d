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
  CodeCell(const Catalog& catalog, Field field) : catalog_(catalog), checker_(catalog), field_(field) {}

  /** Cells are of this product from now on. */
  void use(std::int32_t product);

  /** False if a closer look is needed, whatever it may give; then there is no code. The code may lie in the bytes. */
  bool read(Bytes bytes, const Cell& cell);

  /** What read() found. */
  [[nodiscard]] Bytes code() const { return code_; }
  /** The cell is the code and nothing else, without quotes. */
  [[nodiscard]] bool is_bare() const { return bare_; }

  /** Takes a code that was found elsewhere; nothing of one that is longer than any. */
  void set(Bytes code);

  /** There is no code. */
  void forget() { code_ = {}; }

  void wipe();

 private:
  /** A code as it should stand, letter by letter, about which there can be no doubt. */
  [[nodiscard]] bool is_exact(Bytes text) const;
  bool glance(Bytes text, bool quoted);

  /** Longer cells are none of a code, or hold more than one. */
  static constexpr std::size_t kMost = 128;

  const Catalog& catalog_;
  NamedChecker checker_;
  Field field_;
  std::int32_t product_ = 0;
  Format format_;
  /** By the byte: a letter or digit that the format has behind its prefix. */
  std::array<bool, 256> exact_{};
  std::array<char16_t, kMost> units_{};
  std::array<std::uint8_t, kMost> folded_{};
  Bytes code_;
  bool bare_ = false;
};

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_BATCH_CODE_CELL_H_
