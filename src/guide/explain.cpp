#include "guide/explain.h"

#include <algorithm>

#include "guide/match.h"
#include "guide/plan.h"
#include "guide/posterior.h"
#include "guide/retry.h"
#include "guide/signals.h"
#include "guide/wait.h"

namespace cardmend::guide {
namespace {

/** The header's wait wins over what is told in words; negative or NaN if there is neither. */
double wait_asked(const Failure& failure) {
  const double told = std::max(told_wait(failure.text), told_wait(failure.exception));
  return failure.retry_after_ms >= 0 ? failure.retry_after_ms : told;
}

}  // namespace

// From the failure's row on, everything is a function of that row's shares, the signals and the platform:
// failures that must not be told apart share one list of shares, so that they take the same steps and the
// same time.
Explanation explain_failure(const Failure& failure, const Evidence& evidence, const Knowledge& known) {
  Explanation out;
  out.platform = find_platform(failure.platform, known);
  const Signals signals = signals_of(failure, evidence, out.platform, known);
  weigh_causes(find_failure(failure, out.platform, known), holding_evidence(signals, known), evidence.tried,
               known, out);
  const CauseRow& top = known.causes[out.causes[0].cause];
  out.disclosure = top.disclosure;
  out.support = top.support != kNoRow ? top.support : known.platforms[out.platform].support;
  decide_retry(wait_asked(failure), evidence.tried, known, out);
  raise_tier(signals, known, out);
  make_plan(evidence.tried, known, out);
  return out;
}

}  // namespace cardmend::guide
