#include "guide/explain.h"

#include "guide/evidence.h"
#include "guide/match.h"
#include "guide/plan.h"
#include "guide/posterior.h"
#include "guide/retry.h"
#include "tables/guide.h"

namespace cardmend::guide {

Explanation explain_failure(const Failure& failure, const Evidence& evidence) {
  Explanation out;
  out.platform = find_platform(failure.platform);
  weigh_causes(find_failure(failure, out.platform), holding_evidence(failure, evidence, out.platform), out);
  const CauseRow& top = tables::kCauses[out.causes[0].cause];
  out.disclosure = top.disclosure;
  out.support = top.support != kNoRow ? top.support : tables::kPlatforms[out.platform].support;
  make_plan(out);
  decide_retry(failure.retry_after_ms, out);
  return out;
}

}  // namespace cardmend::guide
