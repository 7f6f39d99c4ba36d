#include "cardmend/explain.h"

#include "explain/explanation.h"
#include "tables/knowledge.h"

namespace cardmend {

Explanation explain_failure(const Failure& failure, const Evidence& evidence) {
  return explain::explanation_of(failure, evidence, tables::kKnowledge);
}

Explanation explain_failure(const Failure& failure, const Evidence& evidence, const Knowledge& knowledge) {
  return explain::explanation_of(failure, evidence, knowledge);
}

const Knowledge& shipped_knowledge() {
  return tables::kKnowledge;
}

}  // namespace cardmend
