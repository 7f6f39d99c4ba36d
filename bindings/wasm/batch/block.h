// A block of whole records of a list: rows whose codes are plainly right go to the clean lines as bytes; at every other one it
// stops, and whoever asked looks closer.
#ifndef CARDMEND_BINDINGS_WASM_BATCH_BLOCK_H_
#define CARDMEND_BINDINGS_WASM_BATCH_BLOCK_H_

#include <cstddef>
#include <cstdint>

#include "batch/code_cell.h"
#include "batch/face_values.h"
#include "batch/grown.h"
#include "batch/half_siphash.h"
#include "batch/record.h"

namespace cardmend::wasm {

/** By what a card is known again: the order is that of `identities` in bindings/batch/check/core_rows.ts. */
enum class Identity : std::uint8_t { none, secret, both };

/** How a file's rows are read: FilePlan of bindings/batch/check/types.ts. Columns are -1 where there is none. */
struct Plan {
  std::int32_t product = 0;
  std::uint32_t width = 0;
  std::int32_t secret = 0;
  std::int32_t number = -1;
  std::int32_t value = -1;
  Identity identity = Identity::none;
  HashKey key{};
};

class Block {
 public:
  /** `catalog` must outlive the block. */
  explicit Block(const Catalog& catalog) : number_(catalog, Field::number), secret_(catalog, Field::secret) {}

  /** @param tail what stands behind each clean row that is `valid` */
  void plan(const Plan& plan, std::uint8_t delimiter, Bytes tail);

  /** Room for the bytes of a block, of which nothing is read yet; what the last one gave is forgotten. */
  std::uint8_t* open(std::size_t size);

  /** True at a record that needs a closer look, false at the end. The first `skip` records are none of cards. */
  bool next(std::uint32_t skip);

  /** A line with its end, and the number and the secret, which lie behind one another in what `scratch` gave: a
   * clean row of the record where next() has stopped. */
  void take(std::size_t line, std::size_t number, std::size_t secret);

  /** Where a line and what else is taken is written. */
  std::uint8_t* scratch(std::size_t size);

  /** Where the record of next() begins, and its number from 0; at the end how many there are. */
  [[nodiscard]] std::size_t record_begin() const { return begin_; }
  [[nodiscard]] std::uint32_t records() const { return records_; }

  /** The number of that record, if it is plainly right: a closer look needs none at it. */
  [[nodiscard]] Bytes number() const { return number_.code(); }

  /** The clean rows: their lines, where each ends, its record, two words of its hash, its face value. */
  [[nodiscard]] const Grown<std::uint8_t>& lines() const { return lines_; }
  [[nodiscard]] const Grown<std::uint32_t>& ends() const { return ends_; }
  [[nodiscard]] const Grown<std::uint32_t>& rows() const { return rows_; }
  [[nodiscard]] const Grown<std::uint32_t>& hashes() const { return hashes_; }
  [[nodiscard]] const Grown<std::uint16_t>& values() const { return values_; }
  [[nodiscard]] const FaceValues& face_values() const { return face_values_; }

  /** Zeroes all that has held a part of a row. */
  void wipe();

 private:
  [[nodiscard]] Bytes bytes() const { return {bytes_.data(), bytes_.size()}; }
  [[nodiscard]] bool is_code(std::uint32_t column) const;
  [[nodiscard]] bool is_safe(const Cell& cell) const;
  /** Writes the record if it is plainly right. */
  bool write_clean();
  void copy_cells();
  void put(Bytes bytes);
  /** What is kept of a row whose line was written. */
  void keep();
  [[nodiscard]] Hash hash();

  Plan plan_;
  Record record_;
  CodeCell number_;
  CodeCell secret_;
  FaceValues face_values_;
  Grown<std::uint8_t> tail_;
  Grown<std::uint8_t> bytes_;
  Grown<std::uint8_t> scratch_;
  Grown<std::uint8_t> lines_;
  Grown<std::uint32_t> ends_;
  Grown<std::uint32_t> rows_;
  Grown<std::uint32_t> hashes_;
  Grown<std::uint16_t> values_;
  std::size_t begin_ = 0;
  std::size_t behind_ = 0;
  std::uint32_t records_ = 0;
  bool stopped_ = false;
};

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_BATCH_BLOCK_H_
