#include "layout/groups.h"

#include "base/surrogates.h"

namespace cardmend::layout {

using base::lead_of;
using base::trail_of;

namespace {

void append(char32_t c, GroupedText& out) {
  if (c > 0xFFFF) {
    out.push_back(lead_of(c));
    out.push_back(trail_of(c));
  } else {
    out.push_back(static_cast<char16_t>(c));
  }
}

}  // namespace

std::uint32_t write_groups(std::span<const char32_t> characters, const Layout& layout, TypedCaret caret,
                           bool separator_at_end, GroupedText& out) {
  std::size_t at = 0;
  std::size_t group = 0;
  // Of the current group; behind the printed ones there is no end to it.
  std::size_t left = layout.groups[0];
  const auto separate = [&](std::size_t before) {
    out.push_back(u'-');
    if (caret.behind_separator && caret.characters == before) at = out.size();
  };
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (left == 0) {
      separate(i);
      ++group;
      left = group < layout.group_count ? layout.groups[group] : kMaxTyped;
    }
    append(characters[i], out);
    --left;
    if (caret.characters == i + 1) at = out.size();
  }
  if (separator_at_end && left == 0 && group + 1U < layout.group_count) separate(characters.size());
  return static_cast<std::uint32_t>(at);
}

}  // namespace cardmend::layout
