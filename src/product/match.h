// The characters of a code against its product's alphabet and check digit.
#ifndef CARDMEND_PRODUCT_MATCH_H_
#define CARDMEND_PRODUCT_MATCH_H_

#include "cardmend/types_product.h"
#include "core/folded.h"
#include "core/slot.h"
#include "product/segments.h"
#include "product/unit_kind.h"

namespace cardmend::product {

/** True if a character, in any case where case is ignored, may stand at `index` of a code. */
bool fits_at(const Format& format, std::size_t index, char glyph);

/** One slot for each character of the code, into `out`, which must be empty. States are fits, outside or
 * foreign. */
void match(const core::Folded& folded, const UnitKinds& kinds, Range code, const Format& format,
           core::Slots& out);

/**
 * The group and the place in it, both from 1, of the character at `index` of a code of `length` characters;
 * past the last group, places go on there. A format without groups has one.
 */
struct Position {
  std::uint32_t group = 1;
  std::uint32_t place = 1;
};
Position position_of(const Format& format, std::size_t length, std::size_t index);

}  // namespace cardmend::product

#endif  // CARDMEND_PRODUCT_MATCH_H_
