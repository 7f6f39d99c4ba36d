#include "product/segments.h"

#include <string_view>

#include "core/ascii.h"
#include "tables/labels.h"

namespace cardmend {
namespace {

bool starts_with(std::u16string_view text, std::u16string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (to_lower(text[i]) != word[i]) return false;
  }
  return true;
}

/** A label in Latin letters must stand alone: "pin" is none in "SPIN" or in "PIN7". */
bool stands_alone(std::u16string_view text, const UnitKinds& kinds, std::size_t begin, std::size_t end) {
  if (!is_alnum(to_lower(text[begin]))) return true;
  const bool free_before = begin == 0 || kinds[begin - 1] == UnitKind::delimiter || is_space(text[begin - 1]);
  const bool free_after =
      end == text.size() || kinds[end] == UnitKind::delimiter || is_space(text[end]) || text[end] == u'.';
  return free_before && free_after;
}

const Label* label_at(std::u16string_view text, const UnitKinds& kinds, std::size_t begin) {
  if (is_digit(text[begin]) || kinds[begin] == UnitKind::separator) return nullptr;
  for (const Label& label : tables::kLabels) {
    if (starts_with(text.substr(begin), label.word) &&
        stands_alone(text, kinds, begin, begin + label.word.size())) {
      return &label;
    }
  }
  return nullptr;
}

}  // namespace

void find_segments(const Folded& folded, const UnitKinds& kinds, Segments& out) {
  const std::u16string_view text(folded.text.data(), folded.text.size());
  Segment current;
  for (std::size_t i = 0; i < text.size();) {
    const Label* label = out.size() + 1 < kMaxSegments ? label_at(text, kinds, i) : nullptr;
    if (label == nullptr) {
      ++i;
      continue;
    }
    current.range.end = static_cast<std::uint32_t>(i);
    if (!current.range.empty()) out.push_back(current);
    i += label->word.size();
    current.range.begin = static_cast<std::uint32_t>(i);
    current.mark = label->mark == LabelMark::secret ? SegmentMark::secret : SegmentMark::number;
  }
  current.range.end = static_cast<std::uint32_t>(text.size());
  out.push_back(current);
}

}  // namespace cardmend
