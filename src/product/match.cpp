#include "product/match.h"

#include "core/ascii.h"

namespace cardmend::product {

using core::Folded;
using core::kTrail;
using core::Slot;
using core::Slots;
using core::SlotState;
using core::to_upper;

bool fits_at(const Format& format, std::size_t index, char glyph) {
  const auto unit = static_cast<char16_t>(glyph);
  const char16_t shape = format.ignore_case ? to_upper(unit) : unit;
  return index < format.prefix_length ? shape == static_cast<char16_t>(format.prefix[index])
                                      : format.alphabet.has(shape);
}

void match(const Folded& folded, const UnitKinds& kinds, Range code, const Format& format, Slots& out) {
  for (std::uint32_t i = code.begin; i < code.end; ++i) {
    if (kinds[i] == UnitKind::separator) continue;
    const bool accent = folded.pieces[folded.piece_of[i]].reason == EditReason::accent;
    if (folded.glyphs[i] == kTrail && !out.empty() && i > code.begin) {
      ++out.back().unit_count;
      out.back().accent = out.back().accent || accent;
      continue;
    }
    Slot slot;
    slot.unit = static_cast<std::uint16_t>(i);
    slot.unit_count = 1;
    slot.state = SlotState::foreign;
    if (kinds[i] == UnitKind::code) {
      const auto glyph = static_cast<char16_t>(folded.glyphs[i]);
      slot.glyph = static_cast<char>(format.ignore_case ? to_upper(glyph) : glyph);
      slot.value = slot.glyph;
      slot.accent = accent;
      slot.look_alike = folded.text[i] >= 0x80;
      slot.state = fits_at(format, out.size(), slot.glyph) ? SlotState::fits : SlotState::outside;
    }
    out.push_back(slot);
  }
}

Position position_of(const Format& format, std::size_t length, std::size_t index) {
  Position position;
  std::size_t rest = index;
  const Layout* layout = format.layout_for(length);
  for (std::size_t group = 0; layout != nullptr && group + 1 < layout->group_count; ++group) {
    if (rest < layout->groups[group]) break;
    rest -= layout->groups[group];
    ++position.group;
  }
  position.place = static_cast<std::uint32_t>(rest) + 1;
  return position;
}

}  // namespace cardmend::product
