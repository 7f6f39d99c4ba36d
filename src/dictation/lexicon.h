// The words that dictation knows.
#ifndef CARDMEND_DICTATION_LEXICON_H_
#define CARDMEND_DICTATION_LEXICON_H_

#include <span>
#include <string_view>

#include "core/dictation_rows.h"

namespace cardmend {

/** The word that is spelled so, in lower case; nullptr if there is none. */
const SpokenWord* find_spoken(std::u16string_view word);

/** What the group of a word stands for. */
std::span<const SpokenReading> readings_in(const SpokenGroup& group);

/** The group of a word of a kind that has one; `locale` is the value of a SpokenLocale. */
const SpokenGroup& group_of(const SpokenWord& word, std::size_t locale);

/** The readings of a letter or digit as a recogniser writes it. */
std::span<const SpokenReading> written_readings(char character, std::size_t locale);

}  // namespace cardmend

#endif  // CARDMEND_DICTATION_LEXICON_H_
