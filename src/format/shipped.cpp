// The shipped products. Tests link tests/native/support/test_products.cpp in its place.
#include "format/shipped.h"

#include "tables/products.h"

namespace cardmend::format {

std::span<const Product> shipped_products() {
  return tables::kProducts;
}

}  // namespace cardmend::format
