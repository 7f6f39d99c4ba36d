// The row types of tables/guide.h, made from data/platforms.json, supports, remedies, causes, failures and
// evidence.
//
//   pattern, status --> FailureRow --shares--> CauseRow --chances--> RemedyRow
//                         EvidenceRow --factors--^
//
// Rows name each other by index. Shares and chances are parts of a thousand, factors thousandths.
#ifndef CARDMEND_CORE_GUIDE_ROWS_H_
#define CARDMEND_CORE_GUIDE_ROWS_H_

#include <cstdint>
#include <string_view>

#include "tables/vocabulary.h"

namespace cardmend {

/** Stands for "no such row" wherever an index may be missing. */
inline constexpr std::uint8_t kNoRow = 255;

struct PlatformRow {
  std::string_view id;
  std::uint8_t support;
  /** Tries until it locks; 0 where no limit is known. A default: what the server says wins. */
  std::uint8_t attempts;
};

/** How long the support takes to answer. */
struct SupportRow {
  std::uint16_t least_minutes;
  std::uint16_t most_minutes;
};

struct RemedyRow {
  /** Both 0: as long as the support in charge takes. */
  std::uint16_t least_minutes;
  std::uint16_t most_minutes;
  /** Bit i: there is such a thing on platform i. */
  std::uint16_t platforms;
  /** The remedy that comes before it in any plan with both, or kNoRow. */
  std::uint8_t after;
  /** Comes before everything else in any plan. */
  bool first;
};

/** How often a remedy ends a cause. */
struct RemedyChance {
  std::uint8_t remedy;
  std::uint16_t chance;
};

struct CauseRow {
  Tier tier;
  Disclosure disclosure;
  RetryReason retry;
  /** kNoRow: the platform's. */
  std::uint8_t support;
  /** How long to wait where the server does not say; 0 unless `retry` is `wait`. */
  std::uint32_t after_ms;
  std::uint16_t first_chance;
  std::uint8_t chance_count;
};

struct ShareRow {
  std::uint8_t cause;
  std::uint16_t share;
};

struct FailureRow {
  /** Holds only there, or where no platform is named; kNoRow: everywhere. */
  std::uint8_t platform;
  /** Every row that is not weak wins over it. */
  bool weak;
  std::uint16_t first_share;
  std::uint8_t share_count;
};

/** A reduced wording (see guide/reduce.h): `length` units of kPatternText from `at` on, 1..64. */
struct PatternRow {
  std::uint16_t at;
  std::uint8_t length;
  std::uint8_t failure;
};

/** HTTP statuses, both ends included. */
struct StatusRow {
  std::uint16_t first;
  std::uint16_t last;
  std::uint8_t failure;
};

/** What evidence looks at; a signal may be unknown. */
enum class Signal : std::uint8_t { verdict, findings, online, attempts, attempts_left, elapsed_ms };
inline constexpr std::size_t kSignalCount = 6;

/** Holds where least <= signal <= most. */
struct EvidenceRow {
  Signal signal;
  std::int32_t least;
  std::int32_t most;
  std::uint8_t first_factor;
  std::uint8_t factor_count;
};

/** How many thousandths as likely a cause becomes, 1..1000000. */
struct FactorRow {
  std::uint8_t cause;
  std::uint32_t times;
};

}  // namespace cardmend

#endif  // CARDMEND_CORE_GUIDE_ROWS_H_
