// The search by itself: what it finds hangs on what is asked, and on nothing that was asked before.
#include "search/search.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

#include "cardmend/cardmend.h"

namespace cardmend::test {
namespace {

using search::Meant;
using search::Query;
using search::Search;
using search::SearchResult;

struct Asked {
  std::string_view product;
  std::string_view typed;
};

/** With a check digit and without, of the right length, too long and too short. */
constexpr Asked kAsked[] = {
    {"test.luhn16", "4000123456789012"},     {"jd.ecard", "3F2A90BC77DEA41"},
    {"test.mod97-18", "123456789012345678"}, {"test.luhn16", "40001234567890"},
    {"test.luhn16", "40001234567890177"},    {"test.verhoeff12", "123456789012"},
};

/** All that was found, as numbers. */
std::vector<double> told(const SearchResult& result) {
  std::vector<double> all(result.doubts.begin(), result.doubts.end());
  for (const Meant& meant : result.codes) {
    all.push_back(meant.probability);
    all.insert(all.end(), meant.code.begin(), meant.code.begin() + meant.length);
  }
  return all;
}

}  // namespace

TEST_CASE("search: after another search, wiped or not, as at first") {
  const Catalog catalog;
  Search used;
  Search wiped;
  for (int round = 0; round < 2; ++round) {
    for (const Asked& asked : kAsked) {
      CAPTURE(std::string(asked.typed));
      const std::int32_t product = catalog.find(asked.product);
      REQUIRE(product >= 0);
      const Query query{.format = &catalog.at(product).secret, .typed = asked.typed};
      Search fresh;
      const std::vector<double> expected = told(fresh.run(query));
      CHECK(told(used.run(query)) == expected);
      CHECK(told(wiped.run(query)) == expected);
      wiped.wipe();
    }
  }
}

}  // namespace cardmend::test
