#include "explain/explanation.h"

#include <algorithm>

#include "explain/cause_shares.h"
#include "explain/match_failure.h"
#include "explain/plan.h"
#include "explain/retry.h"
#include "explain/signals.h"
#include "explain/wait.h"

namespace cardmend::explain {
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
Explanation explanation_of(const Failure& failure, const Evidence& evidence, const Knowledge& knowledge) {
  Explanation out;
  out.platform = find_platform(failure.platform, knowledge);
  const Signals signals = signals_of(failure, evidence, out.platform, knowledge);
  const FoundFailure found = find_failure(failure, out.platform, knowledge);
  out.by_code = found.by_code;
  weigh_causes(found.failure, holding_evidence(signals, knowledge), evidence.tried, knowledge, out);
  const CauseRow& top = knowledge.causes[out.causes[0].cause];
  out.disclosure = top.disclosure;
  out.support = top.support != kNoRow ? top.support : knowledge.platforms[out.platform].support;
  decide_retry(wait_asked(failure), evidence.tried, knowledge, out);
  raise_tier(signals, knowledge, out);
  make_plan(evidence.tried, knowledge, out);
  return out;
}

}  // namespace cardmend::explain
