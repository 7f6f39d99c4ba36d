// A profile made of bytes, that keeps the rules of bindings/js/products/read_format.ts, and a code of it.
#ifndef CARDMEND_TESTS_FUZZ_MADE_PRODUCT_H_
#define CARDMEND_TESTS_FUZZ_MADE_PRODUCT_H_

#include "cardmend/types_product.h"
#include "fuzz/support/input.h"

namespace cardmend::fuzz {

/** A secret always, a number sometimes; about thirty bytes. */
Product read_made_product(Input& input);

}  // namespace cardmend::fuzz

#endif  // CARDMEND_TESTS_FUZZ_MADE_PRODUCT_H_
