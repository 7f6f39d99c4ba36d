#include "native/explain/explain_hidden.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "tables/knowledge.h"

namespace cardmend::test {

bool is_hidden(const FailureRow& row) {
  const auto shares = std::span(tables::kShares).subspan(row.first_share, row.share_count);
  const auto top = std::ranges::max_element(shares, {}, &ShareRow::share);
  return tables::kCauses[top->cause].disclosure == Disclosure::generic;
}

Evidence evidence_at_random(std::mt19937& random) {
  Evidence evidence;
  for (std::size_t k = 0; k < std::size(kSignalNames); ++k) {
    if (random() % 3 == 0) evidence.with(static_cast<Signal>(k), static_cast<std::int32_t>(random() % 7));
  }
  return evidence;
}

}  // namespace cardmend::test
