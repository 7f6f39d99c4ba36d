#include "fuzz/support/hold.h"

#include <cstdio>
#include <cstdlib>

namespace cardmend::fuzz {

void hold(laws::Broken broken) {
  if (broken.empty()) return;
  std::fprintf(stderr, "law broken: %.*s\n", static_cast<int>(broken.size()), broken.data());
  std::abort();
}

}  // namespace cardmend::fuzz
