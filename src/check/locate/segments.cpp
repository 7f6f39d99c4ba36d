#include "check/locate/segments.h"

#include <string_view>

#include "base/ascii.h"
#include "text/labels.h"

namespace cardmend::check {

using base::is_alnum;
using base::is_alpha;
using base::is_separator;
using text::Folded;
using text::han_label;
using text::Label;
using text::LabelHit;
using text::LabelMark;
using text::latin_label_at;
using text::may_begin_han_label;
using text::UnitKind;
using text::UnitKinds;

namespace {

/** A label in Latin letters must begin a word: "pin" is none in "SPIN" or in "7PIN". */
bool begins_word(std::u16string_view text, const UnitKinds& kinds, std::size_t i) {
  return is_alpha(text[i]) && (i == 0 || !is_alnum(text[i - 1])) &&
         (i == 0 || kinds[i - 1] == UnitKind::delimiter || is_separator(text[i - 1]));
}

LabelHit label_at(std::u16string_view text, const UnitKinds& kinds, std::size_t i) {
  if (may_begin_han_label(text[i])) {
    const Label* label = han_label(text.substr(i));
    if (label != nullptr) return {.label = label, .end = i + label->word.size()};
  }
  return begins_word(text, kinds, i) ? latin_label_at(text, i) : LabelHit{};
}

SegmentMark mark_of(const Label& label) {
  if (label.mark == LabelMark::secret) return SegmentMark::secret;
  return label.mark == LabelMark::number ? SegmentMark::number : SegmentMark::other;
}

}  // namespace

void find_segments(const Folded& folded, const UnitKinds& kinds, Segments& out) {
  const std::u16string_view text(folded.text.data(), folded.text.size());
  Segment current;
  for (std::size_t i = 0; i < text.size();) {
    const LabelHit hit = out.size() + 1 < kMaxSegments ? label_at(text, kinds, i) : LabelHit{};
    if (hit.label == nullptr) {
      ++i;
      continue;
    }
    current.range.end = static_cast<std::uint32_t>(i);
    if (!current.range.empty()) out.push_back(current);
    i = hit.end;
    current = {.range = {static_cast<std::uint32_t>(i), 0}, .mark = mark_of(*hit.label), .label = hit.label};
  }
  current.range.end = static_cast<std::uint32_t>(text.size());
  out.push_back(current);
}

}  // namespace cardmend::check
