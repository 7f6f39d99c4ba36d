// How fast a filter file is built natively, and how large it is. One line of JSON for each size of
// fingerprint: bits, codes, milliseconds to add the codes, to build the file of them, bits of the file for a
// code, and nanoseconds for a look-up of a code that is there.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "cardmend/known.h"

namespace {

constexpr std::uint32_t kCodes = 1'000'000;
constexpr int kTurns = 5;

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/** Sixteen hexadecimal characters each, one behind the other. */
std::string made_codes() {
  std::string codes(std::size_t{kCodes} * 16, '0');
  std::uint64_t value = 1;
  for (std::size_t i = 0; i < kCodes; ++i, value += 0x9E3779B97F4A7C15U) {
    for (std::size_t k = 0; k < 16; ++k)
      codes[i * 16 + k] = "0123456789ABCDEF"[(value >> (60 - 4 * k)) & 15U];
  }
  return codes;
}

void measure(std::string_view codes, std::uint32_t bits) {
  constexpr cardmend::KnownKey kKey = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
  double adding = 1e9;
  double building = 1e9;
  double looking = 1e9;
  std::size_t bytes = 0;
  std::uint32_t found = 0;
  for (int turn = 0; turn < kTurns; ++turn) {
    cardmend::KnownBuilder builder("jd.ecard", kKey, bits);
    const Clock::time_point begin = Clock::now();
    for (std::size_t i = 0; i < kCodes; ++i) builder.add(codes.substr(i * 16, 16));
    adding = std::min(adding, milliseconds(begin));
    const Clock::time_point added = Clock::now();
    const std::vector<std::uint8_t> file = builder.build();
    building = std::min(building, milliseconds(added));
    bytes = file.size();
    cardmend::KnownCodes known;
    if (known.read(file) != cardmend::KnownStatus::ok) std::fputs("known: the file is refused\n", stderr);
    const Clock::time_point read = Clock::now();
    found = 0;
    for (std::size_t i = 0; i < kCodes; ++i) found += known.contains(codes.substr(i * 16, 16)) ? 1 : 0;
    looking = std::min(looking, milliseconds(read));
  }
  std::printf("{\"bits\":%u,\"codes\":%u,\"adding\":%.1f,\"building\":%.1f,\"each\":%.3f,\"lookup\":%.1f}\n",
              bits, found, adding, building, static_cast<double>(bytes) * 8 / kCodes, looking * 1e6 / kCodes);
}

}  // namespace

int main() {
  const std::string codes = made_codes();
  measure(codes, 8);
  measure(codes, 16);
  measure(codes, 32);
  return 0;
}
