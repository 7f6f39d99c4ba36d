#include "check/locate/parts.h"

#include <algorithm>

#include "base/ascii.h"
#include "check/locate/aside.h"
#include "check/locate/prose.h"

namespace cardmend::check {

using text::Folded;
using text::UnitKind;
using text::UnitKinds;

namespace {

/** Of an open format nothing is known that would tell a code from a word but that words have no digits. */
bool is_part(const Chunk& word, const Format& format) {
  return word.plausible && word.junk_units == 0 && (word.has_digit() || !format.open);
}

/** A text and what its units are. */
struct Units {
  const Folded& folded;
  const UnitKinds& kinds;
};

class PartFinder {
 public:
  PartFinder(const Units& units, const FormatPair& formats, Cut cut, const Chunks& words)
      : units_(units), format_(formats.format), formats_(formats), cut_(cut), words_(words) {}

  Parts run(const Chunk& chunk);

 private:
  [[nodiscard]] bool strayed(const Chunk& word) const {
    return strays(units_.folded, units_.kinds, word, formats_);
  }
  [[nodiscard]] bool alone(const Chunk& word) const;
  [[nodiscard]] bool is_written_word(const Chunk& word) const;
  [[nodiscard]] std::size_t other_end(std::size_t first) const;
  [[nodiscard]] std::size_t code_end(std::size_t first) const;
  std::size_t take(std::size_t first);
  [[nodiscard]] bool is_settled(const Chunk& chunk) const;

  const Units units_;
  const Format& format_;
  const FormatPair formats_;
  const Cut cut_;
  const Chunks& words_;
  Parts parts_;
  /** Words of which nothing is left open; and letters that are no part of a code, unless one goes on. */
  std::size_t settled_ = 0;
  std::size_t letters_ = 0;
  /** Those of them that are written as words are. */
  std::size_t written_ = 0;
};

/** Cells are not joined where one is a code by itself, or where any length will do and the next may be the
 * other code; what stands between signs never is. */
bool PartFinder::alone(const Chunk& word) const {
  if (cut_ != Cut::at_cells) return cut_ == Cut::at_signs;
  return format_.open ? formats_.other.exists() : has_form(units_.folded, units_.kinds, word, format_);
}

/** Letters written as words are, "nitro" or "Thanks", beside a code that has digits, where the format tells
 * small letters from capitals. */
bool PartFinder::is_written_word(const Chunk& word) const {
  const auto* const text = units_.folded.text.data();
  return !format_.ignore_case && !word.has_digit() && word.code_units > 1 &&
         std::none_of(text + word.core.begin + 1, text + word.core.end,
                      [](char16_t c) { return base::is_alnum(c) && !base::is_lower(c); });
}

/** The end of the shortest row of words from `first` on that is the other code, and not letters alone, which
 * are words; `first` if none is. */
std::size_t PartFinder::other_end(std::size_t first) const {
  const std::size_t most = cut_ == Cut::at_signs ? first + 1 : std::min(words_.size(), first + kMaxGroups);
  for (std::size_t end = first + 1; end <= most; ++end) {
    if (words_[end - 1].junk_units > 0 || words_[end - 1].code_units == 0) break;
    const Chunk row = joined(words_, first, end);
    if (row.has_digit() && strayed(row)) return end;
  }
  return first;
}

/** The end of the longest row of parts from `first` on that together have an allowed length; `first` if none
 * has. */
std::size_t PartFinder::code_end(std::size_t first) const {
  std::size_t end = first;
  std::uint32_t sum = 0;
  for (std::size_t i = first; i < words_.size() && is_part(words_[i], format_) && !strayed(words_[i]); ++i) {
    if (i > first && alone(words_[i])) break;
    sum += words_[i].code_units;
    if (sum > format_.most()) break;
    if (format_.has_length(sum)) end = i + 1;
    if (alone(words_[i])) break;
  }
  // "Please keep it safe" has sixteen letters too.
  const bool speech = std::all_of(words_.begin() + first, words_.begin() + end,
                                  [this](const Chunk& word) { return is_written_word(word); });
  return speech ? first : end;
}

/** Takes what begins with a word, and gives the word behind it. */
std::size_t PartFinder::take(std::size_t first) {
  const Chunk& word = words_[first];
  if (const std::size_t end = other_end(first); end > first) {
    if (parts_.other.empty()) parts_.other = joined(words_, first, end).core;
    settled_ += end - first;
    return end;
  }
  if (!is_part(word, format_)) {
    if (!word.plausible || word.code_units == 0 || format_.open)
      ++settled_;
    else if (is_written_word(word))
      ++written_;
    return first + 1;
  }
  if (const std::size_t end = code_end(first); end > first) {
    parts_.codes.push_back(joined(words_, first, end));
    settled_ += end - first;
    return end;
  }
  if (!word.has_digit()) ++letters_;
  if (is_written_word(word)) ++written_;
  return first + 1;
}

bool PartFinder::is_settled(const Chunk& chunk) const {
  const bool both = !parts_.other.empty() && !parts_.codes.empty();
  if (both && cut_ == Cut::at_cells) return true;
  if (cut_ != Cut::at_signs && cut_ != Cut::at_separators) {
    const bool digits = !parts_.codes.empty() && std::ranges::all_of(parts_.codes, &Chunk::has_digit);
    return settled_ + (digits ? written_ : 0) == words_.size();
  }
  // Letters may be what is left of a code, one of whose characters is a sign.
  const bool torn = format_.alphabet.has_letters() && format_.has_length(chunk.code_units + chunk.inner_junk);
  return settled_ + (both || !torn ? letters_ : 0) == words_.size();
}

Parts PartFinder::run(const Chunk& chunk) {
  for (std::size_t first = 0; first < words_.size();) first = take(first);
  parts_.settled = is_settled(chunk);
  return parts_;
}

}  // namespace

bool strays(const Folded& folded, const UnitKinds& kinds, const Chunk& chunk, FormatPair formats) {
  if (!has_form(folded, kinds, chunk, formats.other)) return false;
  Format bare = formats.format;
  bare.prefix_length = 0;
  bare.alphabet = formats.format.characters();
  return !has_form(folded, kinds, chunk, bare);
}

bool has_cells(const Folded& folded, const Chunk& chunk) {
  const auto* const text = folded.text.data();
  return std::any_of(text + chunk.range.begin, text + chunk.range.end, ends_cell);
}

bool has_signs(const Folded& folded, const UnitKinds& kinds, const Chunk& chunk) {
  for (std::uint32_t i = chunk.core.begin; i < chunk.core.end; ++i) {
    if (kinds[i] == UnitKind::junk || is_column_sign(folded.text[i])) return true;
  }
  return false;
}

bool has_masks(const UnitKinds& kinds, const Chunk& chunk) {
  for (std::uint32_t i = chunk.core.begin + 1; i < chunk.core.end; ++i) {
    if (kinds[i] == UnitKind::junk && kinds[i - 1] == UnitKind::junk) return true;
  }
  return false;
}

Parts find_parts(const Folded& folded, const UnitKinds& kinds, const Chunk& chunk, FormatPair formats,
                 Cut cut, Chunks& words) {
  find_chunks(folded, kinds, chunk.range, formats.format, cut, words);
  mark_prose(folded, kinds, formats.format, formats.other, words);
  mark_asides(folded, formats.format, words);
  return PartFinder({folded, kinds}, formats, cut, words).run(chunk);
}

}  // namespace cardmend::check
