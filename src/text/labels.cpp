#include "text/labels.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <span>

#include "base/ascii.h"
#include "base/packed.h"
#include "tables/labels.h"

namespace cardmend::text {

using base::is_digit;
using base::is_lower;
using base::Packed;
using base::to_lower;

namespace {

/** Where the bits of a label's kind begin: kindOf() in tools/tables/reading.ts. */
constexpr std::uint32_t kMarkBits = 3;

/** Longer than any word: a number below it is none of a word's characters. */
constexpr std::uint32_t kLongest = 32;
static_assert(kMaxLabel < kLongest);

/**
 * `words` are the characters of each, and how many of them the next one shares; `kinds` say how many labels there
 * are, how many characters in all of them, and what each is.
 */
[[gnu::cold]] std::span<const Label> unpack(std::span<const std::uint8_t> words,
                                            std::span<const std::uint8_t> kinds) {
  Packed text(words);
  Packed kind(kinds);
  const std::size_t count = kind.number();
  auto made = std::make_unique<Label[]>(count);
  auto* unit = new char16_t[kind.number()];
  // Both live for ever: where there is no memory for one, there is none of them.
  Label* const labels = made.release();
  const char16_t* before = unit;
  std::uint32_t shared = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const char16_t* const word = unit;
    unit = std::copy_n(before, shared, unit);
    while ((shared = text.number()) >= kLongest) *unit++ = static_cast<char16_t>(shared);
    before = word;
    const std::uint32_t bits = kind.number();
    labels[i] = {.word = {word, static_cast<std::size_t>(unit - word)},
                 .mark = static_cast<LabelMark>(bits & ((1U << kMarkBits) - 1)),
                 .strict = (bits >> kMarkBits & 1U) != 0,
                 .general = (bits >> (kMarkBits + 1) & 1U) != 0,
                 .bare = (bits >> (kMarkBits + 2) & 1U) != 0};
  }
  return {labels, count};
}

constexpr bool joins(char16_t c) {
  return c == u' ' || c == u'.' || c == u'-' || c == u'_';
}

/** A letter of Latin, Greek or Cyrillic writing that is not ASCII, or a mark of one. */
constexpr bool is_other_letter(char16_t c) {
  return (c >= 0xC0 && c <= 0x52F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1FFF);
}

static_assert(std::ranges::is_sorted(tables::kTraditional));

/** As the labels have it. Most of what is asked is Latin and stands before the list, which is not read for it. */
char16_t simplified(char16_t unit) {
  std::size_t at = 0;
  while (at < tables::kTraditional.size() && tables::kTraditional[at] < unit) ++at;
  return at < tables::kTraditional.size() && tables::kTraditional[at] == unit ? tables::kSimplified[at]
                                                                              : unit;
}

/** Below 0 if `text` stands before `word`, 0 if it begins with it, else above 0. Nothing is copied: that would have to be wiped. */
[[gnu::noinline]] int compare(std::u16string_view text, std::u16string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const int apart = i == text.size() ? -1 : simplified(text[i]) - word[i];
    if (apart != 0) return apart;
  }
  return 0;
}

/** The last row of `labels` that is not above `text`; nullptr if all are. */
const Label* not_above(std::span<const Label> labels, std::u16string_view text) {
  const auto is_before = [](std::u16string_view begin, std::u16string_view word) {
    return compare(begin, word) < 0;
  };
  const auto next = std::ranges::upper_bound(labels, text, is_before, &Label::word);
  return next == labels.begin() ? nullptr : &*std::prev(next);
}

/** A colon or an equals sign follows, after quotes and spaces at most. */
bool is_marked(std::u16string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == u'"' || text[at] == u'\'' || text[at] == u' ')) ++at;
  return at < text.size() && (text[at] == u':' || text[at] == u'=' || text[at] == 0xFF1A);
}

}  // namespace

std::span<const Label> latin_labels() {
  static const std::span<const Label> labels = unpack(tables::kLatinWords, tables::kLatinKinds);
  return labels;
}

std::span<const Label> han_labels() {
  static const std::span<const Label> labels = unpack(tables::kHanWords, tables::kHanKinds);
  return labels;
}

const Label* latin_label(std::u16string_view squeezed) {
  const Label* label = not_above(latin_labels(), squeezed);
  return label != nullptr && label->word == squeezed ? label : nullptr;
}

const Label* han_label(std::u16string_view text) {
  // Every label that the text begins with lies at or before the text in order, the longest last.
  const std::span<const Label> labels = han_labels();
  const Label* label = not_above(labels, text);
  for (; label != nullptr && label->word[0] == simplified(text[0]); --label) {
    if (compare(text, label->word) == 0 && (!label->strict || is_marked(text, label->word.size())))
      return label;
    if (label == labels.data()) return nullptr;
  }
  return nullptr;
}

char16_t traditional(char16_t unit, bool last) {
  const std::size_t at = last ? tables::kSimplified.rfind(unit) : tables::kSimplified.find(unit);
  return at == std::u16string_view::npos ? unit : tables::kTraditional[at];
}

bool may_begin_han_label(char16_t unit) {
  return unit >= 0x80 && ((tables::kHanFirst[(unit >> 5U) & 7U] >> (unit & 31U)) & 1U) != 0;
}

LabelHit latin_label_at(std::u16string_view text, std::size_t begin) {
  std::array<char16_t, kMaxLabel> squeezed{};
  std::size_t length = 0;
  LabelHit hit;
  std::size_t i = begin;
  while (i < text.size()) {
    const char16_t letter = to_lower(text[i]);
    if (is_lower(letter)) {
      if (length == squeezed.size()) return hit;
      squeezed[length++] = letter;
      ++i;
      if (i < text.size() && is_lower(to_lower(text[i]))) continue;
    } else if (joins(text[i]) && i > begin && !joins(text[i - 1])) {
      ++i;
      continue;
    } else {
      return hit;
    }
    if (i < text.size() && (is_digit(text[i]) || is_other_letter(text[i]))) return hit;
    const Label* label = latin_label({squeezed.data(), length});
    if (label != nullptr && (!label->strict || is_marked(text, i))) hit = {label, i};
  }
  return hit;
}

}  // namespace cardmend::text
