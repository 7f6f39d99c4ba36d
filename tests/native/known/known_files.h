// Filter files as the tests make them.
#ifndef CARDMEND_TESTS_KNOWN_FILES_H_
#define CARDMEND_TESTS_KNOWN_FILES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cardmend/known.h"

namespace cardmend::test {

using Bytes = std::vector<std::uint8_t>;

std::string to_hex(const Bytes& bytes);
Bytes from_hex(std::string_view hex);

/** The key of 32 hexadecimal characters. */
KnownKey key_of(std::string_view hex);

/** The i-th made-up code of 16 hexadecimal characters; those of one seed differ. */
std::string made_code(std::uint64_t seed, std::uint64_t i);
std::vector<std::string> made_codes(std::uint64_t seed, std::size_t count);

/** A file of these codes. */
Bytes file_of(std::string_view product, const KnownKey& key, std::uint32_t bits,
              const std::vector<std::string>& codes);

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_KNOWN_FILES_H_
