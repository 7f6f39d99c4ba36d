// How likely each cause is, after the failure and the evidence.
#ifndef CARDMEND_EXPLAIN_CAUSE_SHARES_H_
#define CARDMEND_EXPLAIN_CAUSE_SHARES_H_

#include <cstdint>
#include <string_view>

#include "cardmend/types_explain.h"
#include "cardmend/types_knowledge.h"

namespace cardmend::explain {

/**
 * Fills `causes` and `cause_count`: the failure's shares, each multiplied by the factors of the evidence that
 * holds and by how likely it is to outlast the remedies that were tried, normalised to 1000 in whole numbers.
 * The likeliest first; of equals, the one that stands first in data/causes.json.
 */
void weigh_causes(std::uint8_t failure, std::uint64_t holding, std::u16string_view tried,
                  const Knowledge& knowledge, Explanation& out);

}  // namespace cardmend::explain

#endif  // CARDMEND_EXPLAIN_CAUSE_SHARES_H_
