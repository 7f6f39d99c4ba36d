// How often a law over random texts is tried.
#ifndef CARDMEND_TESTS_ROUNDS_H_
#define CARDMEND_TESTS_ROUNDS_H_

#include <cstdlib>

namespace cardmend::test {

/**
 * `all`, or the share of it that CARDMEND_ROUNDS names in per cent, from 1 to 100: tests that are run thousands of times over, with a
 * fault in each, have no time for every round.
 */
inline int rounds(int all) {
  const char* const asked = std::getenv("CARDMEND_ROUNDS");
  return asked == nullptr ? all : all * std::atoi(asked) / 100;
}

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_ROUNDS_H_
