// The shipped products. Tests link tests/native/support/test_products.cpp in its place.
#include "format/shipped.h"

#include "format/unpack_products.h"
#include "tables/products.h"

namespace cardmend::format {

std::span<const Product> shipped_products() {
  static const std::span<const Product> products = unpack_products(tables::kProducts);
  return products;
}

std::span<const ProductName> shipped_names() {
  static const std::span<const ProductName> names = unpack_names(tables::kProductIds, tables::kProductNames);
  return names;
}

}  // namespace cardmend::format
