// The words that dictation knows.
#ifndef CARDMEND_DICTATION_SPOKEN_LEXICON_H_
#define CARDMEND_DICTATION_SPOKEN_LEXICON_H_

#include <array>
#include <span>
#include <string_view>

#include "dictation/spoken_rows.h"
#include "tables/dictation.h"

namespace cardmend::dictation {

/** A word, and what it is in either language; where one has no row for it, as in the other. */
struct SpokenWord {
  /** Where it stands in spoken_text(). */
  std::uint16_t at = 0;
  std::uint8_t length = 0;
  SpokenKind kind{};
  SpokenRole role{};
  std::array<std::uint16_t, 2> value{};
};

/**
 * The words by their hash. The tables hold them in rows, which is a third of what a sorted list would add to
 * the wasm, so that the index is made when the first dictation is.
 */
class SpokenLexicon {
 public:
  SpokenLexicon();

  /** The word that is spelled so, in lower case; nullptr if there is none. */
  [[nodiscard]] const SpokenWord* find(std::u16string_view word) const;

  /** Every word, by number, 0..kSpokenCount - 1. */
  [[nodiscard]] const SpokenWord& at(std::size_t number) const { return words_[number]; }

 private:
  static constexpr std::size_t kSlots = 4096;
  static_assert(tables::kSpokenCount * 2 <= kSlots);

  [[nodiscard]] std::size_t slot_of(std::u16string_view word) const;
  void add(std::size_t at, std::size_t length, const SpokenRow& row);

  std::array<SpokenWord, tables::kSpokenCount> words_{};
  std::size_t count_ = 0;
  /** 1 + the number of a word, or 0. */
  std::array<std::uint16_t, kSlots> slots_{};
};

/** All words, each behind a line feed. */
std::u16string_view spoken_text();

/** What the group of a word stands for. */
std::span<const SpokenReading> readings_in(const SpokenGroup& group);

/** The group of a word of a kind that has one; `locale` is the value of a SpokenLocale. */
const SpokenGroup& group_of(const SpokenWord& word, std::size_t locale);

}  // namespace cardmend::dictation

#endif  // CARDMEND_DICTATION_SPOKEN_LEXICON_H_
