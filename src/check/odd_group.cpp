#include "check/odd_group.h"

#include <algorithm>

namespace cardmend::check {

using format::Slot;
using text::UnitKind;

namespace {

/** More than this is another way of grouping, not a slip. */
constexpr std::size_t kMaxSlip = 2;

struct TypedGroups {
  std::array<std::size_t, kMaxGroups> lengths{};
  std::size_t count = 0;
  /** There are more than fit. */
  bool many = false;
};

/** A separator stands between slot `index` and the one before it. */
bool begins_group(const Analysis& analysis, std::size_t index) {
  const Slot& before = analysis.slots[index - 1];
  const std::size_t from = static_cast<std::size_t>(before.unit) + before.unit_count;
  const auto& kinds = analysis.locate.kinds;
  return std::any_of(kinds.begin() + from, kinds.begin() + analysis.slots[index].unit,
                     [](UnitKind kind) { return kind == UnitKind::separator; });
}

TypedGroups typed_groups(const Analysis& analysis) {
  TypedGroups typed;
  for (std::size_t i = 0; i < analysis.slots.size(); ++i) {
    if (i == 0 || begins_group(analysis, i)) {
      if (typed.count == kMaxGroups) {
        typed.many = true;
        break;
      }
      ++typed.count;
    }
    ++typed.lengths[typed.count - 1];
  }
  return typed;
}

std::size_t distance(std::size_t a, std::size_t b) {
  return a > b ? a - b : b - a;
}

}  // namespace

OddGroup find_odd_group(const Format& format, const Analysis& analysis) {
  const Layout* layout = format.layout_for(analysis.slots.size());
  const TypedGroups typed = typed_groups(analysis);
  if (layout == nullptr || typed.many || typed.count < 2) return {};
  const std::size_t count = layout->group_count;
  const bool apart =
      typed.count == count + 1 && (typed.lengths[0] <= kMostApart || typed.lengths[count] <= kMostApart);
  if (typed.count > count ? !apart : format.has_length(analysis.slots.size())) return {};
  // What stands apart in front, or behind the last group.
  const std::size_t from = apart && typed.lengths[0] <= kMostApart ? 1 : 0;
  OddGroup odd;
  std::size_t first = from * typed.lengths[0];
  for (std::size_t i = 0; i < std::min(typed.count, count); ++i) {
    const std::size_t have = typed.lengths[i + from];
    const std::size_t want = layout->groups[i];
    const bool typing = !apart && i + 1 == typed.count && have < want;
    if (have != want && !typing) {
      // A group beside it may have been torn in two.
      const bool torn = apart && i == (from > 0 ? 0 : count - 1);
      if (odd.want != 0 || torn || distance(have, want) > kMaxSlip) return {};
      odd = {.group = i + 1, .first = first, .have = have, .want = want};
    }
    first += have;
  }
  return odd;
}

}  // namespace cardmend::check
