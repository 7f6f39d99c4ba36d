#include "base/siphash.h"

#include <bit>
#include <cstddef>

#include "base/little_endian.h"

namespace cardmend::base {
namespace {

struct State {
  std::uint64_t a;
  std::uint64_t b;
  std::uint64_t c;
  std::uint64_t d;

  /** Two rounds over a word; of its 0 two rounds more. */
  void take(std::uint64_t word) {
    d ^= word;
    for (unsigned i = 0; i < 2; ++i) {
      a += b;
      c += d;
      b = std::rotl(b, 13) ^ a;
      d = std::rotl(d, 16) ^ c;
      a = std::rotl(a, 32);
      c += b;
      a += d;
      b = std::rotl(b, 17) ^ c;
      d = std::rotl(d, 21) ^ a;
      c = std::rotl(c, 32);
    }
    a ^= word;
  }
};

}  // namespace

std::uint64_t siphash24(const SipKey& key, std::span<const std::uint8_t> bytes) {
  const auto low = load_le<std::uint64_t>(key.data());
  const auto high = load_le<std::uint64_t>(key.data() + 8);
  // "somepseudorandomlygeneratedbytes": the paper's four words.
  State state{.a = low ^ 0x736F6D6570736575U,
              .b = high ^ 0x646F72616E646F6DU,
              .c = low ^ 0x6C7967656E657261U,
              .d = high ^ 0x7465646279746573U};
  const std::size_t whole = bytes.size() / 8 * 8;
  // What is left, with the length's low byte on top.
  std::uint64_t last = static_cast<std::uint64_t>(bytes.size()) << 56U;
  for (std::size_t i = whole; i < bytes.size(); ++i)
    last |= static_cast<std::uint64_t>(bytes[i]) << (8 * (i - whole));
  // Behind the words stand the four rounds that end it: in the same loop, so that the code has them once.
  for (std::size_t i = 0; i <= whole + 16; i += 8) {
    if (i == whole + 8) state.c ^= 0xFFU;
    std::uint64_t word = i == whole ? last : 0;
    if (i < whole) word = load_le<std::uint64_t>(&bytes[i]);
    state.take(word);
  }
  return state.a ^ state.b ^ state.c ^ state.d;
}

}  // namespace cardmend::base
