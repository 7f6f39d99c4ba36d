// The rows of spoken_tables.h, which tables/dictation.h has packed, made from data/dictation.json.
//
//   SpokenRow: words u"\u671f"... --value[locale]--> SpokenGroup --first, count--> SpokenReading "7" 985
#ifndef CARDMEND_DICTATION_SPOKEN_ROWS_H_
#define CARDMEND_DICTATION_SPOKEN_ROWS_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace cardmend::dictation {

/** What a spoken word is. */
enum class SpokenKind : std::uint8_t {
  /** Stands for characters, or for none. */
  character,
  /** The same, and may also tell a letter from its likes: "B for boy". */
  for_,
  /** A word of a spelling alphabet. */
  spelled,
  /** Ten, hundred, thousand. */
  scale,
  /** Twenty to ninety. */
  tens,
  /** The next character stands several times. */
  repeat,
  upper,
  lower,
  /** "B as in boy". */
  as_in,
  /** "boy \u7684 B". */
  of,
  separator,
  secret_label,
  number_label,
  /** Of a card or who issues it. */
  name,
  filler,
  /** What was said before is taken back. */
  correction,
  /** What was said before is said again. */
  again,
  /** Means something only in talk about the code; by itself it was not understood. */
  talk,
};

/** What a word is where a code is talked about: "the last four digits are", "\u7b2c\u4e8c\u7ec4". */
enum class SpokenRole : std::uint8_t {
  none,
  /** \u7b2c, which makes a number an ordinal. */
  ordinal_mark,
  /** First, second, third. */
  ordinal,
  /** Where in the code: first, last, the rest. */
  edge,
  /** \u4e2a, or a number with it: a noun may follow. */
  counter,
  /** What a code is made of, one of it: digit, letter. */
  unit,
  /** The same in the plural, or in a language that has none: digits, \u4f4d. */
  units,
  /** What its characters stand in: group, block, line. */
  group,
  groups,
  /** How often it is said. */
  time,
  twice,
  /** In total, altogether. */
  total,
  /** "Is" and its like behind what is talked about. */
  copula,
  /** "Of" and "in" before groups. */
  into,
  /** "A sixteen-digit code". */
  article,
  /** \u518d, "once more" before a verb. */
  again,
  /** To say, to read. */
  say,
  /** From one place to another. */
  until,
};

/** What a word may stand for. */
struct SpokenReading {
  std::array<char, 4> text{};
  std::uint8_t length = 0;
  /** Parts of a thousand; what is missing to 1000 over a group is "something else". */
  std::uint16_t weight = 0;
};

/** Readings, the likeliest first. */
struct SpokenGroup {
  std::uint16_t first = 0;
  std::uint8_t count = 0;
  bool homophone = false;
};

/** The languages that a row is of. */
enum class SpokenIn : std::uint8_t { both, zh_cn, en };

/** Words that stand for the same. */
struct SpokenRow {
  std::uint16_t words = 0;
  SpokenKind kind{};
  SpokenRole role{};
  SpokenIn in{};
  /** By locale: its group, or the zeros of a scale, the digit of tens, the times of a repeat. */
  std::array<std::uint16_t, 2> value{};
};

}  // namespace cardmend::dictation

#endif  // CARDMEND_DICTATION_SPOKEN_ROWS_H_
