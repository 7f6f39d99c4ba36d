// A product that a shop defines, as JavaScript hands it over in a row of 32-bit words:
//
//   a product   characters of the id, the id (4 to a word)
//               units of the names, the names (2 to a word)
//               currency (3 characters)
//               the secret's format
//               1 and the number's format, or 0
//
//   a format    alphabet (4 words of bits)   possible (4)   lengths (2 words of bits)
//               check digit | ignore case << 8 | open << 9
//               characters of the prefix, the prefix (2 words)
//               pairs of look-alikes, the pairs (8 words, 2 to a word)
//               layouts, each: groups, their lengths (4 words, 4 to a word)
#ifndef CARDMEND_BINDINGS_WASM_PRODUCT_WIRE_H_
#define CARDMEND_BINDINGS_WASM_PRODUCT_WIRE_H_

#include <array>
#include <cstdint>
#include <span>

#include "cardmend/types_product.h"

namespace cardmend::wasm {

/** At most 16 names of 32 units, each behind a line feed. */
inline constexpr std::size_t kMaxNames = 16 * 33;

/** A product and the texts that it views. */
struct WiredProduct {
  Product product;
  std::array<char, kMaxProductId> id{};
  std::array<char16_t, kMaxNames> names{};
};

/** False if the words are none of the above: out of a limit, or too few. */
bool read_product(std::span<const std::int32_t> words, WiredProduct& out);

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_PRODUCT_WIRE_H_
