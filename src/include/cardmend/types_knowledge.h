// What is known about failed bindings, as rows that name each other by index: data/*.json compiled, or a
// shop's own.
//
//   pattern, status --> FailureRow --shares--> CauseRow --chances--> RemedyRow
//                         EvidenceRow --factors--^  ^--causes-- TierRow
//
// Shares and chances are parts of a thousand, factors thousandths. bindings/js/knowledge/pack.ts writes the
// same rows packed, so their layout is asserted in src/explain/unpack_knowledge.cpp.
#ifndef CARDMEND_TYPES_KNOWLEDGE_H_
#define CARDMEND_TYPES_KNOWLEDGE_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "tables/vocabulary.h"

namespace cardmend {

/** Stands for "no such row" wherever an index may be missing. */
inline constexpr std::uint8_t kNoRow = 255;

/** The most rows of evidence: which of them hold is one bit each. */
inline constexpr std::size_t kMaxEvidence = 64;

/** Ids are reduced as wordings are: letters and digits alone, in lower case. */
struct PlatformRow {
  std::uint16_t id_at;
  std::uint8_t id_length;
  std::uint8_t support;
  /** Tries until it locks; 0 where no limit is known. A default: what the server says wins. */
  std::uint8_t attempts;
  /** The failure that stands for what no row knows there. */
  std::uint8_t fallback;
  /** How long the money takes to arrive. */
  std::uint16_t least_arrival;
  std::uint16_t most_arrival;
};

/** A front end; its id is looked for on its platform alone. */
struct ChannelRow {
  std::uint16_t id_at;
  std::uint8_t id_length;
  std::uint8_t platform;
  ChannelKind kind;
};

/** How long the support takes to answer. */
struct SupportRow {
  std::uint16_t least_minutes;
  std::uint16_t most_minutes;
};

/** Whose minutes a remedy takes: of wait and lock its own, unless the answer tells of a wait: at least that, or just that. */
enum class RemedyTime : std::uint8_t { own, support, arrival, wait, lock };

struct RemedyRow {
  std::uint16_t least_minutes;
  std::uint16_t most_minutes;
  /** Bit i: there is such a thing on platform i. */
  std::uint16_t platforms;
  /** The remedy that comes before it in any plan with both, or kNoRow. */
  std::uint8_t after;
  RemedyTime time;
  /** Comes before everything else in any plan. */
  bool first;
  /** Sends the same again: no remedy where that cannot succeed. */
  bool retries;
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
  /** The row that is named as the reason: another one where its own id would tell what must be hidden. */
  std::uint8_t told;
  /** The tier of its likeliest cause: of two wordings in one text the graver wins. */
  Tier grave;
};

/** A reduced wording (see explain/reduced_text.h): `length` units of `text` from `at` on, 1..64. */
struct PatternRow {
  std::uint16_t at;
  std::uint8_t length;
  /** The failure that it tells; of `words` the term that it is one of. */
  std::uint8_t row;
};

/** What a word does in a sentence (see explain/sentence.h). */
enum class TermKind : std::uint8_t {
  noun,
  place,
  predicate,
  negation,
  filler,
  preposition,
  alternative,
  supposition
};

/** Words that mean the same. */
struct TermRow {
  TermKind kind;
  /** What a predicate tells of each noun; none for the others. */
  std::uint16_t first_reading;
  std::uint8_t reading_count;
};

/** What a predicate, said or denied, tells of a noun. */
struct ReadingRow {
  /** The noun's term; kNoRow: of nothing, where nothing else is said. */
  std::uint8_t noun;
  bool denied;
  std::uint8_t failure;
};

/** HTTP statuses, both ends included. */
struct StatusRow {
  std::uint16_t first;
  std::uint16_t last;
  std::uint8_t failure;
  /** Only where the body is JSON: the answer of an interface, not a page. */
  bool json;
};

/** Holds where least <= signal <= most. */
struct EvidenceRow {
  Signal signal;
  std::int32_t least;
  std::int32_t most;
  std::uint16_t first_factor;
  std::uint8_t factor_count;
};

/** How many thousandths as likely a cause becomes, 1..1000000. */
struct FactorRow {
  std::uint8_t cause;
  std::uint32_t times;
};

/** Where it holds, the causes `first_cause` and following of `tier_causes` have at least this tier. */
struct TierRow {
  Signal signal;
  Tier tier;
  std::uint8_t first_cause;
  std::uint8_t cause_count;
  std::int32_t least;
  std::int32_t most;
};

/** Which units rows of patterns begin with, by their last nine bits: bit i of word i / 32. */
using FirstUnits = std::span<const std::uint32_t>;

/** Views into memory of its maker (knowledge.h). Every index in it is sound: the build and compileKnowledge see to that. */
struct Knowledge {
  std::u16string_view text;
  std::span<const PlatformRow> platforms;
  std::span<const ChannelRow> channels;
  std::span<const SupportRow> supports;
  std::span<const RemedyRow> remedies;
  std::span<const CauseRow> causes;
  std::span<const RemedyChance> chances;
  std::span<const FailureRow> failures;
  std::span<const ShareRow> shares;
  /** Sorted by their units. */
  std::span<const PatternRow> codes;
  std::span<const PatternRow> texts;
  std::span<const PatternRow> exceptions;
  std::span<const PatternRow> words;
  std::span<const TermRow> terms;
  std::span<const ReadingRow> readings;
  std::span<const StatusRow> statuses;
  std::span<const EvidenceRow> evidence;
  std::span<const FactorRow> factors;
  std::span<const TierRow> tiers;
  std::span<const std::uint8_t> tier_causes;
  FirstUnits text_firsts;
  FirstUnits exception_firsts;
  FirstUnits word_firsts;
  std::uint8_t generic_platform = 0;
  /** A page of HTML where an answer was due; kNoRow if nothing is known of it. */
  std::uint8_t html_failure = 0;
  /** From this share of causes with retry check-first on, the whole answer is check-first. */
  std::uint16_t check_first_from = 0;
};

}  // namespace cardmend

#endif  // CARDMEND_TYPES_KNOWLEDGE_H_
