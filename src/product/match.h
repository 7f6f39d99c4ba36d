// The characters of a code against its product's alphabet and check digit.
#ifndef CARDMEND_PRODUCT_MATCH_H_
#define CARDMEND_PRODUCT_MATCH_H_

#include "core/folded.h"
#include "core/product.h"
#include "core/slot.h"
#include "product/segments.h"
#include "product/unit_kind.h"

namespace cardmend {

/** One slot for each character of the secret, into `out`, which must be empty. States are fits, outside or
 * foreign. */
void match(const Folded& folded, const UnitKinds& kinds, Range secret, const Product& product, Slots& out);

/** The group and the place in it, both from 1, of the character at `index`; past the last group, places go on
 * there. */
struct Position {
  std::uint32_t group = 1;
  std::uint32_t place = 1;
};
Position position_of(const Product& product, std::size_t index);

/**
 * True if the check digit of `code` (as long as the product's, all of its alphabet) fits, or the product has
 * none. Luhn: ISO/IEC 7812-1, annex B; the last digit makes the weighted sum a multiple of ten.
 */
bool check_digit_fits(const Product& product, const char* code);

}  // namespace cardmend

#endif  // CARDMEND_PRODUCT_MATCH_H_
