// What came back from binding a card, and the answer: why it failed and what to do first.
//
//   Failure  ---\                    causes       shares of 1000, the likeliest first
//               >--> Explanation --> plan         steps in order, each remedy once
//   Evidence ---/                    retry, tier, disclosure
//
// Platforms, supports, causes, remedies and reasons are indices into the rows of data/*.json, in their order
// there (bindings know them by name). Everything takes any value whatever: nonsense counts as unknown.
#ifndef CARDMEND_TYPES_EXPLAIN_H_
#define CARDMEND_TYPES_EXPLAIN_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "tables/vocabulary.h"

namespace cardmend {

/** A wait that the server asks for is cut to a week, in milliseconds. */
inline constexpr std::uint32_t kMaxAfterMs = 604'800'000;

/** What came back, as far as it is known; every field may be left out. Texts may hold lone surrogates. */
struct Failure {
  /** The id of a platform, as in data/platforms.json; any other counts as `generic`. */
  std::u16string_view platform = u"";
  /** The id of a channel of the platform, as in data/platforms.json; any other counts as not known. */
  std::u16string_view channel = u"";
  /** The platform's own code. */
  std::u16string_view code = u"";
  /**
   * What the platform showed; HTML is read without its tags, UTF-8 that was read as Latin-1 as it was meant.
   */
  std::u16string_view text = u"";
  /** The Content-Type of the response. */
  std::u16string_view content_type = u"";
  /** Name and message of what was thrown. */
  std::u16string_view exception = u"";
  /** 100..599; anything else is none. */
  std::int32_t http_status = 0;
  /** What Retry-After asks for, in milliseconds; negative or NaN: none. */
  double retry_after_ms = -1;
  /** From sending to the answer, in milliseconds; negative or NaN: not known. */
  double elapsed_ms = -1;
};

/**
 * What else is known, a number for each signal that the page can tell; data/vocabulary.json says which ones
 * there are and their ranges. What lies outside its range counts as not known.
 */
class Evidence {
 public:
  constexpr Evidence() { values_.fill(kNotKnown); }

  /** Says one thing more; to be written in a row: `Evidence().with(Signal::attempts, 2)`. */
  constexpr Evidence& with(Signal signal, std::int32_t value) {
    values_[static_cast<std::size_t>(signal)] = value;
    return *this;
  }

  [[nodiscard]] constexpr std::int32_t value(Signal signal) const {
    return values_[static_cast<std::size_t>(signal)];
  }

  /** Remedies that were tried in vain, an index a unit; what is none counts for nothing. */
  std::u16string_view tried = u"";

 private:
  std::array<std::int32_t, std::size(kSignalNames)> values_{};
};

struct CauseShare {
  std::uint8_t cause = 0;
  /** Parts of a thousand, 1..1000; those of one answer add up to exactly 1000. */
  std::uint16_t share = 0;
  /** What spoke for it: the failure first, then evidence. */
  std::array<std::uint8_t, kMaxReasons> because{};
  std::uint8_t because_count = 0;
};

struct PlanStep {
  std::uint8_t remedy = 0;
  std::uint16_t least_minutes = 0;
  std::uint16_t most_minutes = 0;
  /** Parts of a thousand, 1..1000: how likely it ends the trouble, over all causes; a prior. */
  std::uint16_t chance = 0;
};

struct Retry {
  /** True with `now` and `wait` alone. */
  bool allowed = false;
  RetryReason reason = RetryReason::check_first;
  /** How long to wait before the next attempt; 0 unless `reason` is `wait`. At most kMaxAfterMs. */
  std::uint32_t after_ms = 0;
};

struct Explanation {
  Tier tier = Tier::guide;
  /**
   * Of the likeliest cause, causes[0]. Where it is `generic`, its message is that of `cause.generic`, and
   * tier, plan, retry and reasons are those of every other failure that must be hidden.
   */
  Disclosure disclosure = Disclosure::full;
  /**
   * The cause whose sentence of what to do fits `retry`: causes[0], unless looking comes first because of a
   * less likely one. The message is cause.<causes[0]>.what and cause.<advice>.do.
   */
  std::uint8_t advice = 0;
  std::uint8_t platform = 0;
  /** A code told the failure, and nothing else that came back would have told another. */
  bool by_code = false;
  std::uint8_t support = 0;
  Retry retry;
  /** The likeliest first; at least one. */
  std::array<CauseShare, kMaxCauses> causes{};
  std::uint8_t cause_count = 0;
  /** In the order to try them; each remedy once. */
  std::array<PlanStep, kMaxSteps> plan{};
  std::uint8_t step_count = 0;
};

}  // namespace cardmend

#endif  // CARDMEND_TYPES_EXPLAIN_H_
