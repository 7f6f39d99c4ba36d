// Labels such as "card no." and "PIN" cut a text into segments.
#ifndef CARDMEND_CHECK_LOCATE_SEGMENTS_H_
#define CARDMEND_CHECK_LOCATE_SEGMENTS_H_

#include <cstdint>

#include "base/fixed_vector.h"
#include "text/folded.h"
#include "text/label.h"
#include "text/unit_kind.h"

namespace cardmend::check {

/** [begin, end) in units of folded text. */
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] bool empty() const { return begin == end; }
};

/** `other`: behind a label of something that is no part of a card code, such as an order or a face value. */
enum class SegmentMark : std::uint8_t { none, secret, number, other };

/** What stands after a label, up to the next one; the first segment may stand after none. */
struct Segment {
  Range range;
  SegmentMark mark = SegmentMark::none;
  /** The label; nullptr before the first one. */
  const text::Label* label = nullptr;
};

/** More labels than these are taken as text of the last segment. */
inline constexpr std::size_t kMaxSegments = 64;
using Segments = base::FixedVector<Segment, kMaxSegments>;

/** Cuts `folded` into `out`, which must be empty. Linear in the text. */
void find_segments(const text::Folded& folded, const text::UnitKinds& kinds, Segments& out);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_LOCATE_SEGMENTS_H_
