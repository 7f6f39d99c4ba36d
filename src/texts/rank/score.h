// How likely it is that characters are a code of a product.
//
// Of a format it is known which characters its codes hold and how long they are, and nothing says that one of
// these codes is likelier than another: P(code | format) = 1 / lengths * (1 / |alphabet|) ^ characters, where
// those of the prefix and of the check count for nothing. Some other string of n characters has 1/64 * (1/36)
// ^ n, (1/10) ^ n if it is all digits, or (1/62) ^ n if it mixes upper and lower case. What is told is the
// ratio of the two, so that nothing underflows; it is made of products and square roots alone, so that every
// machine gives the same bits.
#ifndef CARDMEND_TEXTS_RANK_SCORE_H_
#define CARDMEND_TEXTS_RANK_SCORE_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "cardmend/types_product.h"
#include "tables/detection.h"

namespace cardmend::texts {

/** A run of letters and digits, and which of them it holds. */
struct CodeRun {
  /** 1..kMaxCode ASCII letters and digits, as they came. */
  const char* code = nullptr;
  std::size_t length = 0;
  CharSet present;
  /** The same in upper case. */
  CharSet upper;
  bool digits = false;
};

CodeRun code_run(const char* code, std::size_t length);

/** The same where it is known already what the run holds. */
CodeRun code_run(const char* code, std::size_t length, const CharSet& present);

/** P(run | format) / P(run | some other string); 0 if the run cannot be such a code or there is no such
 * format. */
double ratio_of(const Format& format, const CodeRun& run);
double ratio_of(const Format& format, const char* code, std::size_t length);

/** The same where clean_ratio() of such a run is known. */
double ratio_of(const Format& format, const CodeRun& run, double clean);

/** What a run is made of, the smallest set that holds it; `mixed` if both cases stand behind its first
 * character, which a keyboard may make a capital. */
enum class RunKind : std::uint8_t { digits, hexadecimal, others, mixed };
inline constexpr std::size_t kRunKinds = 4;
RunKind kind_of(const CodeRun& run);

/** The ratio of every run of a length and a kind that the format takes without a doubt. */
double clean_ratio(const Format& format, std::size_t length, RunKind kind);

/**
 * Every character that a code of the format may arrive with: a run that holds another one has the ratio 0.
 */
CharSet accepted_by(const Format& format);

/** The character of the alphabet that `c`, which it has not, can only have been; NUL if none is forced. */
char repair_of(const Format& format, char c);

/** A set as two numbers: of character c bit c % 64 of number c / 64. */
using Halves = std::array<std::uint64_t, 2>;
constexpr Halves halves_of(const CharSet& set) {
  return std::bit_cast<Halves>(set.bits);
}

/** True if `part` holds nothing that `set` does not. */
constexpr bool holds(const CharSet& set, const CharSet& part) {
  const Halves all = halves_of(set);
  const Halves some = halves_of(part);
  return ((some[0] & ~all[0]) | (some[1] & ~all[1])) == 0;
}

/** The run may be a code of the format: ratio_of() is above 0, but of an open one whatever the run's length. */
bool takes(const Format& format, const CodeRun& run);

/** The run as a code of the format, which it fits: in its case and repaired, into the first `run.length` of
 * `out`. */
void write_code(const Format& format, const CodeRun& run, std::array<char, kMaxCode>& out);

/** What a label says that stands before a run. */
enum class RunMark : std::uint8_t { none, secret, number };
inline constexpr std::size_t kRunMarks = 3;

/** Which of the formats of its length a run may be a code of: a bit for each. */
using Fits = std::uint64_t;
/** Any of them. */
inline constexpr Fits kMayFit = UINT64_MAX;

struct MarkedRun {
  CodeRun run;
  RunMark mark = RunMark::none;
  Fits fits = kMayFit;
  /** The groups in which it stands, if they are not all alike: no groups of its length else. */
  Layout groups{};
};

/** From this posterior on a product is taken for granted; below it, several are shown. */
inline constexpr double kSure = 0.8;

/** At most so many runs are a card: more are not looked at together. */
inline constexpr std::size_t kCardRuns = 2;

/** What else the text says of a product. */
struct ProductHints {
  /** What its being named multiplies its weight by; 1 if it is not. */
  double named = 1;
  /** The text names a currency or a region: the product's, or another's. */
  bool currency_same = false;
  bool currency_other = false;
  /** The currency is known to be the product's; then currency_same is set too. */
  bool currency_own = false;
};

struct ProductScore {
  /** 0 if nothing speaks for the product; "none of these" has tables::detection::kNone. */
  double weight = 0;
  /** A bit for each DetectReason. */
  std::uint16_t reasons = 0;
  /** The runs that are taken for its number and its secret; -1 if none is. */
  std::int8_t number = -1;
  std::int8_t secret = -1;
};

/** The best reading of the first kCardRuns of `runs` as a number and a secret of the product. */
ProductScore score_of(const Product& product, std::span<const MarkedRun> runs, const ProductHints& hints);

/** What a label before a run multiplies its weight by, as a code of a product that has a number or not. */
inline double label_factor(RunMark mark, bool as_number, bool numbered) {
  namespace factors = tables::detection;
  if (mark == RunMark::none) return 1;
  if (as_number == (mark == RunMark::number)) return factors::kLabelAgrees;
  return as_number || numbered ? factors::kLabelDisagrees : factors::kNumberForSecret;
}

/** What ratio_of() gives a run as the number and as the secret of a product; zeros for a run that is not
 * there. */
struct RunRatios {
  double number = 0;
  double secret = 0;
};
using CardRatios = std::array<RunRatios, kCardRuns>;

/** The score of one product after the other for the same runs, at most kCardRuns of them: what their labels say
 * is weighed once. */
class CardScorer {
 public:
  explicit CardScorer(std::span<const MarkedRun> runs);

  /** score_of() without the reasons, where the ratios are known already: zeros of a run that is not there.
   * `numbered`: the product has a number. */
  [[nodiscard]] ProductScore score(bool numbered, const CardRatios& ratios, const ProductHints& hints) const;

 private:
  [[nodiscard]] bool number_left(const ProductScore& taken) const;

  /** What the labels multiply the ratios by, of a product without a number and of one with it. */
  std::array<CardRatios, 2> factors_{};
  std::array<bool, kCardRuns> called_number_{};
  bool any_number_ = false;
};

/** What speaks for the product in its score. */
std::uint16_t reasons_of(const Product& product, std::span<const MarkedRun> runs, const ProductScore& score,
                         const ProductHints& hints);

constexpr std::uint16_t reason_bit(DetectReason reason) {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(reason));
}

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_RANK_SCORE_H_
