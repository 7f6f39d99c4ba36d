// The packed products of tables/products.h.
#ifndef CARDMEND_FORMAT_UNPACK_PRODUCTS_H_
#define CARDMEND_FORMAT_UNPACK_PRODUCTS_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "cardmend/types_product.h"

namespace cardmend::format {

/** How many there are, then for each its secret, its number and its currency; they live for ever. */
std::span<const Product> unpack_products(std::span<const std::uint8_t> packed);

/** `ids` and `names` hold a line for each product: an id ends with a line feed, the names of one with a tab. What
 * comes back views them. */
std::span<const ProductName> unpack_names(std::string_view ids, std::u16string_view names);

}  // namespace cardmend::format

#endif  // CARDMEND_FORMAT_UNPACK_PRODUCTS_H_
