// libFuzzer's way into one target, which the build names.
#include "fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  cardmend::fuzz::Input input(data, size);
  cardmend::fuzz::CARDMEND_FUZZ_TARGET(input);
  return 0;
}
