#include "dictation/lexeme_row.h"

#include <algorithm>

#include "base/ascii.h"

namespace cardmend::dictation {

using base::is_alnum;
using base::is_alpha;
using base::is_space;
using base::is_upper;
using base::to_upper;

namespace {

/** A word that spells a letter has at least so many letters of its own. */
constexpr std::size_t kLeastSpelling = 3;

/** A word behind a label is no character if it may be none with this weight. */
constexpr std::uint16_t kCopula = 230;

/** The longest unknown word that is taken for letters which a recogniser joined. */
constexpr std::size_t kMostJoined = 4;

}  // namespace

bool LexemeRow::is(SpokenKind kind, std::size_t at) const {
  return at < lexemes_.size() && lexemes_[at].word != nullptr && lexemes_[at].word->kind == kind;
}

std::span<const SpokenReading> LexemeRow::readings_at(std::size_t at) const {
  return readings_in(group_of(*lexemes_[at].word, locale_));
}

char LexemeRow::letter_at(std::size_t at) const {
  if (!is(SpokenKind::character, at) && !is(SpokenKind::spelled, at)) return 0;
  const SpokenReading& reading = readings_at(at)[0];
  return reading.length == 1 && is_upper(static_cast<char16_t>(reading.text[0])) ? reading.text[0] : '\0';
}

char LexemeRow::initial_at(std::size_t at) const {
  const char16_t first = text_[lexemes_[at].begin];
  return is_alpha(first) ? static_cast<char>(to_upper(first)) : '\0';
}

bool LexemeRow::is_spelling(std::size_t at) const {
  if (at >= lexemes_.size() || lexemes_[at].written != 0) return false;
  if (lexemes_[at].end - lexemes_[at].begin < static_cast<int>(kLeastSpelling) || initial_at(at) == 0)
    return false;
  return !is(SpokenKind::character, at) && !is(SpokenKind::tens, at) && !is(SpokenKind::scale, at);
}

SpokenRole LexemeRow::role(std::size_t at) const {
  return at < lexemes_.size() && lexemes_[at].word != nullptr ? lexemes_[at].word->role : SpokenRole::none;
}

bool LexemeRow::is_noun(std::size_t at) const {
  switch (role(at)) {
    case SpokenRole::unit:
    case SpokenRole::units:
    case SpokenRole::group:
    case SpokenRole::groups:
    case SpokenRole::time:
      return true;
    default:
      return false;
  }
}

bool LexemeRow::is_latin(std::size_t at) const {
  return at < lexemes_.size() && is_alnum(text_[lexemes_[at].begin]);
}

bool LexemeRow::pause_before(std::size_t at) const {
  if (at == 0 || at >= lexemes_.size()) return true;
  const std::size_t end = lexemes_[at - 1].end;
  return !std::ranges::all_of(text_.substr(end, lexemes_[at].begin - end), is_space);
}

bool LexemeRow::colon_before(std::size_t at) const {
  if (at == 0 || at >= lexemes_.size()) return false;
  const std::size_t end = lexemes_[at - 1].end;
  return text_.substr(end, lexemes_[at].begin - end).find(u':') != std::u16string_view::npos;
}

bool LexemeRow::is_character(std::size_t at) const {
  return is(SpokenKind::character, at) || is(SpokenKind::for_, at) || is(SpokenKind::spelled, at);
}

std::size_t LexemeRow::characters_from(std::size_t at) const {
  constexpr std::size_t kMost = 12;
  std::size_t end = at;
  while (end < at + kMost && is_character(end) && (end == at || !pause_before(end))) ++end;
  return end - at;
}

bool LexemeRow::is_copula(std::size_t at) const {
  if (at == 0 || !is(SpokenKind::character, at) || lexemes_[at].written != 0) return false;
  if (!is(SpokenKind::secret_label, at - 1) && !is(SpokenKind::number_label, at - 1) &&
      !is(SpokenKind::separator, at - 1))
    return false;
  const std::span<const SpokenReading> readings = readings_at(at);
  return std::ranges::any_of(readings, [](const SpokenReading& reading) {
    return reading.length == 0 && reading.weight >= kCopula;
  });
}

bool LexemeRow::begins_character(std::size_t at) const {
  const bool spelling = is_spelling(at) && is(SpokenKind::of, at + 1);
  return spelling || is_character(at) || is(SpokenKind::upper, at) || is(SpokenKind::lower, at);
}

bool LexemeRow::is_joined(std::size_t at, const CharSet& spell) const {
  const std::u16string_view word = text_.substr(lexemes_[at].begin, lexemes_[at].end - lexemes_[at].begin);
  return word.size() <= kMostJoined &&
         std::ranges::all_of(word, [&spell](char16_t c) { return is_alpha(c) && spell.has(to_upper(c)); });
}

}  // namespace cardmend::dictation
