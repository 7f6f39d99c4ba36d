#include "batch/face_values.h"

#include <algorithm>

namespace cardmend::wasm {
namespace {

std::uint32_t hash_of(Bytes bytes) {
  auto hash = static_cast<std::uint32_t>(bytes.size());
  for (const std::uint8_t byte : bytes) hash = 31 * hash + byte;
  return hash ^ (hash >> 13U);
}

}  // namespace

std::uint16_t FaceValues::of(Bytes bytes, const Cell& cell) {
  if (cell.length() == 0) return 0;
  const Bytes text = bytes.subspan(cell.begin, cell.length());
  for (std::uint32_t i = hash_of(text) % kSlots;; i = (i + 1) % kSlots) {
    const std::uint16_t there = slots_[i];
    if (there == 0) {
      const auto count = static_cast<std::uint32_t>(seen_.size() / 3);
      if (count == kMost) return 0;
      for (const std::uint32_t word : {cell.begin, cell.end, cell.odd ? 1U : 0U}) seen_.push(word);
      slots_[i] = static_cast<std::uint16_t>(count + 1);
      return slots_[i];
    }
    const std::uint32_t* const known = seen_.data() + 3 * (std::size_t{there} - 1);
    const bool odd = known[2] != 0;
    if (odd == cell.odd && std::ranges::equal(text, bytes.subspan(known[0], known[1] - known[0])))
      return there;
  }
}

void FaceValues::forget() {
  slots_.fill(0);
  seen_.forget();
}

}  // namespace cardmend::wasm
