#include "cardmend/knowledge.h"
#include "tables/packed_knowledge.h"

namespace cardmend {

UnpackedKnowledge shipped_with(std::span<const std::uint8_t> wordings) {
  return UnpackedKnowledge(tables::kPackedCodes, wordings);
}

}  // namespace cardmend
