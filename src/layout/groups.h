// The printed groups of a code that is being typed.
#ifndef CARDMEND_LAYOUT_GROUPS_H_
#define CARDMEND_LAYOUT_GROUPS_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/fixed_vector.h"
#include "cardmend/types_product.h"

namespace cardmend::layout {

/** A text of more characters than these is no code being typed. */
inline constexpr std::size_t kMaxTyped = 2 * kMaxCode;

/** In UTF-16: characters beyond the BMP take two units, and each group has a separator behind it at most. */
using GroupedText = base::FixedVector<char16_t, 2 * kMaxTyped + kMaxGroups>;

/** Where the caret of a typed code is, without its separators. */
struct TypedCaret {
  /** How many characters stand before it. */
  std::size_t characters = 0;
  /** Between it and the last of them stands a separator. */
  bool behind_separator = false;
};

/**
 * Writes `characters` (at most kMaxTyped code points) into `out`, which must be empty, with a hyphen between
 * the groups of `layout`; what is left after the last group forms one more. If `separator_at_end`, the last
 * group gets its hyphen before its follower is there, where it has all its characters and is not the last
 * printed one.
 *
 * Returns where the caret is in `out`: behind the character that it was behind, and behind the hyphen that
 * follows it if it was behind a separator.
 */
std::uint32_t write_groups(std::span<const char32_t> characters, const Layout& layout, TypedCaret caret,
                           bool separator_at_end, GroupedText& out);

}  // namespace cardmend::layout

#endif  // CARDMEND_LAYOUT_GROUPS_H_
