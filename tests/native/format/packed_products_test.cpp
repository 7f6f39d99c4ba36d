// The products as they are packed and as data/products has them.
#include <doctest/doctest.h>

#include <iterator>

#include "format/shipped.h"
#include "tables/product_rows.h"

namespace cardmend::test {

TEST_CASE("what is unpacked of the products is what was packed") {
  const std::span<const Product> products = format::shipped_products();
  REQUIRE(products.size() == std::size(tables::kProductRows));
  REQUIRE(format::shipped_names().size() == products.size());
  for (std::size_t i = 0; i < products.size(); ++i) {
    CAPTURE(format::shipped_names()[i].id);
    CHECK(products[i] == tables::kProductRows[i]);
  }
}

}  // namespace cardmend::test
