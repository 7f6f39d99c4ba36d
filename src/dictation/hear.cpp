#include "dictation/hear.h"

#include <algorithm>

#include "core/ascii.h"
#include "dictation/numbers.h"
#include "dictation/spoken_lexicon.h"

namespace cardmend::dictation {

using core::Folded;
using core::is_alpha;
using core::is_upper;
using core::SpokenKind;
using core::SpokenReading;
using core::to_upper;

namespace {

/** A word that spells a letter has at least so many letters of its own. */
constexpr std::size_t kLeastSpelling = 3;

/** The longest unknown word that is taken for letters which a recogniser joined. */
constexpr std::size_t kMostJoined = 4;

/** A word behind a label is no character if it may be none with this weight. */
constexpr std::uint16_t kCopula = 230;

class Listener {
 public:
  Listener(const Folded& folded, std::size_t locale, const CharSet& spell, HearSpace& space)
      : text_(folded.text.data(), folded.text.size()),
        locale_(locale),
        spell_(spell),
        space_(space),
        lexemes_(space.lexemes) {}

  void run();

 private:
  [[nodiscard]] bool is(SpokenKind kind, std::size_t at) const;
  [[nodiscard]] std::span<const SpokenReading> readings_at(std::size_t at) const;
  [[nodiscard]] char letter_at(std::size_t at) const;
  [[nodiscard]] char initial_at(std::size_t at) const;
  [[nodiscard]] bool is_spelling(std::size_t at) const;
  std::span<const SpokenReading> keep(std::span<const SpokenReading> readings);
  Heard& add(std::size_t first, std::size_t last, HeardKind kind);
  void add_characters(std::size_t first, std::size_t last, std::span<const SpokenReading> readings,
                      bool homophone);
  std::size_t spelled(std::size_t at);
  std::size_t number(std::size_t at);
  [[nodiscard]] bool is_copula(std::size_t at) const;
  std::size_t unknown(std::size_t at);
  std::size_t known(std::size_t at);
  void add_repeat(std::size_t at);
  void drop_times();

