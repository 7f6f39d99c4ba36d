// The shipped products followed by the frozen test products.
#include "format/shipped.h"

#include "tables/test_products.h"

namespace cardmend::format {

std::span<const Product> shipped_products() {
  return tables::kProducts;
}

}  // namespace cardmend::format
