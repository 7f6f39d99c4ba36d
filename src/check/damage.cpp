#include "check/damage.h"

#include "check/not_a_code.h"

namespace cardmend::check {

using format::Slot;
using text::Folded;

namespace {

/** A unit of folded text that was damaged before it came here. A piece of one unit cannot hold a pair. */
bool is_lone_surrogate(const Folded& folded, std::size_t unit) {
  return (folded.text[unit] & 0xF800U) == 0xD800U && folded.pieces[folded.piece_of[unit]].raw_length == 1;
}

bool is_lost(const Folded& folded, std::size_t unit) {
  return folded.text[unit] == 0xFFFD;
}

}  // namespace

FindingKind foreign_kind(const Folded& folded, const Slot& slot) {
  if (is_mask(folded.text[slot.unit])) return FindingKind::masked_code;
  if (is_lone_surrogate(folded, slot.unit)) return FindingKind::lone_surrogate;
  return is_lost(folded, slot.unit) ? FindingKind::lost_character : FindingKind::foreign_character;
}

Range find_damage(const Folded& folded, Range code) {
  for (std::uint32_t i = 0; i < folded.text.size(); ++i) {
    const bool inside = i >= code.begin && i < code.end;
    if (!inside && (is_lone_surrogate(folded, i) || is_lost(folded, i))) return {i, i + 1};
  }
  return {};
}

}  // namespace cardmend::check
