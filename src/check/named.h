// A text, or what was heard, checked as a product that was named: the analysis and the quick path to it, with all
// that they need room for. Nothing here looks for other products, for other codes or in a shop's lists.
#ifndef CARDMEND_CHECK_NAMED_H_
#define CARDMEND_CHECK_NAMED_H_

#include <optional>
#include <span>
#include <string_view>

#include "cardmend/cardmend.h"
#include "cardmend/types_heard.h"
#include "check/analysis.h"
#include "check/clean_code.h"
#include "check/closer_look.h"

namespace cardmend::check {

class Named {
 public:
  /** `catalog` must outlive this. */
  explicit Named(const Catalog& catalog) : catalog_(&catalog) {}

  /** The last analysis; the others may add to it. */
  Analysis analysis;

  [[nodiscard]] const Catalog& catalog() const { return *catalog_; }

  [[nodiscard]] bool is_product(std::int32_t product) const {
    return product >= 0 && product < catalog_->size();
  }

  /** What a field takes of a product; any code, of no product. */
  [[nodiscard]] format::Wanted wanted(std::int32_t product, Field field) const;

  /** The format that the last analysis was of. */
  [[nodiscard]] const Format& format() const { return *wanted(analysis.result.product, field_).format; }
  [[nodiscard]] Field field() const { return field_; }

  /** Analyses a text, and gives the answer its number `product`. */
  void run(std::u16string_view text, const format::Wanted& wanted, std::int32_t product);
  void run(std::span<const HeardCharacter> heard, const format::Wanted& wanted, std::int32_t product);

  /** What run() would say of a text that is clean; `product` must be an index. */
  std::optional<CleanCode> glance(std::u16string_view raw, std::int32_t product, Field field);

  /** Where glance() puts a code; others may, and wipe() zeroes it. */
  std::array<char16_t, kMaxCode> code{};

  /** Adds to the answer where a person should look closer. */
  void look_closer();

  void wipe();
  /** A clean code needs no analysis, and there is much to zero. */
  void wipe_analysis();

 private:
  void begin(const format::Wanted& wanted);

  const Catalog* catalog_;
  QuickTable quick_;
  Doubts doubts_;
  /** The analysis holds a text. */
  bool analysed_ = false;
  Field field_ = Field::secret;
};

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_NAMED_H_
