// All products of a catalog, ready to be asked which of them characters may belong to.
#ifndef CARDMEND_TEXTS_RANK_PRODUCT_INDEX_H_
#define CARDMEND_TEXTS_RANK_PRODUCT_INDEX_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "cardmend/cardmend.h"
#include "texts/rank/format_index.h"
#include "texts/rank/score.h"
#include "texts/rank/text_clues.h"
#include "texts/scan/lexicon.h"

namespace cardmend::texts {

/** A share from 0 to 1 in parts of a thousand, rounded. */
constexpr std::uint16_t per_mille(double share) {
  return static_cast<std::uint16_t>((static_cast<std::uint32_t>(share * 2000) + 1) / 2);
}

/** The likeliest product for some runs. */
struct Pick {
  /** -1 if none fits at all. */
  std::int32_t product = -1;
  /** Without its reasons. */
  ProductScore score;
  /** Of all products together that were looked at. */
  double total = 0;
  /** Of everything else. */
  double others = 0;

  /** The probability of the product, against all others. */
  [[nodiscard]] double share() const { return score.weight / (total + others); }
};

/** A product that something speaks for, and how much. */
struct Scored {
  std::int32_t product = 0;
  ProductScore score;
};

/** Which formats that are open, and take nearly everything, are looked at. */
enum class Open : std::uint8_t { spoken_for, none };

/** What a run is by itself. */
struct Alone {
  double weight = 0;
  Fits fits = kMayFit;
};

class ProductIndex {
 public:
  /** `catalog` must outlive the index. */
  explicit ProductIndex(const Catalog& catalog) : formats_(catalog) {}

  /** Takes over what was defined or taken back since the last call. */
  void refresh();

  [[nodiscard]] const Catalog& catalog() const { return formats_.catalog(); }
  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }

  /** Bit n - 1: a run of n characters may weigh enough. */
  [[nodiscard]] std::uint64_t lengths(const TextClues& evidence) const {
    return evidence.products.empty() ? formats_.closed_lengths()
                                     : formats_.closed_lengths() | formats_.open_lengths();
  }

  /** A product is printed in these groups, which are not all alike. */
  [[nodiscard]] bool has_layout(std::span<const std::uint8_t> groups) const;

  /** Codes of a product begin with these letters. */
  [[nodiscard]] bool has_prefix(std::string_view letters) const;

  /** Makes `evidence` say nothing. */
  void reset(TextClues& evidence) const;
  void add_name(std::int32_t name, TextClues& evidence) const;

  /** The weight of a run that stands alone, over all products, and which formats it may be a code of; counts
   * those that it was held against. Of open formats it looks at none, or at those of products that are named. */
  Alone alone(const MarkedRun& run, const TextClues& evidence, Open open, std::uint64_t& steps) const;

  /** The weight of two runs as number and secret of one card, over all products. */
  double together(const MarkedRun& first, const MarkedRun& second, const TextClues& evidence);

  /** The products that something speaks for, by index, with the reasons; lives until the next call. At most
   * kCardRuns runs. */
  std::span<const Scored> scores(std::span<const MarkedRun> runs, const TextClues& evidence);

  /** The weight of everything that scores() leaves out: "none of these", and for a run that stands alone all
   * products whose format is open. */
  [[nodiscard]] double others(std::span<const MarkedRun> runs) const;

  Pick pick(std::span<const MarkedRun> runs, const TextClues& evidence);

  /** pick() of the two runs that together() was asked for last. */
  Pick pick_pair(std::span<const MarkedRun> runs, const TextClues& evidence);

 private:
  /** Products in a word of touched_. */
  static constexpr std::size_t kWord = 64;

  /** What is asked of a product again and again. */
  struct Entry {
    const Product* product = nullptr;
    std::uint32_t issuer = 0;
    bool numbered = false;
  };

  std::uint32_t issuer_of(std::string_view id);
  void add_layouts(const Format& format);
  void add_names(std::int32_t product);
  void touch(std::int32_t product) {
    const auto index = static_cast<std::size_t>(product);
    touched_[index / kWord] |= std::uint64_t{1} << (index % kWord);
  }
  template <typename Use>
  void each_touched(Use use) const;
  template <typename Use>
  void each_spoken_for(const TextClues& evidence, Use use) const;
  void find(std::span<const MarkedRun> runs, const TextClues& evidence);
  template <typename Use>
  void score_found(std::span<const MarkedRun> runs, const TextClues& evidence, Use use);
  [[nodiscard]] ProductHints hints_of(std::int32_t product, const TextClues& evidence) const;

  FormatIndex formats_;
  /** All else here was made of the same products. */
  bool whole_ = false;
  Lexicon lexicon_;
  /** Groups that are not all alike. */
  std::vector<Layout> layouts_;
  /** For each name the products that bear it. */
  std::vector<std::vector<std::int32_t>> bearers_;
  std::vector<std::string_view> issuers_;
  std::vector<Entry> products_;
  /** What find() found, for each product; and a bit for each of them that it found. They hold no part of a
   * text. */
  std::vector<CardRatios> found_;
  std::vector<std::uint64_t> touched_;
  std::vector<Scored> scored_;
};

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_RANK_PRODUCT_INDEX_H_
