// What stands at a place of a row of lexemes; a place behind the last is nothing.
#ifndef CARDMEND_DICTATION_LEXEME_ROW_H_
#define CARDMEND_DICTATION_LEXEME_ROW_H_

#include <span>
#include <string_view>

#include "cardmend/types_product.h"
#include "dictation/lexemes.h"

namespace cardmend::dictation {

class LexemeRow {
 public:
  /** `text` is what the lexemes are of; `locale` is the value of a SpokenLocale. */
  LexemeRow(const Lexemes& lexemes, std::u16string_view text, std::size_t locale)
      : lexemes_(lexemes), text_(text), locale_(locale) {}

 protected:
  [[nodiscard]] bool is(SpokenKind kind, std::size_t at) const;
  [[nodiscard]] SpokenRole role(std::size_t at) const;
  /** Of a word that stands for characters. */
  [[nodiscard]] std::span<const SpokenReading> readings_at(std::size_t at) const;
  /** The single letter that a lexeme stands for most likely; 0 if none. */
  [[nodiscard]] char letter_at(std::size_t at) const;
  /** The first letter of a Latin word, upper case; 0 if it is none. */
  [[nodiscard]] char initial_at(std::size_t at) const;
  /** A Latin word that can say which letter is meant: no letter or digit itself. */
  [[nodiscard]] bool is_spelling(std::size_t at) const;
  /** A word for what a code is made of, for its groups, or for how often it is said. */
  [[nodiscard]] bool is_noun(std::size_t at) const;
  [[nodiscard]] bool is_unit(std::size_t at) const {
    return role(at) == SpokenRole::unit || role(at) == SpokenRole::units;
  }
  [[nodiscard]] bool is_latin(std::size_t at) const;
  [[nodiscard]] bool is_character(std::size_t at) const;
  /** "Is" behind a label is no character, though it sounds like one. */
  [[nodiscard]] bool is_copula(std::size_t at) const;
  /** A short word that is made of `spell` alone: letters that a recogniser may have joined. */
  [[nodiscard]] bool is_joined(std::size_t at, const CharSet& spell) const;
  /** A character, or a word in front of one: its case, or "boy" in "boy \u7684 B". */
  [[nodiscard]] bool begins_character(std::size_t at) const;
  /** Something other than space stands between a lexeme and the one before it. */
  [[nodiscard]] bool pause_before(std::size_t at) const;
  [[nodiscard]] bool colon_before(std::size_t at) const;
  /** How many words for characters follow without a pause, up to more than any count of interest. */
  [[nodiscard]] std::size_t characters_from(std::size_t at) const;

  [[nodiscard]] const Lexemes& lexemes() const { return lexemes_; }
  [[nodiscard]] std::u16string_view text() const { return text_; }
  [[nodiscard]] std::size_t locale() const { return locale_; }

 private:
  const Lexemes& lexemes_;
  std::u16string_view text_;
  std::size_t locale_;
};

}  // namespace cardmend::dictation

#endif  // CARDMEND_DICTATION_LEXEME_ROW_H_
