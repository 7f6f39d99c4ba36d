// Profiles of cards that nobody has, drawn near to each other: so that what holds of one is wrong of the
// next.
#ifndef CARDMEND_TESTS_MADE_UP_PRODUCTS_H_
#define CARDMEND_TESTS_MADE_UP_PRODUCTS_H_

#include <random>
#include <string>

#include "cardmend/types_product.h"

namespace cardmend::test {

/** A profile, and the text that it views. */
struct MadeUpProduct {
  std::string id;
  Product product;
};

class MadeUpProducts {
 public:
  explicit MadeUpProducts(std::uint32_t seed) : random_(seed) {}

  MadeUpProduct next(const std::string& id);

  /** A text that may be a code of the format, or nearly one. */
  std::u16string text(const Format& format);

 private:
  Format format();
  std::size_t below(std::size_t count) { return random_() % count; }

  std::mt19937 random_;
};

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_MADE_UP_PRODUCTS_H_
