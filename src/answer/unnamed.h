// What an answer says of the product where none was named, or where the text holds another than the one that
// was.
#ifndef CARDMEND_ANSWER_UNNAMED_H_
#define CARDMEND_ANSWER_UNNAMED_H_

#include <cstdint>

#include "cardmend/cardmend.h"
#include "check/analysis.h"

namespace cardmend::answer {

/** How many products' secret a code may still become by typing on. */
std::int32_t becoming(const Catalog& catalog, std::u16string_view code);

/** The code fits `count` products about as well: nothing is decided, and a person must choose. */
void add_product_unclear(check::Analysis& analysis, std::int32_t count);

/**
 * For the analysis of any code: it may become one of `count` products, or fits none; other findings stand.
 */
void settle_unknown(check::Analysis& analysis, std::int32_t count);

/** The text holds `product`, not the one that it was checked as. */
void add_other_product(check::Analysis& analysis, std::int32_t product);

/** The text names a currency that is not the product's. */
void add_other_region(check::Analysis& analysis, const std::array<char, 3>& currency);

}  // namespace cardmend::answer

#endif  // CARDMEND_ANSWER_UNNAMED_H_
