// How much work the explanation does, counted instead of timed: one step for each basic block of src/explain that is
// run, which tests/native/CMakeLists.txt has compiled in for these tests.
#ifndef CARDMEND_TESTS_WORK_COUNTER_H_
#define CARDMEND_TESTS_WORK_COUNTER_H_

#include <cstdint>

namespace cardmend::test {

/** Steps since the program began. Not for more than one thread. */
std::uint64_t explain_steps();

/** The steps that `work` takes. */
template <typename Work>
std::uint64_t steps_of(Work work) {
  const std::uint64_t before = explain_steps();
  work();
  return explain_steps() - before;
}

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_WORK_COUNTER_H_
