// Where a product was named: whether the text holds another one, or another region's edition.
#ifndef CARDMEND_ANSWER_OTHER_PRODUCT_H_
#define CARDMEND_ANSWER_OTHER_PRODUCT_H_

#include <cstdint>

#include "cardmend/cardmend.h"
#include "cardmend/detect.h"
#include "check/analysis.h"

namespace cardmend::answer {

/** Tells of another product, or of another region's edition, than the one at index `product`, if `detected`
 * is sure of it. */
void compare_product(const Catalog& catalog, const DetectResult& detected, std::int32_t product,
                     check::Analysis& analysis);

/** Tells of a currency that is not the product's. */
void compare_region(const DetectResult& detected, const Product& product, check::Analysis& analysis);

}  // namespace cardmend::answer

#endif  // CARDMEND_ANSWER_OTHER_PRODUCT_H_
