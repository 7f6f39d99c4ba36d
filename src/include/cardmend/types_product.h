// What a kind of card looks like, of the shipped ones that tables/products.h packs (made from data/products/*.json)
// and of the products that a shop defines at run time. docs/card-format.md describes the same in JSON.
//
//   Product       secret, number      a format whose `lengths` is 0 does not exist
//   ProductName   id, names           apart from it: who reads a code needs no name
//   Format        prefix "JDV", then characters of `alphabet`; allowed lengths as bits
//   Layout        the groups of one length, for those that are printed in groups
#ifndef CARDMEND_TYPES_PRODUCT_H_
#define CARDMEND_TYPES_PRODUCT_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "tables/vocabulary.h"

namespace cardmend {

/** A set of ASCII characters. */
struct CharSet {
  std::array<std::uint32_t, 4> bits{};

  /** False for everything beyond ASCII. */
  [[nodiscard]] constexpr bool has(char16_t c) const {
    return c < 0x80 && ((bits[c >> 5U] >> (c & 31U)) & 1U) != 0;
  }
  /** How many characters it has. */
  [[nodiscard]] constexpr std::uint32_t size() const {
    std::uint32_t count = 0;
    for (const std::uint32_t word : bits) count += static_cast<std::uint32_t>(std::popcount(word));
    return count;
  }
  /** The letters of ASCII lie at 1..26 of its third and fourth 32 characters. */
  [[nodiscard]] constexpr bool has_letters() const { return ((bits[2] | bits[3]) & 0x07FFFFFEU) != 0; }
  constexpr void add(char c) {
    const auto code = static_cast<unsigned char>(c);
    bits[code >> 5U] |= 1U << (code & 31U);
  }
  constexpr void add(const CharSet& other) {
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] |= other.bits[i];
  }
  friend constexpr bool operator==(const CharSet&, const CharSet&) = default;
};

/** One printed form of a code: the lengths of its groups, 1..kMaxGroups of them. */
struct Layout {
  /** Their sum, 1..kMaxCode. */
  std::uint8_t length = 0;
  std::uint8_t group_count = 0;
  std::array<std::uint8_t, kMaxGroups> groups{};

  [[nodiscard]] constexpr std::span<const std::uint8_t> view() const { return {groups.data(), group_count}; }
  friend constexpr bool operator==(const Layout&, const Layout&) = default;
};

/** Two letters or digits that the card's print makes look alike. */
struct LookAlike {
  char a = '\0';
  char b = '\0';

  /** The one that `c` is taken for; NUL if it is neither. */
  [[nodiscard]] constexpr char other_than(char c) const {
    if (c == a) return b;
    return c == b ? a : '\0';
  }
  friend constexpr bool operator==(const LookAlike&, const LookAlike&) = default;
};

/** The form of a secret or of a number. */
struct Format {
  /** What follows the prefix is known to be made of these. */
  CharSet alphabet;
  /** Unlikely but no proof of an error; holds the alphabet. */
  CharSet possible;
  /** Bit n - 1: a code may have n characters, its prefix counted. 0: there is no such format. */
  std::uint64_t lengths = 0;
  /** Upper case, the first `prefix_length`; every code begins with it. */
  std::array<char, kMaxPrefix> prefix{};
  std::uint8_t prefix_length = 0;
  std::uint8_t layout_count = 0;
  /** The shortest first, one for a length at most. */
  std::array<Layout, kMaxLayouts> layouts{};
  /** Pairs that the maker warns of beside those which are known of all cards; the first `look_alike_count`.
   */
  std::array<LookAlike, kMaxLookAlikes> look_alikes{};
  std::uint8_t look_alike_count = 0;
  CheckDigit check_digit = CheckDigit::none;
  /** If true, alphabets are upper case and lower case is folded. */
  bool ignore_case = true;
  /** The lengths are not known for sure: none is refused for its length. */
  bool open = false;

  [[nodiscard]] constexpr bool exists() const { return lengths != 0; }
  [[nodiscard]] constexpr std::span<const LookAlike> own_look_alikes() const {
    return {look_alikes.data(), look_alike_count};
  }
  [[nodiscard]] constexpr bool has_length(std::size_t n) const {
    const std::size_t bit = n - 1;
    return bit < kMaxCode && ((lengths >> bit) & 1U) != 0;
  }
  /** `c` may stand at `index` of a code, as the format's case has it: the prefix, then the alphabet. */
  [[nodiscard]] constexpr bool takes(std::size_t index, char16_t c) const {
    return index < prefix_length ? c == static_cast<char16_t>(prefix[index]) : alphabet.has(c);
  }
  /** The same of what is possible at all. */
  [[nodiscard]] constexpr bool may_take(std::size_t index, char16_t c) const {
    return index < prefix_length ? c == static_cast<char16_t>(prefix[index]) : possible.has(c);
  }
  /** All characters that a code is known to be made of, its prefix counted. */
  [[nodiscard]] constexpr CharSet characters() const {
    CharSet all = alphabet;
    for (std::size_t i = 0; i < prefix_length; ++i) all.add(prefix[i]);
    return all;
  }
  /** The shortest and the longest length; 0 if there is no such format. */
  [[nodiscard]] constexpr std::uint32_t least() const {
    return exists() ? static_cast<std::uint32_t>(std::countr_zero(lengths)) + 1 : 0;
  }
  [[nodiscard]] constexpr std::uint32_t most() const {
    return static_cast<std::uint32_t>(64 - std::countl_zero(lengths));
  }
  /** The shortest allowed length that is at least `n`; the longest one where there is none. */
  [[nodiscard]] constexpr std::uint32_t length_from(std::size_t n) const {
    if (n > kMaxCode) return most();
    const std::uint64_t rest = n <= 1 ? lengths : lengths & (~0ULL << (n - 1));
    return rest == 0 ? most() : static_cast<std::uint32_t>(std::countr_zero(rest)) + 1;
  }
  /** How a code of `n` characters, typed in full or in part, is grouped: the layout of the next length that
   * has one; nullptr where none has. */
  [[nodiscard]] constexpr const Layout* layout_for(std::size_t n) const {
    for (std::size_t i = 0; i < layout_count; ++i) {
      if (layouts[i].length >= n || i + 1U == layout_count) return &layouts[i];
    }
    return nullptr;
  }
  friend constexpr bool operator==(const Format&, const Format&) = default;
};

/** What the codes of a kind of card look like. */
struct Product {
  Format secret;
  Format number;
  /** ISO 4217, upper case; zeros where it is not known. */
  std::array<char, 3> currency{};
  friend constexpr bool operator==(const Product&, const Product&) = default;
};

/** What a kind of card is called. */
struct ProductName {
  /** As in data/products: "jd.ecard". */
  std::string_view id;
  /** Words by which a text names the card or who issues it, lower case, each behind a line feed:
   * u"\njd\ne-card". */
  std::u16string_view names;
};

}  // namespace cardmend

#endif  // CARDMEND_TYPES_PRODUCT_H_
