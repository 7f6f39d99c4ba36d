#include "guide/explain.h"

#include "cardmend/guide.h"

namespace cardmend {

Explanation explain(const Failure& failure, const Evidence& evidence) {
  return guide::explain_failure(failure, evidence);
}

}  // namespace cardmend
