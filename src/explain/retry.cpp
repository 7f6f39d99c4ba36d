#include "explain/retry.h"

#include <algorithm>
#include <span>

namespace cardmend::explain {
namespace {

/** The causes that leave open whether the card is bound: their share, and the likeliest of them if it is not
 * 0. */
struct Open {
  std::uint32_t share = 0;
  std::uint8_t cause = 0;
};

Open open_outcome(const Knowledge& knowledge, const Explanation& out) {
  Open open;
  for (const CauseShare& cause : std::span(out.causes).first(out.cause_count)) {
    if (knowledge.causes[cause.cause].retry != RetryReason::check_first) continue;
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

/** What comes before everything else was done: it was looked whether the card is bound, and it is not. */
bool has_looked(std::u16string_view tried, const Knowledge& knowledge) {
  return std::ranges::any_of(tried, [&knowledge](char16_t remedy) {
    return remedy < knowledge.remedies.size() && knowledge.remedies[remedy].first;
  });
}

}  // namespace

void decide_retry(double retry_after_ms, std::u16string_view tried, const Knowledge& knowledge,
                  Explanation& out) {
  const CauseRow& top = knowledge.causes[out.causes[0].cause];
  out.tier = top.tier;
  out.advice = out.causes[0].cause;
  out.retry = {.allowed = false, .reason = top.retry, .after_ms = top.after_ms};
  const Open open = open_outcome(knowledge, out);
  if (top.retry != RetryReason::never && open.share >= knowledge.check_first_from) {
    out.tier = std::max(top.tier, Tier::guide);
    out.advice = open.cause;
    out.retry = {.allowed = false, .reason = RetryReason::check_first, .after_ms = 0};
  }
  if (out.retry.reason == RetryReason::check_first && has_looked(tried, knowledge)) {
    // It is not bound: the same again, unless the likeliest cause is that it was wrong.
    const bool wrong = top.retry == RetryReason::after_change;
    out.retry.reason = wrong ? RetryReason::after_change : RetryReason::now;
    if (wrong) out.advice = out.causes[0].cause;
  }
  out.retry.allowed = out.retry.reason == RetryReason::now || out.retry.reason == RetryReason::wait;
  if (out.retry.allowed && asks_to_wait(retry_after_ms)) {
    out.retry.after_ms = wait_of(retry_after_ms);
    out.retry.reason = out.retry.after_ms > 0 ? RetryReason::wait : RetryReason::now;
  }
}

void raise_tier(const Signals& signals, const Knowledge& knowledge, Explanation& out) {
  for (const TierRow& row : knowledge.tiers) {
    if (!holds(row, signals)) continue;
    const auto causes = knowledge.tier_causes.subspan(row.first_cause, row.cause_count);
    const auto is_meant = [&out](std::uint8_t cause) {
      return cause == out.causes[0].cause || cause == out.advice;
    };
    if (std::ranges::any_of(causes, is_meant)) out.tier = std::max(out.tier, row.tier);
  }
}

}  // namespace cardmend::explain
