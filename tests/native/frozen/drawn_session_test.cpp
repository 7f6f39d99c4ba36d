// What a session decides, event after event, in walks that nobody wrote.
#include <doctest/doctest.h>

#include "native/frozen/walk.h"

namespace cardmend::test {

TEST_CASE("frozen by chance: session") {
  constexpr std::size_t kWalks = 12'000;
  std::mt19937 random(6);
  compare_drawn("session", kWalks, [&] { return Walk(random).go(); });
}

}  // namespace cardmend::test
