// The types that the core answers in.
//
// Every position is counted in UTF-16 units of the raw text, as JavaScript's selectionStart counts them. A
// span is half open. The parts of an answer fit together like this:
//
//   raw     U+5361 U+5BC6 U+FF1A U+FF13  f   -   O
//           0      1      2      3       4   5   6   7
//   edits   [0,3) label -> ""
//           [3,4) width -> "3"   [4,5) case -> "F"   [5,6) separator -> ""   [6,7) confusion -> "0"
//   code    "3F0": what is left of raw when every edit has replaced its span
#ifndef CARDMEND_TYPES_H_
#define CARDMEND_TYPES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "cardmend/types_product.h"
#include "tables/vocabulary.h"

namespace cardmend {

/** The most UTF-16 units that a code has: each unit of a text folds to four at most. */
inline constexpr std::size_t kMaxCodeUnits = kMaxInput * 4;

/** What a field is for. */
enum class Field : std::uint8_t { secret, number };

/** What is known of how a text came to be. */
struct Typing {
  /** How it got into the field: which slips are likely depends on it. */
  InputWay way{};
  /** The person is done: a code that is too short has lost characters, and is not still being typed. */
  bool finished = false;
};

/** [begin, end) in UTF-16 units of the raw text; begin <= end <= raw.size(). */
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/** What is wrong or open, and where. */
struct Finding {
  FindingKind kind{};
  Span span{};
  /**
   * The numbers that its message is filled with, in the order that data/vocabulary.json gives for the kind;
   * unused ones are 0. `group` and `place` count from 1, `product` is an index. `readings`, `prefix` and
   * `currency` are up to four ASCII characters, the first in the low byte.
   */
  std::array<std::int32_t, 3> params{};
};

/**
 * One change from raw to code: the text at `span` is replaced by `to`. Edits are in order and never overlap;
 * applied to raw they give the code (but for `input-too-long`, where nothing was read and the code is empty).
 */
struct Edit {
  EditReason reason{};
  Span span{};
  /** ASCII, the first `to_length` characters; 0 if the span is removed. */
  std::array<char, 4> to{};
  std::uint8_t to_length = 0;
};

/**
 * A character that a candidate reads differently; `index` counts the candidate's characters from 0. `from` is
 * NUL where a character was left out, `to` is NUL where there is one too many: it stood before `index`.
 */
struct Change {
  std::uint8_t index = 0;
  char from = 0;
  char to = 0;
};

/** A place of the code that deserves a closer look. */
struct Doubt {
  Span span{};
  /** Counts the code's characters from 0. */
  std::uint16_t index = 0;
  /** That a slip is here, in parts of a thousand; 0 if nothing contradicts the code and the character only
   * looks like others. */
  std::uint16_t probability = 0;
  /** What it looks like within the alphabet, the likeliest first; NUL behind them. */
  std::array<char, 4> readings{};
};

/** Another reading that is possible but not forced. Never applied by the core. */
struct Candidate {
  /** The first `length` characters, as many as a code of the product has. */
  std::array<char, kMaxCode> code{};
  std::uint8_t length = 0;
  /** That it is the code that was meant, against all others and none of these: parts of a thousand, 1..1000;
   * over all candidates of an answer at most 1000. */
  std::uint16_t probability = 0;
  std::array<Change, 4> changes{};
  std::uint8_t change_count = 0;
};

/** What there is to be looked for beside an answer: Checker::add_offers() does it when it is asked for. */
enum class OfferKind : std::uint8_t {
  /** Nothing. */
  none,
  /** Nothing contradicts the code, and nothing confirms it: the characters that look like others. */
  closer_look,
  /** The code is wrong by slips: the codes that it may have been, and where. */
  search,
  /** The same among the codes that the shop has: what is found depends on them. */
  search_known,
};

/**
 * The answer to a raw text. The views point into the Checker that gave it and live until its next call or
 * wipe().
 */
struct CheckResult {
  Verdict verdict = Verdict::empty;
  /** The index of the product that the text was checked as; -1 if none was given and none fits. */
  std::int32_t product = -1;
  /** The secret, or in a number's field the number: normalised ASCII, but for characters that findings point
   * at, which stay as they came. */
  std::u16string_view code;
  /** The card's number if the text holds it beside the secret, ASCII; else empty. */
  std::string_view number;
  /** What is wrong with single characters in their order, then what is wrong with the whole; at most
   * kMaxFindings. */
  std::span<const Finding> findings;
  /** At most one for each unit of raw. */
  std::span<const Edit> edits;
  /** What add_offers() would look for; none once it did. */
  OfferKind offers = OfferKind::none;
  /** By add_offers(): the likeliest first; none if nothing is likely enough to be offered. */
  std::span<const Candidate> candidates;
  /** By add_offers(): where the code may be wrong, in order, even where nothing is offered. */
  std::span<const Doubt> doubts;
};

}  // namespace cardmend

#endif  // CARDMEND_TYPES_H_
