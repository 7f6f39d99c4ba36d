// Which of a product's two formats a field takes.
#ifndef CARDMEND_FORMAT_WANTED_H_
#define CARDMEND_FORMAT_WANTED_H_

#include "cardmend/types.h"
#include "cardmend/types_product.h"

namespace cardmend::format {

/** What a field takes, and what may stray into it. */
struct Wanted {
  const Format* format = nullptr;
  /** May be one that does not exist. */
  const Format* other = nullptr;
  /** What `format` is; `secret` where a product has no number. */
  Field field = Field::secret;
};

inline Wanted wanted_of(const Product& product, Field field) {
  if (field == Field::number && product.number.exists())
    return {.format = &product.number, .other = &product.secret, .field = Field::number};
  return {.format = &product.secret, .other = &product.number, .field = Field::secret};
}

}  // namespace cardmend::format

#endif  // CARDMEND_FORMAT_WANTED_H_
