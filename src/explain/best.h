// The failure that fits best of those that were found.
#ifndef CARDMEND_EXPLAIN_BEST_H_
#define CARDMEND_EXPLAIN_BEST_H_

#include <algorithm>
#include <cstdint>

#include "cardmend/types_knowledge.h"

namespace cardmend::explain {

/** Where a hit comes from; the higher is to be trusted more. What was thrown names itself better than its
 * message does. */
enum class Source : std::uint8_t { page, exception, exception_name, status, text, code };

/** The best of the rows that were offered. */
class Best {
 public:
  Best(std::uint8_t platform, const Knowledge& knowledge)
      : knowledge_(knowledge), platform_(platform), failure_(knowledge.platforms[platform].fallback) {}

  /** `precision` counts up to 999. Of equals the earlier row stays. */
  void offer(std::uint8_t failure, Source source, std::uint32_t precision) {
    const FailureRow& row = knowledge_.failures[failure];
    if (!holds_on(row)) return;
    // Two codes or statuses never stand in one answer, and what is weak says nothing grave: gravity tells
    // wordings apart alone.
    const bool wording = source == Source::text || source == Source::exception;
    const std::uint32_t grave = wording && !row.weak ? static_cast<std::uint32_t>(row.grave) : 0;
    const std::uint32_t order = static_cast<std::uint32_t>(source) * 4 + grave;
    const std::uint32_t worth =
        (((row.weak ? 1U : 2U) * 32 + order) * 4 + nearness(row)) * 1000 + std::min(precision, 999U);
    if (worth < worth_ || (worth == worth_ && failure >= failure_)) return;
    worth_ = worth;
    failure_ = failure;
  }

  [[nodiscard]] std::uint8_t failure() const { return failure_; }

  /** What was best at some time. */
  struct Mark {
    std::uint32_t worth = 0;
    std::uint8_t failure = kNoRow;
  };

  [[nodiscard]] Mark mark() const { return {.worth = worth_, .failure = failure_}; }

  /** Forgets what was offered since. */
  void back_to(const Mark& mark) {
    worth_ = mark.worth;
    failure_ = mark.failure;
  }

  /** It was offered by its code and is not weak: no wording, status or exception wins over it. */
  [[nodiscard]] bool by_code() const {
    return worth_ / 1000 / 4 == 2 * 32 + static_cast<std::uint32_t>(Source::code) * 4;
  }

  /** The row holds on the platform. */
  [[nodiscard]] bool holds_on(const FailureRow& row) const {
    return row.platform == kNoRow || row.platform == platform_ || platform_ == knowledge_.generic_platform;
  }

  /** The row is the platform's own, or one for all. */
  [[nodiscard]] bool is_near(const FailureRow& row) const { return nearness(row) > 0; }

 private:
  [[nodiscard]] std::uint32_t nearness(const FailureRow& row) const {
    if (row.platform == platform_) return 2;
    return row.platform == kNoRow ? 1 : 0;
  }

  const Knowledge& knowledge_;
  std::uint8_t platform_;
  std::uint8_t failure_;
  std::uint32_t worth_ = 0;
};

}  // namespace cardmend::explain

#endif  // CARDMEND_EXPLAIN_BEST_H_
