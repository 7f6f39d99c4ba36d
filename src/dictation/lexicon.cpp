#include "dictation/lexicon.h"

#include "core/ascii.h"
#include "tables/dictation.h"

namespace cardmend {
namespace {

std::u16string_view text_of(const SpokenWord& word) {
  return tables::kSpokenText.substr(word.at, word.length);
}

}  // namespace

const SpokenWord* find_spoken(std::u16string_view word) {
  std::size_t low = 0;
  std::size_t high = std::size(tables::kSpokenWords);
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const int order = text_of(tables::kSpokenWords[middle]).compare(word);
    if (order == 0) return &tables::kSpokenWords[middle];
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return nullptr;
}

std::span<const SpokenReading> readings_in(const SpokenGroup& group) {
  return std::span(tables::kSpokenReadings).subspan(group.first, group.count);
}

const SpokenGroup& group_of(const SpokenWord& word, std::size_t locale) {
  return tables::kSpokenGroups[word.value[locale]];
}

std::span<const SpokenReading> written_readings(char character, std::size_t locale) {
  const char16_t unit = to_lower(static_cast<char16_t>(character));
  const SpokenWord* word = find_spoken({&unit, 1});
  if (word == nullptr) return {};
  return readings_in(group_of(*word, locale));
}

}  // namespace cardmend
