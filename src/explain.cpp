#include "guide/explain.h"

#include "cardmend/guide.h"
#include "tables/guide.h"

namespace cardmend {

Explanation explain(const Failure& failure, const Evidence& evidence) {
  return guide::explain_failure(failure, evidence, tables::kKnowledge);
}

Explanation explain(const Failure& failure, const Evidence& evidence, const Knowledge& known) {
  return guide::explain_failure(failure, evidence, known);
}

const Knowledge& shipped_knowledge() {
  return tables::kKnowledge;
}

}  // namespace cardmend
