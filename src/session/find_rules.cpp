#include "tables/session_rules.h"

namespace cardmend {

const SessionRules* find_session_rules(std::string_view platform) {
  for (const tables::PlatformRules& row : tables::kPlatformRules)
    if (row.platform == platform) return &row.rules;
  return nullptr;
}

}  // namespace cardmend
