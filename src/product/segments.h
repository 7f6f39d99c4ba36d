// Labels such as "card no." and "PIN" cut a text into segments.
#ifndef CARDMEND_PRODUCT_SEGMENTS_H_
#define CARDMEND_PRODUCT_SEGMENTS_H_

#include <cstdint>

#include "core/fixed_vector.h"
#include "core/folded.h"
#include "core/label.h"
#include "product/unit_kind.h"

namespace cardmend::product {

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
  const core::Label* label = nullptr;
};

/** More labels than these are taken as text of the last segment. */
inline constexpr std::size_t kMaxSegments = 64;
using Segments = core::FixedVector<Segment, kMaxSegments>;

/** Cuts `folded` into `out`, which must be empty. Linear in the text. */
void find_segments(const core::Folded& folded, const UnitKinds& kinds, Segments& out);

}  // namespace cardmend::product

#endif  // CARDMEND_PRODUCT_SEGMENTS_H_
