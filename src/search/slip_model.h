// The confusion model: how likely each slip is that may lie between what was meant and what was typed.
//
// A slip is of one kind (data/confusions/slips.json); a substitution has a cause besides, a channel: two
// characters look alike, their keys are neighbours, they sound alike, or nothing explains it. The way of
// input says how much each channel has of the substitutions.
#ifndef CARDMEND_SEARCH_SLIP_MODEL_H_
#define CARDMEND_SEARCH_SLIP_MODEL_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/fixed_vector.h"
#include "cardmend/types_product.h"

namespace cardmend::search {

/** All that a code of one format is made of: its alphabet, and what its prefix has beside it. */
class Symbols {
 public:
  static constexpr std::size_t kMost = 62 + kMaxPrefix;
  static constexpr std::uint8_t kNone = 0xFF;

  void prepare(const Format& format);

  [[nodiscard]] std::size_t size() const { return list_.size(); }
  [[nodiscard]] char operator[](std::size_t symbol) const { return list_[symbol]; }
  /** The number of a character; kNone if no code holds it. */
  [[nodiscard]] std::uint8_t of(char c) const { return of_[static_cast<unsigned char>(c) & 0x7FU]; }
  /** True if the symbol may stand at `index` of a code: Format::takes, by number, as the search asks it for every
   * character that it tries. */
  [[nodiscard]] bool may_stand(std::uint8_t symbol, std::size_t index) const {
    return index < prefix_length_ ? list_[symbol] == prefix_[index] : symbol < alphabet_size_;
  }
  /** Behind the prefix, the symbols below this may stand. */
  [[nodiscard]] std::size_t alphabet_size() const { return alphabet_size_; }
  [[nodiscard]] std::size_t prefix_length() const { return prefix_length_; }

 private:
  base::FixedVector<char, kMost> list_;
  std::array<std::uint8_t, 128> of_{};
  std::array<char, kMaxPrefix> prefix_{};
  std::size_t prefix_length_ = 0;
  std::size_t alphabet_size_ = 0;
};

/** Holds no part of any text. */
class SlipModel {
 public:
  /** Sets the rates for codes of a format, which may bring pairs of its own. */
  void prepare(const Symbols& symbols, InputWay way, std::span<const LookAlike> own);

  /** For each symbol how often, where it was meant, `typed` stands, as compared with others. */
  [[nodiscard]] const float* rates_to(char typed) const { return rates_[row_of(typed)].data(); }

  /** How prone each symbol is to become another one: the sum of its rates. */
  struct Prone {
    std::array<float, Symbols::kMost> symbols{};
    /** Of the alphabet's characters. */
    float mean = 0;
  };

  /**
   * To become one of the alphabet, or any letter or digit if something `outside` was typed: then it can be.
   */
  [[nodiscard]] const Prone& prone(bool outside) const { return outside ? prone_to_any_ : prone_; }

 private:
  /** One for each of 0-9 and A-Z in either case, and one for everything else. */
  static constexpr std::size_t kRows = 63;
  static std::size_t row_of(char c);

  std::array<std::array<float, Symbols::kMost>, kRows> rates_{};
  Prone prone_;
  Prone prone_to_any_;
};

}  // namespace cardmend::search

#endif  // CARDMEND_SEARCH_SLIP_MODEL_H_
