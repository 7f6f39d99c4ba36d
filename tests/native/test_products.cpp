// The shipped products followed by the frozen test products.
#include <span>

#include "tables/test_products.h"

namespace cardmend {

std::span<const Product> core::shipped_products() {
  return tables::kProducts;
}

}  // namespace cardmend
