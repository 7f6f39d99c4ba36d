// Where in a text the code stands.
#ifndef CARDMEND_PRODUCT_EXTRACT_H_
#define CARDMEND_PRODUCT_EXTRACT_H_

#include <cstdint>

#include "core/folded.h"
#include "core/product.h"
#include "product/chunks.h"
#include "product/segments.h"
#include "product/unit_kind.h"

namespace cardmend {

struct Extraction {
  /** The secret, in units of folded text, from its first to its last character; empty if there is none. */
  Range secret;
  /** The card's number; empty if there is none. */
  Range number;
  /** Different codes of the product's length in the text; 0 or 1 where there is no doubt. */
  std::uint32_t code_count = 0;
  /** A label of the secret or the number stands in the text. */
  bool labelled = false;
};

/** What extraction needs room for. */
struct ExtractSpace {
  UnitKinds kinds;
  Segments segments;
  Chunks chunks;
  Chunks words;

  void wipe() {
    kinds.wipe();
    segments.wipe();
    chunks.wipe();
    words.wipe();
  }
};

/**
 * Finds the secret and the number of `product` in `folded`. A text that is nothing but a code of the right
 * length is taken as it is; else labels decide, then the run that fits the product, then the longest run.
 * Linear in the text.
 */
Extraction extract(const Folded& folded, const Product& product, ExtractSpace& space);

}  // namespace cardmend

#endif  // CARDMEND_PRODUCT_EXTRACT_H_
