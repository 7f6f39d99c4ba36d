// Where a code stands: what locating works with, and that nothing is left of it.
#include "check/locate/locate.h"

#include <doctest/doctest.h>

#include <memory>

#include "cardmend/cardmend.h"
#include "format/wanted.h"
#include "text/fold.h"

namespace cardmend::test {

TEST_CASE("locate: a wipe leaves nothing of where things stood") {
  const Catalog catalog;
  const std::int32_t product = catalog.find("walmart.card");
  REQUIRE(product >= 0);
  const auto folded = std::make_unique<text::Folded>();
  text::fold(u"\u5361\u53F7\uFF1A7382 9 10 \u5BC6\u7801\uFF1A604918\n7123 4", *folded);
  const auto all = std::make_unique<check::LocateSpace>();
  check::LocateSpace& space = *all;
  check::locate(*folded, format::wanted_of(catalog.at(product), Field::secret), space);
  CHECK_FALSE(space.chunks.empty());
  space.wipe();
  CHECK(space.segments.empty());
  CHECK(space.chunks.empty());
  CHECK(space.words.empty());
  CHECK(space.kinds.empty());
}

}  // namespace cardmend::test
