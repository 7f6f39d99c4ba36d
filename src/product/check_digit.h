// Check digits by name, over whole codes.
#ifndef CARDMEND_PRODUCT_CHECK_DIGIT_H_
#define CARDMEND_PRODUCT_CHECK_DIGIT_H_

#include <cstddef>

#include "cardmend/types_product.h"

namespace cardmend {

/**
 * True if the check digit of `code`, `length` characters of which all belong to the format and which is one of its
 * lengths, fits, or the format has none.
 */
bool check_digit_fits(const Format& format, const char* code, std::size_t length);

}  // namespace cardmend

#endif  // CARDMEND_PRODUCT_CHECK_DIGIT_H_
