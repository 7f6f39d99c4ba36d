#include "guide/retry.h"

#include <algorithm>
#include <span>

#include "tables/guide.h"

namespace cardmend::guide {
namespace {

/** The share of causes that leave open whether the card is bound. */
std::uint32_t open_share(const Explanation& out) {
  std::uint32_t sum = 0;
  for (const CauseShare& cause : std::span(out.causes).first(out.cause_count)) {
    if (tables::kCauses[cause.cause].retry == RetryReason::check_first) sum += cause.share;
  }
  return sum;
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
  out.retry = {.allowed = false, .reason = top.retry, .after_ms = top.after_ms};
  if (top.retry != RetryReason::never && open_share(out) >= tables::kCheckFirstFrom) {
    out.tier = std::max(top.tier, Tier::guide);
    out.retry = {.allowed = false, .reason = RetryReason::check_first, .after_ms = 0};
  }
  out.retry.allowed = out.retry.reason == RetryReason::now || out.retry.reason == RetryReason::wait;
  if (out.retry.allowed && asks_to_wait(retry_after_ms)) {
    out.retry.after_ms = wait_of(retry_after_ms);
    out.retry.reason = out.retry.after_ms > 0 ? RetryReason::wait : RetryReason::now;
  }
}

}  // namespace cardmend::guide
