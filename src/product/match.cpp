#include "product/match.h"

#include "core/ascii.h"

namespace cardmend {
namespace {

bool luhn_fits(const char* digits, std::size_t length) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < length; ++i) {
    const auto digit = static_cast<std::uint32_t>(digits[length - 1 - i] - '0');
    const std::uint32_t weighted = i % 2 == 0 ? digit : 2 * digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 == 0;
}

}  // namespace

void match(const Folded& folded, const UnitKinds& kinds, Range secret, const Product& product, Slots& out) {
  for (std::uint32_t i = secret.begin; i < secret.end; ++i) {
    if (kinds[i] == UnitKind::separator) continue;
    if (folded.glyphs[i] == kTrail && !out.empty() && i > secret.begin) {
      out.back().unit_count = 2;
      continue;
    }
    Slot slot;
    slot.unit = static_cast<std::uint16_t>(i);
    slot.unit_count = 1;
    slot.state = SlotState::foreign;
    if (kinds[i] == UnitKind::code) {
      const auto glyph = static_cast<char16_t>(folded.glyphs[i]);
      slot.glyph = static_cast<char>(product.ignore_case ? to_upper(glyph) : glyph);
      slot.value = slot.glyph;
      slot.look_alike = folded.text[i] >= 0x80;
      slot.state =
          product.alphabet.has(static_cast<char16_t>(slot.glyph)) ? SlotState::fits : SlotState::outside;
    }
    out.push_back(slot);
  }
}

Position position_of(const Product& product, std::size_t index) {
  Position position;
  std::size_t rest = index;
  for (std::size_t group = 0; group + 1 < product.group_count && rest >= product.groups[group]; ++group) {
    rest -= product.groups[group];
    ++position.group;
  }
  position.place = static_cast<std::uint32_t>(rest) + 1;
  return position;
}

bool check_digit_fits(const Product& product, const char* code) {
  return product.check_digit != CheckDigit::luhn || luhn_fits(code, product.length);
}

}  // namespace cardmend
