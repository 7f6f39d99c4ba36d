#include "batch/half_siphash.h"

#include <bit>

namespace cardmend::wasm {
namespace {

struct State {
  std::uint32_t v0;
  std::uint32_t v1;
  std::uint32_t v2;
  std::uint32_t v3;

  void round() {
    v0 += v1;
    v1 = std::rotl(v1, 5) ^ v0;
    v0 = std::rotl(v0, 16);
    v2 += v3;
    v3 = std::rotl(v3, 8) ^ v2;
    v0 += v3;
    v3 = std::rotl(v3, 7) ^ v0;
    v2 += v1;
    v1 = std::rotl(v1, 13) ^ v2;
    v2 = std::rotl(v2, 16);
  }

  void take(std::uint32_t word) {
    v3 ^= word;
    round();
    v0 ^= word;
  }

  std::uint32_t half() {
    for (int i = 0; i < 3; ++i) round();
    return v1 ^ v3;
  }
};

/** Bytes from the low end of a word. */
std::uint32_t word_of(Bytes bytes) {
  std::uint32_t word = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) word |= static_cast<std::uint32_t>(bytes[i]) << (8 * i);
  return word;
}

}  // namespace

Hash half_siphash(const HashKey& key, Bytes bytes) {
  State state{.v0 = key[0], .v1 = key[1] ^ 0xEEU, .v2 = 0x6C796765U ^ key[0], .v3 = 0x74656462U ^ key[1]};
  const std::size_t whole = bytes.size() & ~std::size_t{3};
  for (std::size_t at = 0; at < whole; at += 4) state.take(word_of(bytes.subspan(at, 4)));
  state.take(word_of(bytes.subspan(whole)) | static_cast<std::uint32_t>(bytes.size()) << 24U);
  state.v2 ^= 0xEEU;
  const std::uint32_t high = state.half();
  state.v1 ^= 0xDDU;
  return {.high = high, .low = state.half()};
}

}  // namespace cardmend::wasm
