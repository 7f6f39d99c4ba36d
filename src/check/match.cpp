#include "check/match.h"

#include "base/ascii.h"

namespace cardmend::check {

using base::to_upper;
using format::Slot;
using format::Slots;
using format::SlotState;
using text::Folded;
using text::kTrail;
using text::UnitKind;
using text::UnitKinds;

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
      slot.state =
          format.takes(out.size(), static_cast<char16_t>(slot.glyph)) ? SlotState::fits : SlotState::outside;
    }
    out.push_back(slot);
  }
}

}  // namespace cardmend::check
