// The products that the core is built with, and which of a product's two formats a field takes.
#ifndef CARDMEND_CORE_PRODUCT_H_
#define CARDMEND_CORE_PRODUCT_H_

#include <span>

#include "cardmend/types.h"
#include "cardmend/types_product.h"
#include "core/known_set.h"

namespace cardmend::core {

/** The shipped ones, or in tests the frozen ones too. */
std::span<const Product> shipped_products();

/** What a field takes, and what may stray into it. */
struct Wanted {
  const Format* format = nullptr;
  /** May be one that does not exist. */
  const Format* other = nullptr;
  /** What `format` is; `secret` where a product has no number. */
  Field field = Field::secret;
  /** The codes that the shop has of a secret; nullptr where that is not known. */
  const KnownSet* known = nullptr;
};

inline Wanted wanted_of(const Product& product, Field field) {
  if (field == Field::number && product.number.exists())
    return {.format = &product.number, .other = &product.secret, .field = Field::number};
  return {.format = &product.secret, .other = &product.number, .field = Field::secret};
}

}  // namespace cardmend::core

#endif  // CARDMEND_CORE_PRODUCT_H_
