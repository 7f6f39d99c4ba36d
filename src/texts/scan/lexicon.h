// Every word that means something to a reader of cards, found letter by letter.
#ifndef CARDMEND_TEXTS_SCAN_LEXICON_H_
#define CARDMEND_TEXTS_SCAN_LEXICON_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/label.h"
#include "texts/scan/currency.h"

namespace cardmend::texts {

/** What a word is. One word may be several things. */
struct Meaning {
  const text::Label* label = nullptr;
  const CurrencyWord* currency = nullptr;
  /** The index of a product's name; -1 if it is none. */
  std::int32_t name = -1;
};

/**
 * A trie of words in lower case without their spaces, dots, hyphens and underscores: "card no" is "cardno".
 * It holds words of data and of products, never a part of a text.
 */
class Lexicon {
 public:
  /** The node before any letter. */
  static constexpr std::uint32_t kRoot = 0;
  /** No word goes on like this. */
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /** Holds the labels and the words for currencies. */
  Lexicon();

  /** Adds a product's name; an empty one is left out. The same words give the same index. */
  std::int32_t add_name(std::u16string_view word);

  /** True if a word begins with the unit: a quick look. */
  [[nodiscard]] bool begins(char16_t unit) const { return ((begins_[unit >> 5U] >> (unit & 31U)) & 1U) != 0; }

  /** A character of plain text that no word begins with and that is no stroke: nothing is to be read of it. */
  [[nodiscard]] bool passes(char16_t unit) const { return ((passes_[unit >> 5U] >> (unit & 31U)) & 1U) != 0; }

  /** The unit is a word by itself. False for nearly all that are none, never for one. */
  [[nodiscard]] bool is_word(char16_t unit) const { return has_hash(pairs_, pair_of(unit, 0)); }

  /** False for nearly all pairs of units that no longer word begins with, true for all that one does. */
  [[nodiscard]] bool begins(char16_t first, char16_t second) const {
    return has_hash(pairs_, pair_of(first, second));
  }

  /** The same of three units; and if the first two are a word. */
  [[nodiscard]] bool begins(char16_t first, char16_t second, char16_t third) const {
    const std::size_t pair = pair_of(first, second);
    return has_hash(triples_, pair_of(pair, third)) || has_hash(triples_, pair_of(pair, 0));
  }

  [[nodiscard]] std::uint32_t step(std::uint32_t node, char16_t unit) const;

  /** What the word that ends at a node means; nullptr if none ends there. */
  [[nodiscard]] const Meaning* meaning(std::uint32_t node) const {
    return nodes_[node] < 0 ? nullptr : &meanings_[static_cast<std::size_t>(nodes_[node])];
  }

  /** Stands between the parts of a word, and is no letter of it. */
  static constexpr bool joins(char16_t c) { return c == u' ' || c == u'.' || c == u'-' || c == u'_'; }

 private:
  struct Arc {
    /** The node above and the unit, and one more, so that 0 is a free place. */
    std::uint64_t key = 0;
    std::uint32_t node = 0;
  };

  /** Bits by hash. */
  static constexpr std::size_t kHashes = 0x4000;
  using Hashes = std::array<std::uint32_t, kHashes / 32>;
  static constexpr std::size_t pair_of(std::size_t first, char16_t second) {
    return (first * 0x9E5U ^ std::size_t{second} * 0x21U) & (kHashes - 1);
  }
  static bool has_hash(const Hashes& hashes, std::size_t hash) {
    return ((hashes[hash >> 5U] >> (hash & 31U)) & 1U) != 0;
  }
  static void add_hash(Hashes& hashes, std::size_t hash) { hashes[hash >> 5U] |= 1U << (hash & 31U); }
  static constexpr std::uint64_t key_of(std::uint32_t node, char16_t unit) {
    return (static_cast<std::uint64_t>(node) << 16U | unit) + 1;
  }
  Meaning* add(std::u16string_view word);
  void add_han(const text::Label& label);
  std::uint32_t grow(std::uint32_t node, char16_t unit);
  void rehash();
  [[nodiscard]] std::size_t place_of(std::uint64_t key) const;

  std::array<std::uint32_t, 0x10000 / 32> begins_{};
  std::array<std::uint32_t, 0x10000 / 32> passes_{};
  /** The pairs that words begin with; a word of one unit has NUL behind it. And the first three units of
   * longer ones, with NUL behind those of two. */
  Hashes pairs_{};
  Hashes triples_{};
  /** For each node the index of its meaning, or -1. */
  std::vector<std::int32_t> nodes_;
  std::vector<Meaning> meanings_;
  /** Open addressing; its size is a power of two, and at most half of it is used. */
  std::vector<Arc> arcs_;
  std::size_t name_count_ = 0;
};

// Here, since a text is read with nothing else.
inline std::size_t Lexicon::place_of(std::uint64_t key) const {
  const std::size_t mask = arcs_.size() - 1;
  const Arc* const arcs = arcs_.data();
  // Fibonacci hashing: the high bits of the product depend on all of the key.
  std::size_t place = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 32U) & mask;
  while (arcs[place].key != key && arcs[place].key != 0) place = (place + 1) & mask;
  return place;
}

inline std::uint32_t Lexicon::step(std::uint32_t node, char16_t unit) const {
  const Arc& arc = arcs_[place_of(key_of(node, unit))];
  return arc.key == 0 ? kNone : arc.node;
}

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_SCAN_LEXICON_H_
