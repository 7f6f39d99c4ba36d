#include "quick.h"

#include "core/ascii.h"
#include "product/match.h"

namespace cardmend {

void QuickTable::prepare(const Product& product, std::int32_t index) {
  if (index == index_) return;
  index_ = index;
  for (std::uint8_t c = 0; c < becomes_.size(); ++c) {
    const char16_t value = product.ignore_case ? to_upper(c) : c;
    becomes_[c] = is_separator(c) ? kSkip : product.alphabet.has(value) ? static_cast<std::uint8_t>(value) : kBail;
  }
}

bool QuickTable::match(std::u16string_view raw, const Product& product, std::array<char16_t, kMaxCode>& code) const {
  std::size_t length = 0;
  for (const char16_t c : raw) {
    const std::uint8_t value = c < becomes_.size() ? becomes_[c] : kBail;
    if (value == kSkip) continue;
    if (value == kBail || length == product.length) return false;
    code[length++] = value;
  }
  if (length != product.length) return false;
  if (product.check_digit == CheckDigit::none) return true;
  std::array<char, kMaxCode> ascii{};
  for (std::size_t i = 0; i < length; ++i) ascii[i] = static_cast<char>(code[i]);
  const bool fits = check_digit_fits(product, ascii.data());
  wipe_memory(ascii.data(), length);
  return fits;
}

}  // namespace cardmend
