#include "cardmend/explain.h"
#include "cardmend/knowledge.h"
#include "explain/explanation.h"
#include "tables/packed_knowledge.h"

namespace cardmend {

Explanation explain_failure(const Failure& failure, const Evidence& evidence) {
  return explain::explanation_of(failure, evidence, shipped_knowledge());
}

Explanation explain_failure(const Failure& failure, const Evidence& evidence, const Knowledge& knowledge) {
  return explain::explanation_of(failure, evidence, knowledge);
}

const Knowledge& shipped_knowledge() {
  // Never taken down.
  static const UnpackedKnowledge& shipped =
      *new UnpackedKnowledge(tables::kPackedCodes, tables::kPackedWordings);
  return shipped.view();
}

}  // namespace cardmend
