#include "quick.h"

#include "core/ascii.h"
#include "product/match.h"

namespace cardmend {

void QuickTable::prepare(const Product& product, std::int32_t index, const FoldForm& form) {
  if (index == index_) return;
  index_ = index;
  form_ = &form;
  for (std::size_t i = 0; i < becomes_.size(); ++i) {
    const auto c = static_cast<char16_t>(i);
    const char16_t value = product.ignore_case ? to_upper(c) : c;
    becomes_[i] = product.alphabet.has(value) ? static_cast<std::uint8_t>(value) : kBail;
    if (is_separator(c) || is_control(c)) becomes_[i] = kSkip;
  }
  has_wide_ = false;
}

/** What ICU folds to one character of ASCII or to nothing; surrogates, which it does not, are the full
 * path's. */
std::uint8_t QuickTable::beyond_ascii(char16_t c) const {
  const Image image = form_->image(c);
  if (!image.mapped || image.length > 1) return kBail;
  return image.length == 0 ? kSkip : becomes_[static_cast<unsigned char>(image.text[0])];
}

std::uint8_t QuickTable::lookup(char16_t c) {
  if (c < becomes_.size()) return becomes_[c];
  if (c < kWide) return beyond_ascii(c);
  if (!has_wide_) {
    for (std::size_t i = 0; i < wide_.size(); ++i) wide_[i] = beyond_ascii(static_cast<char16_t>(kWide + i));
    has_wide_ = true;
  }
  return wide_[c - kWide];
}

bool QuickTable::match(std::u16string_view raw, const Product& product,
                       std::array<char16_t, kMaxCode>& code) {
  std::size_t length = 0;
  for (const char16_t c : raw) {
    const std::uint8_t value = lookup(c);
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
