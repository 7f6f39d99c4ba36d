// One record of a block of CSV as its cells: what bindings/batch/read/cells.ts reads, which reads the rows that this leaves.
#ifndef CARDMEND_BINDINGS_WASM_BATCH_RECORD_H_
#define CARDMEND_BINDINGS_WASM_BATCH_RECORD_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace cardmend::wasm {

using Bytes = std::span<const std::uint8_t>;

inline constexpr std::uint8_t kQuote = '"';

/** Places in the bytes, and what else than bare ASCII is there. */
struct Cell {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /** A byte of it has its highest bit. */
  bool wide = false;
  /** Quotes are around it, which the places leave out. */
  bool quoted = false;
  /** It has quotes within, text behind them, or none at its end: the places take all in. */
  bool odd = false;

  [[nodiscard]] std::uint32_t length() const { return end - begin; }
};

class Record {
 public:
  /** Records with more cells are no rows of a list. */
  static constexpr std::uint32_t kMost = 1024;

  /** @param delimiter the byte between cells */
  void separate(std::uint8_t delimiter);

  /** Reads the record that begins at `at`; gives where the next one begins. */
  std::size_t read(Bytes bytes, std::size_t at);

  /** Cells; those beyond kMost are counted too. */
  [[nodiscard]] std::uint32_t count() const { return count_; }
  [[nodiscard]] const Cell& operator[](std::uint32_t index) const { return cells_[index]; }
  /** Behind the last byte that is no line end. */
  [[nodiscard]] std::uint32_t end() const { return end_; }
  [[nodiscard]] std::uint8_t delimiter() const { return delimiter_; }

 private:
  /** The cell at `at`; gives what ends it. */
  std::size_t read_bare(Bytes bytes, std::size_t at, Cell& cell) const;
  std::size_t read_quoted(Bytes bytes, std::size_t at, Cell& cell) const;
  [[nodiscard]] std::size_t end_of_odd(Bytes bytes, std::size_t begin) const;
  [[nodiscard]] bool ends(std::uint8_t byte) const { return ending_[byte]; }

  std::uint8_t delimiter_ = 0;
  std::array<bool, 256> ending_{};
  std::array<Cell, kMost> cells_{};
  std::uint32_t count_ = 0;
  std::uint32_t end_ = 0;
};

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_BATCH_RECORD_H_
