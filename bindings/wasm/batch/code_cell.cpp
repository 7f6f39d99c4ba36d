#include "batch/code_cell.h"

#include <algorithm>
#include <optional>

#include "shared/wipe.h"

namespace cardmend::wasm {

bool CodeCell::read(Bytes bytes, const Cell& cell, std::int32_t product) {
  if (cell.wide || cell.odd || cell.length() > kMost) return false;
  const Bytes text = bytes.subspan(cell.begin, cell.length());
  std::ranges::copy(text, units_.begin());
  const std::optional<CleanCode> clean = checker_.glance({units_.data(), text.size()}, product, field_);
  if (!clean) return false;
  length_ = clean->code.size();
  std::uint32_t differs = cell.quoted || length_ != text.size() ? 1 : 0;
  for (std::size_t i = 0; i < length_; ++i) {
    code_[i] = static_cast<std::uint8_t>(clean->code[i]);
    differs |= static_cast<std::uint32_t>(clean->code[i] ^ units_[i]);
  }
  bare_ = differs == 0;
  return true;
}

void CodeCell::set(Bytes code) {
  length_ = code.size() <= kMost ? code.size() : 0;
  std::copy_n(code.begin(), length_, code_.begin());
}

void CodeCell::wipe() {
  checker_.wipe();
  cardmend::wasm::wipe(std::span(units_));
  cardmend::wasm::wipe(std::span(code_));
  length_ = 0;
}

}  // namespace cardmend::wasm
