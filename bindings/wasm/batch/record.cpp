#include "batch/record.h"

#include <wasm_simd128.h>

#include <algorithm>
#include <bit>

namespace cardmend::wasm {
namespace {

/** Bytes that are looked at together. */
constexpr std::size_t kTogether = 16;

}  // namespace

void Record::separate(std::uint8_t delimiter) {
  delimiter_ = delimiter;
  ending_.fill(false);
  for (const int byte : {static_cast<int>(delimiter), static_cast<int>('\n'), static_cast<int>('\r')})
    ending_[static_cast<std::size_t>(byte)] = true;
}

std::size_t Record::read(Bytes bytes, std::size_t at) {
  std::uint32_t count = 0;
  std::size_t i = at;
  // What lies beyond the most cells is read into one that nobody looks at.
  Cell beyond;
  for (;;) {
    Cell& cell = count < kMost ? cells_[count] : beyond;
    const bool quoted = i < bytes.size() && bytes[i] == kQuote;
    i = quoted ? read_quoted(bytes, i, cell) : read_bare(bytes, i, cell);
    ++count;
    if (i == bytes.size() || bytes[i] != delimiter_) break;
    ++i;
  }
  count_ = count;
  end_ = static_cast<std::uint32_t>(i);
  if (i == bytes.size()) return i;
  return bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n' ? i + 2 : i + 1;
}

std::size_t Record::read_bare(Bytes bytes, std::size_t at, Cell& cell) const {
  const std::uint8_t* const data = bytes.data();
  const std::size_t size = bytes.size();
  const v128_t delimiter = wasm_u8x16_splat(delimiter_);
  const v128_t feed = wasm_u8x16_splat('\n');
  const v128_t carriage = wasm_u8x16_splat('\r');
  std::size_t i = at;
  std::uint32_t all = 0;
  for (; i + kTogether <= size; i += kTogether) {
    const v128_t some = wasm_v128_load(data + i);
    const v128_t ending =
        wasm_v128_or(wasm_i8x16_eq(some, delimiter),
                     wasm_v128_or(wasm_i8x16_eq(some, feed), wasm_i8x16_eq(some, carriage)));
    const std::uint32_t where = wasm_i8x16_bitmask(ending);
    const std::uint32_t wide = wasm_i8x16_bitmask(some);
    if (where != 0) {
      // Of those before the first that ends.
      const auto before = static_cast<std::uint32_t>(std::countr_zero(where));
      all |= wide & ((1U << before) - 1);
      cell = {.begin = static_cast<std::uint32_t>(at),
              .end = static_cast<std::uint32_t>(i + before),
              .wide = all != 0};
      return i + before;
    }
    all |= wide;
  }
  for (; i < size && !ends(data[i]); ++i) all |= data[i] & 0x80U;
  cell = {.begin = static_cast<std::uint32_t>(at), .end = static_cast<std::uint32_t>(i), .wide = all != 0};
  return i;
}

std::size_t Record::read_quoted(Bytes bytes, std::size_t at, Cell& cell) const {
  const auto behind = bytes.subspan(at + 1);
  const std::size_t length = static_cast<std::size_t>(std::ranges::find(behind, kQuote) - behind.begin());
  std::size_t i = std::min(at + 2 + length, bytes.size());
  cell = {.begin = static_cast<std::uint32_t>(at + 1),
          .end = static_cast<std::uint32_t>(at + 1 + length),
          .quoted = true};
  // Nothing closes it, or more follows: written as it is, the first would take in all that comes behind it.
  const bool open = at + 1 + length == bytes.size();
  if (open || (i < bytes.size() && !ends(bytes[i]))) {
    i = end_of_odd(bytes, at);
    cell = {.begin = static_cast<std::uint32_t>(at), .end = static_cast<std::uint32_t>(i), .odd = true};
  }
  cell.wide = std::ranges::any_of(bytes.subspan(cell.begin, cell.length()),
                                  [](std::uint8_t byte) { return byte >= 0x80; });
  return i;
}

std::size_t Record::end_of_odd(Bytes bytes, std::size_t begin) const {
  bool quoted = true;
  bool bare = false;
  std::size_t i = begin + 1;
  for (; i < bytes.size(); ++i) {
    const std::uint8_t byte = bytes[i];
    if (quoted) {
      quoted = byte != kQuote;
    } else if (ends(byte)) {
      break;
    } else if (byte == kQuote && !bare) {
      quoted = true;
    } else {
      bare = true;
    }
  }
  return i;
}

}  // namespace cardmend::wasm
