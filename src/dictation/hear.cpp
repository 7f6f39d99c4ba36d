#include "dictation/hear.h"

#include <algorithm>

#include "base/ascii.h"
#include "dictation/lexeme_row.h"
#include "dictation/numbers.h"
#include "dictation/once_more.h"
#include "dictation/spoken_lexicon.h"
#include "dictation/talk.h"
#include "tables/thresholds.h"

namespace cardmend::dictation {

using base::is_upper;
using base::to_upper;
using text::Folded;

namespace {

/** What a word is heard as that stands for nothing but itself. */
struct HeardAs {
  SpokenKind word;
  HeardKind heard;
};
constexpr HeardAs kHeardAs[] = {
    {SpokenKind::separator, HeardKind::separator},
    {SpokenKind::secret_label, HeardKind::secret_label},
    {SpokenKind::number_label, HeardKind::number_label},
    {SpokenKind::name, HeardKind::name},
    {SpokenKind::correction, HeardKind::correction},
    {SpokenKind::again, HeardKind::again},
    {SpokenKind::filler, HeardKind::filler},
    {SpokenKind::of, HeardKind::filler},
};

/** A scale or "as in" that belongs to nothing was not understood. */
HeardKind heard_as(SpokenKind word) {
  const auto* const row = std::ranges::find(kHeardAs, word, &HeardAs::word);
  return row == std::end(kHeardAs) ? HeardKind::gap : row->heard;
}

class Listener : private LexemeRow {
 public:
  Listener(const Folded& folded, std::size_t locale, const CharSet& spell, HearSpace& space)
      : LexemeRow(space.lexemes, {folded.text.data(), folded.text.size()}, locale),
        spell_(spell),
        space_(space) {}

  void run();

 private:
  std::span<const SpokenReading> keep(std::span<const SpokenReading> readings);
  Heard& add(std::size_t first, std::size_t last, HeardKind kind);
  void add_characters(std::size_t first, std::size_t last, std::span<const SpokenReading> readings,
                      bool homophone);
  std::size_t spelled(std::size_t at);
  std::size_t number(std::size_t at);
  [[nodiscard]] Talk talk_from(std::size_t at) const;
  std::size_t talk(std::size_t at);
  std::size_t unknown(std::size_t at);
  std::size_t not_understood(std::size_t at);
  std::size_t known(std::size_t at);
  std::size_t next(std::size_t at);
  [[nodiscard]] bool is_behind_character() const;
  void add_repeat(std::size_t at);
  bool repeat_last(std::size_t at, std::uint8_t times);
  void drop_times();

