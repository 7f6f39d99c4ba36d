// Numbers by chance, the same in every runtime: what the drawn questions are made with.
//
//   Chance chance(7);
//   const char c = kDigits[chance.below(10)];
#ifndef CARDMEND_TESTS_CHANCE_H_
#define CARDMEND_TESTS_CHANCE_H_

#include <cstddef>
#include <cstdint>
#include <random>

namespace cardmend::test {

class Chance {
 public:
  explicit Chance(std::uint32_t seed) : random_(seed) {}

  /** 0..count - 1; `count` is more than 0. */
  std::uint32_t below(std::size_t count) { return random_() % static_cast<std::uint32_t>(count); }
  bool one_in(std::size_t count) { return below(count) == 0; }

 private:
  std::mt19937 random_;
};

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_CHANCE_H_
