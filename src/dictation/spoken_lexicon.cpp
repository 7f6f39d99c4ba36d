#include "dictation/spoken_lexicon.h"

#include <algorithm>

#include "dictation/spoken_tables.h"

namespace cardmend::dictation {

namespace {

/** FNV-1a over UTF-16 units. */
std::uint32_t hash_of(std::u16string_view word) {
  std::uint32_t hash = 2'166'136'261U;
  for (const char16_t unit : word) hash = (hash ^ unit) * 16'777'619U;
  return hash ^ (hash >> 15U);
}

}  // namespace

std::u16string_view spoken_text() {
  const auto& text = spoken_tables().text;
  return {text.data(), text.size()};
}

SpokenLexicon::SpokenLexicon() {
  const std::u16string_view text = spoken_text();
  std::size_t at = 0;
  for (const SpokenRow& row : spoken_tables().rows) {
    for (std::size_t i = 0; i < row.words; ++i) {
      const std::size_t begin = at + 1;
      at = std::min(text.find(u'\n', begin), text.size());
      add(begin, at - begin, row);
    }
  }
}

/** Where a word stands in `slots_`, or would stand. */
std::size_t SpokenLexicon::slot_of(std::u16string_view word) const {
  std::size_t slot = hash_of(word) % kSlots;
  while (slots_[slot] != 0) {
    const SpokenWord& known = words_[slots_[slot] - 1U];
    if (spoken_text().substr(known.at, known.length) == word) break;
    slot = (slot + 1) % kSlots;
  }
  return slot;
}

void SpokenLexicon::add(std::size_t at, std::size_t length, const SpokenRow& row) {
  std::uint16_t& slot = slots_[slot_of(spoken_text().substr(at, length))];
  const bool known = slot != 0;
  if (!known) slot = static_cast<std::uint16_t>(++count_);
  SpokenWord& word = words_[slot - 1U];
  if (!known) {
    word = {.at = static_cast<std::uint16_t>(at),
            .length = static_cast<std::uint8_t>(length),
            .kind = row.kind,
            .role = row.role,
            .value = row.value};
    return;
  }
  // A word of both languages, each with its own row.
  const std::size_t locale = row.in == SpokenIn::en ? 1 : 0;
  word.value[locale] = row.value[locale];
}

const SpokenWord* SpokenLexicon::find(std::u16string_view word) const {
  const std::uint16_t found = slots_[slot_of(word)];
  return found == 0 ? nullptr : &words_[found - 1U];
}

std::span<const SpokenReading> readings_in(const SpokenGroup& group) {
  return std::span(spoken_tables().readings).subspan(group.first, group.count);
}

const SpokenGroup& group_of(const SpokenWord& word, std::size_t locale) {
  return spoken_tables().groups[word.value[locale]];
}

}  // namespace cardmend::dictation
