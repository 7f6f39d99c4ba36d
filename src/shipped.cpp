// The shipped products. Tests link tests/native/test_products.cpp in its place.
#include <span>

#include "tables/products.h"

namespace cardmend {

std::span<const Product> core::shipped_products() {
  return tables::kProducts;
}

}  // namespace cardmend
