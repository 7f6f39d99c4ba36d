// All products of a catalog, ready to be asked which of them characters may belong to.
#ifndef CARDMEND_CARDS_PRODUCT_INDEX_H_
#define CARDMEND_CARDS_PRODUCT_INDEX_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "cardmend/cardmend.h"
#include "cards/evidence.h"
#include "product/lexicon.h"
#include "product/score.h"

namespace cardmend {

/** At most so many runs are a card. */
inline constexpr std::size_t kCardRuns = 2;

/** A share from 0 to 1 in parts of a thousand, rounded. */
constexpr std::uint16_t per_mille(double share) {
  return static_cast<std::uint16_t>((static_cast<std::uint32_t>(share * 2000) + 1) / 2);
}

/** The likeliest product for some runs. */
struct Pick {
  /** -1 if none fits at all. */
  std::int32_t product = -1;
  ProductScore score;
  /** Of all products together. */
  double total = 0;

  /** The probability of the product, against the others and "none of these". */
  [[nodiscard]] double share() const;
};

/** A product that something speaks for, and how much. */
struct Scored {
  std::int32_t product = 0;
  ProductScore score;
};

/** Which formats that are open, and take nearly everything, are looked at. */
enum class Open : std::uint8_t { all, spoken_for };

class ProductIndex {
 public:
  /** `catalog` must outlive the index. */
  explicit ProductIndex(const Catalog& catalog) : catalog_(&catalog) {}

  /** Takes over what was defined or taken back since the last call. */
  void refresh();

  [[nodiscard]] const Catalog& catalog() const { return *catalog_; }
  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }

  /** Bit n - 1: a run of n characters may weigh enough. */
  [[nodiscard]] std::uint64_t lengths(const Evidence& evidence) const {
    return evidence.products.empty() ? closed_lengths_ : closed_lengths_ | open_lengths_;
  }

  /** A product is printed in these groups, which are not all alike. */
  [[nodiscard]] bool has_layout(std::span<const std::uint8_t> groups) const;

  /** Codes of a product begin with these letters. */
  [[nodiscard]] bool has_prefix(std::string_view letters) const;

  /** Makes `evidence` say nothing. */
  void reset(Evidence& evidence) const;
  void add_name(std::int32_t name, Evidence& evidence) const;

  /** The weight of a run that stands alone, over all products; counts the formats that it was held against.
   */
  double alone(const MarkedRun& run, const Evidence& evidence, std::uint64_t& steps) const;

  /** The weight of two runs as number and secret of one card, over all products. */
  double together(const MarkedRun& first, const MarkedRun& second, const Evidence& evidence);

  /** The products that something speaks for, by index; lives until the next call. At most kCardRuns runs. */
  std::span<const Scored> scores(std::span<const MarkedRun> runs, const Evidence& evidence, Open open);

  Pick pick(std::span<const MarkedRun> runs, const Evidence& evidence);

  /** pick() of the two runs that together() was asked for last. */
  Pick pick_pair(std::span<const MarkedRun> runs, const Evidence& evidence);

 private:
  /** A format of a product. */
  struct Form {
    std::int32_t product = 0;
    bool number = false;
    /** The product has a number. */
    bool numbered = false;
    /** Nothing but its prefix, its length and its alphabet makes a code: there is no check digit. */
    bool plain = false;
    bool ignore_case = true;
    std::uint8_t prefix_length = 0;
    std::array<char, kMaxPrefix> prefix{};
    /** Its alphabet, in both cases if it folds them, and everything that it accepts. */
    CharSet alphabet;
    CharSet accepted;
    /** The characters that it repairs. */
    CharSet repaired;
  };
  /** A length of a plain format, with the ratios of its clean codes. */
  struct Slot {
    std::uint32_t form = 0;
    /** By RunKind. */
    std::array<double, 3> clean{};
  };
  struct Found {
    std::array<RunRatios, kCardRuns> ratios{};
    bool any = false;
  };

  std::uint32_t issuer_of(std::string_view id);
  void add_format(std::int32_t product, const Format& format, bool number);
  void add_names(std::int32_t product);
  [[nodiscard]] double ratio(const Slot& slot, const CodeRun& run, RunKind kind) const;
  static double plain_ratio(const Form& form, double weight, const CodeRun& run);
  [[nodiscard]] bool is_spoken_for(std::int32_t product, const Evidence& evidence) const;
  void find(std::span<const MarkedRun> runs, const Evidence& evidence, Open open);
  std::span<const Scored> score_found(std::span<const MarkedRun> runs, const Evidence& evidence);
  static Pick heaviest(std::span<const Scored> scored);
  [[nodiscard]] ProductHints hints_of(std::int32_t product, const Evidence& evidence) const;

  const Catalog* catalog_;
  Lexicon lexicon_;
  std::vector<Form> forms_;
  /** By length. */
  std::array<std::vector<Slot>, kMaxCode> closed_;
  std::array<std::vector<Slot>, kMaxCode> open_;
  /** Groups that are not all alike. */
  std::vector<Layout> layouts_;
  /** For each name the products that bear it. */
  std::vector<std::vector<std::int32_t>> bearers_;
  std::vector<std::string_view> issuers_;
  /** For each product its issuer. */
  std::vector<std::uint32_t> issuer_;
  std::uint64_t closed_lengths_ = 0;
  std::uint64_t open_lengths_ = 0;
  /** What find() found, for each product; and which of them, ascending. They hold no part of a text. */
  std::vector<Found> found_;
  std::vector<std::int32_t> touched_;
  std::vector<Scored> scored_;
  /** Catalog::changes() when this was made; none yet. */
  std::uint32_t changes_ = 0xFFFFFFFF;
};

// Here, so that the look at a plain run costs no call.
inline double ProductIndex::ratio(const Slot& slot, const CodeRun& run, RunKind kind) const {
  const Form& form = forms_[slot.form];
  const double clean = slot.clean[static_cast<std::size_t>(kind)];
  if (form.plain) {
    return form.prefix_length == 0 && holds(form.alphabet, run.present) ? clean
                                                                        : plain_ratio(form, clean, run);
  }
  const Product& product = catalog_->at(form.product);
  return ratio_of(form.number ? product.number : product.secret, run);
}

}  // namespace cardmend

#endif  // CARDMEND_CARDS_PRODUCT_INDEX_H_
