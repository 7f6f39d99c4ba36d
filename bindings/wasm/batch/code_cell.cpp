#include "batch/code_cell.h"

#include <algorithm>
#include <optional>

#include "shared/wipe.h"

namespace cardmend::wasm {
namespace {

/// ".0" or ".00" stands at the end: the point is no separator there, and the zeros are none of the code.
bool ends_as_decimal(Bytes text) {
  const std::size_t size = text.size();
  if (size < 3 || text[size - 1] != '0') return false;
  return text[size - 2] == '.' || (text[size - 2] == '0' && text[size - 3] == '.');
}

}  // namespace

void CodeCell::use(std::int32_t product) {
  product_ = product;
  const Product& wanted = catalog_.at(product);
  format_ = field_ == Field::number && wanted.number.exists() ? wanted.number : wanted.secret;
  for (std::size_t i = 0; i < exact_.size(); ++i) {
    const auto c = static_cast<char16_t>(i);
    const bool small = c >= 'a' && c <= 'z';
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || small;
    exact_[i] = plain && format_.alphabet.has(c) && !(small && format_.ignore_case);
  }
}

bool CodeCell::is_exact(Bytes text) const {
  if (format_.open || format_.check_digit != CheckDigit::none || !format_.has_length(text.size()))
    return false;
  const std::size_t prefix = format_.prefix_length;
  if (text.size() < prefix) return false;
  for (std::size_t i = 0; i < prefix; ++i)
    if (text[i] != static_cast<std::uint8_t>(format_.prefix[i])) return false;
  // Digits alone may be a bank card, or what a spreadsheet has rounded: letters come behind them in ASCII.
  bool exact = true;
  bool letter = prefix > 0 && text[0] >= 'A';
  for (const std::uint8_t byte : text.subspan(prefix)) {
    exact = exact && exact_[byte];
    letter = letter || byte >= 'A';
  }
  return exact && letter;
}

bool CodeCell::read(Bytes bytes, const Cell& cell) {
  code_ = {};
  if (cell.wide || cell.odd || cell.length() > kMost) return false;
  const Bytes text = bytes.subspan(cell.begin, cell.length());
  if (!is_exact(text)) return !ends_as_decimal(text) && glance(text, cell.quoted);
  code_ = text;
  bare_ = !cell.quoted;
  return true;
}

bool CodeCell::glance(Bytes text, bool quoted) {
  std::ranges::copy(text, units_.begin());
  const std::optional<CleanCode> clean = checker_.glance({units_.data(), text.size()}, product_, field_);
  if (!clean) return false;
  const std::size_t length = clean->code.size();
  std::uint32_t differs = quoted || length != text.size() ? 1 : 0;
  for (std::size_t i = 0; i < length; ++i) {
    folded_[i] = static_cast<std::uint8_t>(clean->code[i]);
    differs |= static_cast<std::uint32_t>(clean->code[i] ^ units_[i]);
  }
  code_ = {folded_.data(), length};
  bare_ = differs == 0;
  return true;
}

void CodeCell::set(Bytes code) {
  const std::size_t length = code.size() <= kMost ? code.size() : 0;
  std::copy_n(code.begin(), length, folded_.begin());
  code_ = {folded_.data(), length};
}

void CodeCell::wipe() {
  checker_.wipe();
  cardmend::wasm::wipe(std::span(units_));
  cardmend::wasm::wipe(std::span(folded_));
  code_ = {};
}

}  // namespace cardmend::wasm
