#include "native/known/known_files.h"

#include <algorithm>

namespace cardmend::test {

std::string to_hex(const Bytes& bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const std::uint8_t byte : bytes) {
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 15U];
  }
  return hex;
}

Bytes from_hex(std::string_view hex) {
  Bytes bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes.push_back(static_cast<std::uint8_t>(std::stoul(std::string(hex.substr(i, 2)), nullptr, 16)));
  return bytes;
}

KnownKey key_of(std::string_view hex) {
  KnownKey key{};
  std::ranges::copy(from_hex(hex), key.begin());
  return key;
}

std::string made_code(std::uint64_t seed, std::uint64_t i) {
  std::uint64_t value = seed + i * 0x9E3779B97F4A7C15U;
  std::string code(16, '0');
  for (std::size_t k = 16; k > 0; --k, value >>= 4U) code[k - 1] = "0123456789ABCDEF"[value & 15U];
  return code;
}

std::vector<std::string> made_codes(std::uint64_t seed, std::size_t count) {
  std::vector<std::string> codes;
  codes.reserve(count);
  for (std::size_t i = 0; i < count; ++i) codes.push_back(made_code(seed, i));
  return codes;
}

Bytes file_of(std::string_view product, const KnownKey& key, std::uint32_t bits,
              const std::vector<std::string>& codes) {
  KnownBuilder builder(product, key, bits);
  for (const std::string& code : codes) builder.add(code);
  return builder.build();
}

}  // namespace cardmend::test
