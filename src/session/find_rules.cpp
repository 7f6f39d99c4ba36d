#include "tables/session_rules.h"

#include <iterator>

namespace cardmend {

std::span<const SessionRules> session_rules() {
  return tables::kPlatformRules;
}

const SessionRules* find_session_rules(std::string_view platform) {
  for (std::size_t i = 0; i < std::size(tables::kRuledPlatforms); ++i)
    if (tables::kRuledPlatforms[i] == platform) return &tables::kPlatformRules[i];
  return nullptr;
}

}  // namespace cardmend