  const CharSet& spell_;
  HearSpace& space_;
  SaidCase next_case_ = SaidCase::none;
  std::uint8_t next_times_ = 1;
  /** The lexeme that says how often the next characters stand; it begins their span. */
  std::size_t times_at_ = 0;
};

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
  space_.heard.push_back({.begin = lexemes()[first].begin, .end = lexemes()[last].end, .kind = kind});
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
  const bool before = is_spelling(at) && is(SpokenKind::of, at + 1) && letter_at(at + 2) == initial_at(at);
  if (!after && !before) return 0;
  const char initial = initial_at(after ? at + 2 : at);
  const char letter = letter_at(after ? at : at + 2);
  // "B for ..." and a word of another letter: the "for" may be a four.
  if (letter != initial && is(SpokenKind::for_, at + 1)) return 0;
  const SpokenReading sure{.text = {initial}, .length = 1, .weight = tables::kSpelledAgreeing};
  const std::array<SpokenReading, 2> torn{
      SpokenReading{.text = {initial}, .length = 1, .weight = tables::kSpelledWord},
      SpokenReading{.text = {letter}, .length = 1, .weight = tables::kSpelledLetter}};
  const std::span<const SpokenReading> readings = letter == initial ? keep(std::span(&sure, 1)) : keep(torn);
  add_characters(at, at + 2, readings, false);
  return 3;
}

/** Digits that were joined into a number. How many lexemes it takes; 0 if it is none. */
std::size_t Listener::number(std::size_t at) {
  const SpokenNumber number = number_at(lexemes(), at, locale());
  if (number.words == 0) return 0;
  const bool chinese = text()[lexemes()[at].begin] >= 0x80;
  const NumberReading reading = readings_of(number, chinese, is(SpokenKind::tens, at));
  add_characters(at, at + number.words - 1, keep(std::span(reading.items).first(reading.count)), false);
  return number.words;
}

/** A word that is not known: letters that a recogniser joined, or a gap. */
std::size_t Listener::unknown(std::size_t at) {
  const Lexeme& lexeme = lexemes()[at];
  const std::u16string_view word = text().substr(lexeme.begin, lexeme.end - lexeme.begin);
  if (!is_joined(at, spell_)) return not_understood(at);
  SpokenReading whole{
      .text = {}, .length = static_cast<std::uint8_t>(word.size()), .weight = tables::kJoinedLetters};
  for (std::size_t i = 0; i < word.size(); ++i) whole.text[i] = static_cast<char>(to_upper(word[i]));
  const std::array<SpokenReading, 2> readings{
      whole, SpokenReading{.text = {}, .length = 0, .weight = tables::kJoinedWord}};
  add_characters(at, at, keep(readings), true);
  return 1;
}

/** Words that touch each other and are not understood, as one gap. How many lexemes it takes. */
std::size_t Listener::not_understood(std::size_t at) {
  std::size_t last = at;
  for (std::size_t next = at + 1; next < lexemes().size(); last = next++) {
    const Lexeme& lexeme = lexemes()[next];
    const bool touches = lexeme.begin == lexemes()[last].end && !lexeme.mark && initial_at(next) == 0;
    const bool more = lexeme.word == nullptr ||
                      (lexeme.word->kind == SpokenKind::talk && talk_from(next).kind == TalkKind::none);
    if (!touches || !more) break;
  }
  add(at, last, HeardKind::gap);
  return last - at + 1;
}

/** The last that was heard stands for characters. */
bool Listener::is_behind_character() const {
  if (space_.heard.empty() || space_.heard.back().kind != HeardKind::characters) return false;
  return space_.heard.back().readings[0].length > 0;
}

Talk Listener::talk_from(std::size_t at) const {
  // "Letter B number 4 letters": what a word for one character announces is one.
  const bool announced = at > 0 && lexemes()[at - 1].word != nullptr &&
                         lexemes()[at - 1].word->role == SpokenRole::unit && initial_at(at - 1) != 0;
  const bool in_code = announced || (is_behind_character() && !pause_before(at));
  return talk_at(lexemes(), text(), at, locale(), in_code);
}

/** Talk about the code. How many lexemes it takes; 0 if it is none. */
std::size_t Listener::talk(std::size_t at) {
  const Talk talk = talk_from(at);
  const std::size_t last = at + talk.words - 1;
  switch (talk.kind) {
    case TalkKind::none:
      break;
    case TalkKind::aside:
      add(at, last, HeardKind::filler);
      break;
    case TalkKind::group:
      add(at, last, HeardKind::separator);
      break;
    case TalkKind::total:
      add(at, last, HeardKind::total).times = talk.count;
      break;
    case TalkKind::again:
      add(at, last, HeardKind::again);
      break;
    case TalkKind::unsure:
      add_characters(at, last, keep(std::span(talk.readings).first(talk.reading_count)), false);
      break;
  }
  return talk.words;
}

/** "Seven twice": the character before stands so often. False if there is none. */
bool Listener::repeat_last(std::size_t at, std::uint8_t times) {
  if (!is_behind_character() || pause_before(at) || space_.heard.back().times != 1) return false;
  space_.heard.back().times = times;
  space_.heard.back().end = lexemes()[at].end;
  return true;
}

/** The next characters several times; without any it was no number of times. */
void Listener::add_repeat(std::size_t at) {
  const bool follows = begins_character(at + 1);
  const auto times = static_cast<std::uint8_t>(lexemes()[at].word->value[locale()]);
  if (lexemes()[at].word->role == SpokenRole::time) {
    // "Seven three times" and "three times seven"; between two characters it may be either.
    const bool ends = !follows || pause_before(at + 1);
    if (ends && repeat_last(at, times)) return;
    if (!follows || (!ends && is_behind_character() && !pause_before(at))) {
      add(at, at, is_behind_character() ? HeardKind::gap : HeardKind::filler);
      return;
    }
  }
  if (!follows) {
    add(at, at, HeardKind::gap);
    return;
  }
  drop_times();
  next_times_ = times;
  times_at_ = at;
}

std::size_t Listener::known(std::size_t at) {
  const SpokenWord& word = *lexemes()[at].word;
  switch (word.kind) {
    case SpokenKind::character:
    case SpokenKind::for_:
    case SpokenKind::spelled:
      add_characters(at, at, readings_at(at), group_of(word, locale()).homophone);
      break;
    case SpokenKind::repeat:
      add_repeat(at);
      break;
    case SpokenKind::upper:
    case SpokenKind::lower:
      next_case_ = word.kind == SpokenKind::upper ? SaidCase::upper : SaidCase::lower;
      if (next_times_ == 1) add(at, at, HeardKind::filler);
      break;
    case SpokenKind::talk:
      if (word.role != SpokenRole::twice) return not_understood(at);
      if (!repeat_last(at, 2)) add(at, at, HeardKind::filler);
      break;
    default:
      add(at, at, heard_as(word.kind));
  }
  return 1;
}

/** What begins at a lexeme. How many it takes, at least one. */
std::size_t Listener::next(std::size_t at) {
  const bool mark = lexemes()[at].mark;
  if (mark || is_copula(at)) {
    add(at, at, mark ? HeardKind::separator : HeardKind::filler);
    return 1;
  }
  if (const std::size_t taken = spelled(at); taken > 0) return taken;
  if (const std::size_t taken = talk(at); taken > 0) return taken;
  if (lexemes()[at].word == nullptr) return unknown(at);
  const std::size_t taken = number(at);
  return taken > 0 ? taken : known(at);
}

void Listener::run() {
  for (std::size_t at = 0; at < lexemes().size();) at += next(at);
  drop_times();
  settle_again({space_.heard.begin(), space_.heard.end()});
}

}  // namespace

void hear(const Folded& folded, const SpokenLexicon& lexicon, std::size_t locale, const CharSet& spell,
          HearSpace& space) {
  cut(folded, lexicon, space.lexemes);
  Listener(folded, locale, spell, space).run();
}

}  // namespace cardmend::dictation
