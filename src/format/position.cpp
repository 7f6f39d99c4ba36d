#include "format/position.h"

namespace cardmend::format {

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

}  // namespace cardmend::format
