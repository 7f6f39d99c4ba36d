#include "guide/retry.h"

#include <algorithm>
#include <span>

#include "tables/guide.h"

namespace cardmend::guide {
namespace {

/** The causes that leave open whether the card is bound: their share, and the likeliest of them if it is not
 * 0. */
struct Open {
  std::uint32_t share = 0;
  std::uint8_t cause = 0;
};

Open open_outcome(const Explanation& out) {
  Open open;
  for (const CauseShare& cause : std::span(out.causes).first(out.cause_count)) {
    if (tables::kCauses[cause.cause].retry != RetryReason::check_first) continue;
    if (open.share == 0) open.cause = cause.cause;
    open.share += cause.share;
  }
  return open;
}

/** Cut to whole milliseconds; NaN fails the comparison as negatives do. */
bool asks_to_wait(double retry_after_ms) {
  return retry_after_ms >= 0;
}

std::uint32_t wait_of(double retry_after_ms) {
  return retry_after_ms < kMaxAfterMs ? static_cast<std::uint32_t>(retry_after_ms) : kMaxAfterMs;
}

}  // namespace

void decide_retry(double retry_after_ms, Explanation& out) {
  const CauseRow& top = tables::kCauses[out.causes[0].cause];
  out.tier = top.tier;
  out.advice = out.causes[0].cause;
  out.retry = {.allowed = false, .reason = top.retry, .after_ms = top.after_ms};
  const Open open = open_outcome(out);
  if (top.retry != RetryReason::never && open.share >= tables::kCheckFirstFrom) {
    out.tier = std::max(top.tier, Tier::guide);
    out.advice = open.cause;
    out.retry = {.allowed = false, .reason = RetryReason::check_first, .after_ms = 0};
  }
  out.retry.allowed = out.retry.reason == RetryReason::now || out.retry.reason == RetryReason::wait;
  if (out.retry.allowed && asks_to_wait(retry_after_ms)) {
    out.retry.after_ms = wait_of(retry_after_ms);
    out.retry.reason = out.retry.after_ms > 0 ? RetryReason::wait : RetryReason::now;
  }
}

}  // namespace cardmend::guide
