// The shipped products. Tests link tests/native/test_catalog.cpp in its place.
#include <span>

#include "tables/products.h"

namespace cardmend {

std::span<const Product> catalog() {
  return tables::kProducts;
}

}  // namespace cardmend
