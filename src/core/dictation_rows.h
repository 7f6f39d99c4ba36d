// The row types of tables/dictation.h, made from data/dictation.json.
//
//   SpokenRow: words u"\u671f"... --value[locale]--> SpokenGroup --first, count--> SpokenReading "7" 985
#ifndef CARDMEND_CORE_DICTATION_ROWS_H_
#define CARDMEND_CORE_DICTATION_ROWS_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace cardmend::core {

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
};

/** What a word may stand for. */
struct SpokenReading {
  std::array<char, 4> text;
  std::uint8_t length;
  /** Parts of a thousand; what is missing to 1000 over a group is "something else". */
  std::uint16_t weight;
};

/** Readings, the likeliest first. */
struct SpokenGroup {
  std::uint16_t first;
  std::uint8_t count;
  bool homophone;
};

/** The languages that a row is of. */
enum class SpokenIn : std::uint8_t { both, zh_cn, en };

/** Words that stand for the same. */
struct SpokenRow {
  std::uint16_t words;
  SpokenKind kind;
  SpokenIn in;
  /** By locale: its group, or the zeros of a scale, the digit of tens, the times of a repeat. */
  std::array<std::uint16_t, 2> value;
};

}  // namespace cardmend::core

#endif  // CARDMEND_CORE_DICTATION_ROWS_H_
