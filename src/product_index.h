// All products of a catalog, ready to be asked which of them characters may belong to.
#ifndef CARDMEND_PRODUCT_INDEX_H_
#define CARDMEND_PRODUCT_INDEX_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "cardmend/cardmend.h"
#include "core/fixed_vector.h"
#include "product/lexicon.h"
#include "product/score.h"

namespace cardmend {

/** What a text says of the cards in it beside their codes. */
struct Evidence {
  /** For each product what its being named multiplies its weight by; 1 if it is not. */
  std::vector<double> named;
  /** Their sum. */
  double named_sum = 0;
  /** The names that were read; more than these add nothing. */
  FixedVector<std::int32_t, 8> names;
  /** The currency that was named; zeros if none was. */
  std::array<char, 3> currency{};
  /** A foreign edition was named. */
  bool overseas = false;
  /** For each issuer whether one of its products was named. */
  std::vector<bool> issuers;

  /** The text speaks of another region than the mainland. */
  [[nodiscard]] bool is_foreign() const {
    return overseas || (currency[0] != 0 && currency != std::array<char, 3>{'C', 'N', 'Y'});
  }
};

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

class ProductIndex {
 public:
  /** `catalog` must outlive the index. */
  explicit ProductIndex(const Catalog& catalog) : catalog_(&catalog) {}

  /** Takes over what was defined or taken back since the last call. */
  void refresh();

  [[nodiscard]] const Catalog& catalog() const { return *catalog_; }
  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }

  /** Bit n - 1: a run of n characters may weigh enough; of one that no label speaks of no open format can tell. */
  [[nodiscard]] std::uint64_t lengths(RunMark mark, const Evidence& evidence) const {
    return takes_open(mark, evidence) ? closed_lengths_ | open_lengths_ : closed_lengths_;
  }

  /** The product of `length` characters' groups is printed so: of those layouts whose groups are not all alike. */
  [[nodiscard]] bool has_layout(std::span<const std::uint8_t> groups) const;

  /** Makes `evidence` say nothing. */
  void reset(Evidence& evidence) const;
  void add_name(std::int32_t name, Evidence& evidence) const;

  /** The weight of a run that stands alone, over all products; counts the formats that it was held against. */
  double alone(const MarkedRun& run, const Evidence& evidence, std::uint64_t& steps) const;

  /** The weight of two runs as number and secret of one card, over all products. */
  double together(const MarkedRun& first, const MarkedRun& second, const Evidence& evidence) const;

  [[nodiscard]] Pick pick(std::span<const MarkedRun> runs, const Evidence& evidence) const;

  /** The score of one product; 0 at once where neither a length nor a name speaks for it. */
  [[nodiscard]] ProductScore score(std::int32_t product, std::span<const MarkedRun> runs,
                                   const Evidence& evidence) const;

 private:
  /** A product, by the lengths of its number and its secret, and who issues it. */
  struct Row {
    std::uint64_t number = 0;
    std::uint64_t secret = 0;
    std::uint32_t issuer = 0;
  };

  static bool takes_open(RunMark mark, const Evidence& evidence) {
    return mark != RunMark::none || !evidence.names.empty();
  }
  void add_row(std::int32_t product);
  void add_format(std::int32_t product, const Format& format);
  void add_names(std::int32_t product);
  [[nodiscard]] ProductHints hints_of(std::int32_t product, const Evidence& evidence) const;

  const Catalog* catalog_;
  Lexicon lexicon_;
  std::vector<Row> rows_;
  /** For each length the products that have it in a format that is not open; and those with an open one. */
  std::array<std::vector<std::int32_t>, kMaxCode> by_length_;
  std::vector<std::int32_t> open_;
  std::vector<Layout> layouts_;
  /** For each name the products that bear it. */
  std::vector<std::vector<std::int32_t>> bearers_;
  std::vector<std::string_view> issuers_;
  std::uint64_t closed_lengths_ = 0;
  std::uint64_t open_lengths_ = 0;
  /** Catalog::changes() when this was made; none yet. */
  std::uint32_t changes_ = 0xFFFFFFFF;
};

}  // namespace cardmend

#endif  // CARDMEND_PRODUCT_INDEX_H_
