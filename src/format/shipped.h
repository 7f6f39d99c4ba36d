// The products that the core is built with.
#ifndef CARDMEND_FORMAT_SHIPPED_H_
#define CARDMEND_FORMAT_SHIPPED_H_

#include <span>

#include "cardmend/types_product.h"

namespace cardmend::format {

/** The shipped ones, or in tests the frozen ones too: whoever links the core brings one of the two sources. They
 * are unpacked when they are first asked for. */
std::span<const Product> shipped_products();

/** Their names, in the same order: linked where somebody asks for names. */
std::span<const ProductName> shipped_names();

}  // namespace cardmend::format

#endif  // CARDMEND_FORMAT_SHIPPED_H_