  std::u16string_view text_;
  std::size_t locale_;
  const CharSet& spell_;
  HearSpace& space_;
  const Lexemes& lexemes_;
  SaidCase next_case_ = SaidCase::none;
  std::uint8_t next_times_ = 1;
  /** The lexeme that says how often the next characters stand; it begins their span. */
  std::size_t times_at_ = 0;
};

bool Listener::is(SpokenKind kind, std::size_t at) const {
  return at < lexemes_.size() && lexemes_[at].word != nullptr && lexemes_[at].word->kind == kind;
}

std::span<const SpokenReading> Listener::readings_at(std::size_t at) const {
  return readings_in(group_of(*lexemes_[at].word, locale_));
}

/** The single letter that a lexeme stands for most likely; 0 if none. */
char Listener::letter_at(std::size_t at) const {
  if (!is(SpokenKind::character, at) && !is(SpokenKind::spelled, at)) return 0;
  const SpokenReading& reading = readings_at(at)[0];
  return reading.length == 1 && is_upper(static_cast<char16_t>(reading.text[0])) ? reading.text[0] : '\0';
}

/** The first letter of a Latin word, upper case; 0 if it is none. */
char Listener::initial_at(std::size_t at) const {
  const char16_t first = text_[lexemes_[at].begin];
  return is_alpha(first) ? static_cast<char>(to_upper(first)) : '\0';
}

/** A Latin word that can say which letter is meant: no letter or digit itself. */
bool Listener::is_spelling(std::size_t at) const {
  if (at >= lexemes_.size() || lexemes_[at].mark || lexemes_[at].written != 0) return false;
  if (lexemes_[at].end - lexemes_[at].begin < static_cast<int>(kLeastSpelling) || initial_at(at) == 0)
    return false;
  return !is(SpokenKind::character, at) && !is(SpokenKind::tens, at) && !is(SpokenKind::scale, at);
}

/** Readings that stand in no table; nothing once there is no more room, which a code never needs. */
std::span<const SpokenReading> Listener::keep(std::span<const SpokenReading> readings) {
  const std::size_t first = space_.numbers.size();
  for (const SpokenReading& reading : readings) space_.numbers.push_back(reading);
  return space_.numbers.view().subspan(first);
}

/** A number of times that no character follows was none. */
void Listener::drop_times() {
  if (next_times_ == 1) return;
  next_times_ = 1;
  add(times_at_, times_at_, HeardKind::gap);
}

Heard& Listener::add(std::size_t first, std::size_t last, HeardKind kind) {
  if (kind != HeardKind::characters) drop_times();
  space_.heard.push_back({.begin = lexemes_[first].begin, .end = lexemes_[last].end, .kind = kind});
  return space_.heard.back();
}

void Listener::add_characters(std::size_t first, std::size_t last, std::span<const SpokenReading> readings,
                              bool homophone) {
  Heard& heard = add(next_times_ > 1 ? times_at_ : first, last, HeardKind::characters);
  heard.readings = readings;
  heard.homophone = homophone;
  heard.times = next_times_;
  const bool is_letter = !readings.empty() && is_upper(static_cast<char16_t>(readings[0].text[0]));
  if (is_letter) {
    heard.said_case = next_case_;
    next_case_ = SaidCase::none;
  }
  next_times_ = 1;
  // Characters that could not be kept are lost.
  if (readings.empty()) heard.kind = HeardKind::gap;
}

/**
 * A letter with a word that says which it is: "B as in boy", "B for bravo", "boy \u7684 B". Where letter and
 * word do not agree, the word is believed, in doubt. How many lexemes it takes; 0 if it is nothing of it.
 */
std::size_t Listener::spelled(std::size_t at) {
  const bool after = letter_at(at) != 0 && (is(SpokenKind::as_in, at + 1) || is(SpokenKind::for_, at + 1)) &&
                     is_spelling(at + 2);
  const bool before = is_spelling(at) && is(SpokenKind::of, at + 1) && at + 2 < lexemes_.size() &&
                      letter_at(at + 2) == initial_at(at);
  if (!after && !before) return 0;
  const char initial = initial_at(after ? at + 2 : at);
  const char letter = letter_at(after ? at : at + 2);
  // "B for ..." and a word of another letter: the "for" may be a four.
  if (letter != initial && is(SpokenKind::for_, at + 1)) return 0;
  const SpokenReading sure{.text = {initial}, .length = 1, .weight = 998};
  const std::array<SpokenReading, 2> torn{SpokenReading{.text = {initial}, .length = 1, .weight = 700},
                                          SpokenReading{.text = {letter}, .length = 1, .weight = 250}};
  const std::span<const SpokenReading> readings = letter == initial ? keep(std::span(&sure, 1)) : keep(torn);
  add_characters(at, at + 2, readings, false);
  return 3;
}

/** Digits that were joined into a number. How many lexemes it takes; 0 if it is none. */
std::size_t Listener::number(std::size_t at) {
  const SpokenNumber number = number_at(lexemes_, at, locale_);
  if (number.words == 0) return 0;
  const bool chinese = text_[lexemes_[at].begin] >= 0x80;
  const NumberReading reading = readings_of(number, chinese, is(SpokenKind::tens, at));
  add_characters(at, at + number.words - 1, keep(std::span(reading.items).first(reading.count)), false);
  return number.words;
}

/** "Is" behind a label is no character, though it sounds like one. */
bool Listener::is_copula(std::size_t at) const {
  if (at == 0 || !is(SpokenKind::character, at) || lexemes_[at].written != 0) return false;
  if (!is(SpokenKind::secret_label, at - 1) && !is(SpokenKind::number_label, at - 1) &&
      !is(SpokenKind::separator, at - 1))
    return false;
  const std::span<const SpokenReading> readings = readings_at(at);
  return std::ranges::any_of(readings, [](const SpokenReading& reading) {
    return reading.length == 0 && reading.weight >= kCopula;
  });
}

/** A word that is not known: letters that a recogniser joined, or a gap. */
std::size_t Listener::unknown(std::size_t at) {
  const Lexeme& lexeme = lexemes_[at];
  const std::u16string_view word = text_.substr(lexeme.begin, lexeme.end - lexeme.begin);
  bool joined = word.size() <= kMostJoined;
  for (const char16_t c : word) joined = joined && is_alpha(c) && spell_.has(to_upper(c));
  if (!joined) {
    add(at, at, HeardKind::gap);
    return 1;
  }
  SpokenReading whole{.text = {}, .length = static_cast<std::uint8_t>(word.size()), .weight = 650};
  for (std::size_t i = 0; i < word.size(); ++i) whole.text[i] = static_cast<char>(to_upper(word[i]));
  const std::array<SpokenReading, 2> readings{whole, SpokenReading{.text = {}, .length = 0, .weight = 250}};
  add_characters(at, at, keep(readings), true);
  return 1;
}

/** The next characters several times; without any it was no number of times. */
void Listener::add_repeat(std::size_t at) {
  const bool spelling = is_spelling(at + 1) && is(SpokenKind::of, at + 2);
  const bool follows = spelling || is(SpokenKind::character, at + 1) || is(SpokenKind::spelled, at + 1) ||
                       is(SpokenKind::for_, at + 1) || is(SpokenKind::upper, at + 1) ||
                       is(SpokenKind::lower, at + 1);
  if (!follows) {
    add(at, at, HeardKind::gap);
    return;
  }
  drop_times();
  next_times_ = static_cast<std::uint8_t>(lexemes_[at].word->value[locale_]);
  times_at_ = at;
}

std::size_t Listener::known(std::size_t at) {
  const SpokenWord& word = *lexemes_[at].word;
  switch (word.kind) {
    case SpokenKind::character:
    case SpokenKind::for_:
    case SpokenKind::spelled:
      add_characters(at, at, readings_at(at), group_of(word, locale_).homophone);
      break;
    case SpokenKind::repeat:
      add_repeat(at);
      break;
    case SpokenKind::upper:
    case SpokenKind::lower:
      next_case_ = word.kind == SpokenKind::upper ? SaidCase::upper : SaidCase::lower;
      if (next_times_ == 1) add(at, at, HeardKind::filler);
      break;
    case SpokenKind::separator:
      add(at, at, HeardKind::separator);
      break;
    case SpokenKind::secret_label:
      add(at, at, HeardKind::secret_label);
      break;
    case SpokenKind::number_label:
      add(at, at, HeardKind::number_label);
      break;
    case SpokenKind::name:
      add(at, at, HeardKind::name);
      break;
    case SpokenKind::correction:
      add(at, at, HeardKind::correction);
      break;
    case SpokenKind::filler:
    case SpokenKind::of:
      add(at, at, HeardKind::filler);
      break;
    default:
      // A scale or "as in" that belongs to nothing.
      add(at, at, HeardKind::gap);
  }
  return 1;
}

void Listener::run() {
  for (std::size_t at = 0; at < lexemes_.size();) {
    if (lexemes_[at].mark) {
      add(at, at, HeardKind::separator);
      ++at;
      continue;
    }
    if (const std::size_t taken = spelled(at); taken > 0) {
      at += taken;
      continue;
    }
    if (lexemes_[at].word == nullptr) {
      at += unknown(at);
      continue;
    }
    if (is_copula(at)) {
      add(at, at, HeardKind::filler);
      ++at;
      continue;
    }
    const std::size_t taken = number(at);
    at += taken > 0 ? taken : known(at);
  }
  drop_times();
}

}  // namespace

void hear(const Folded& folded, const SpokenLexicon& lexicon, std::size_t locale, const CharSet& spell,
          HearSpace& space) {
  cut(folded, lexicon, space.lexemes);
  Listener(folded, locale, spell, space).run();
}

}  // namespace cardmend::dictation
