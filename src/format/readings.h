// What a character that the alphabet forbids may have been.
//
// Two things follow from a reading. Any one is told to the person and may be offered; only one that is forced
// is written without asking: it is by look, strong (tables::kStrong: a published list names the pair), and
// nothing else that the alphabet leaves has a share worth naming (tables::kForcedShare).
#ifndef CARDMEND_FORMAT_READINGS_H_
#define CARDMEND_FORMAT_READINGS_H_

#include <array>
#include <cstdint>

#include "cardmend/types_product.h"

namespace cardmend::format {

struct Readings {
  /** The likeliest first; more than four are left out. */
  std::array<char, 4> to{};
  std::uint8_t count = 0;
  /** The first of them is what a repair writes. */
  bool forced = false;
  /** One of them at least is likelier than a character that is possible, though not known of the format
   * (tables::kAgainstPossible). */
  bool likely = false;
};

/** The readings of `c` (an ASCII letter, a digit or '|') within an alphabet. */
Readings readings_of(char c, const CharSet& alphabet);

/** The same behind the prefix of a format, whose own pairs come first. Such a pair
 * forces nothing, and where it names another character nothing else is forced either. */
Readings readings_of(char c, const Format& format);

/** True if `c` belongs to the alphabet or has a strong reading in it. */
bool is_plausible(char c, const CharSet& alphabet);

}  // namespace cardmend::format

#endif  // CARDMEND_FORMAT_READINGS_H_
