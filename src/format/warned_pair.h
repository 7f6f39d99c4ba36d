// The row type of tables/warned.h, made from data/confusions/looks.json.
#ifndef CARDMEND_FORMAT_WARNED_PAIR_H_
#define CARDMEND_FORMAT_WARNED_PAIR_H_

#include "cardmend/types_product.h"

namespace cardmend::format {

/** Two characters that are taken for each other when one looks, and how often: as the search's rates count. */
struct WarnedPair {
  LookAlike pair;
  float rate = 0;
};

}  // namespace cardmend::format

#endif  // CARDMEND_FORMAT_WARNED_PAIR_H_
