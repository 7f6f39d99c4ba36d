#include "native/explain/work_counter.h"

namespace cardmend::test {
namespace {

std::uint64_t& step_count() {
  static std::uint64_t count = 0;
  return count;
}

}  // namespace

std::uint64_t explain_steps() {
  return step_count();
}

void count_guide_step() {
  ++step_count();
}

}  // namespace cardmend::test

// The name is the compiler's: -fsanitize-coverage=trace-pc calls it at each basic block.
extern "C" void __sanitizer_cov_trace_pc() {  // NOLINT(bugprone-reserved-identifier)
  cardmend::test::count_guide_step();
}
