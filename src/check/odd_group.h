// The groups that a code was typed in, beside those that the card shows.
#ifndef CARDMEND_CHECK_ODD_GROUP_H_
#define CARDMEND_CHECK_ODD_GROUP_H_

#include <cstddef>

#include "check/analysis.h"

namespace cardmend::check {

/** So many characters are the number of a list's line, or a count, and no group of any card. */
inline constexpr std::size_t kMostApart = 2;

/** A group that has not as many characters as the card shows there. */
struct OddGroup {
  /** From 1. */
  std::size_t group = 0;
  /** The slot that it begins with. */
  std::size_t first = 0;
  std::size_t have = 0;
  /** 0: there is no such group, or more than one, so that nobody could say which. */
  std::size_t want = 0;
};

/**
 * The one group of the code of `analysis` that is out of line: every other group that was separated from the next one has the
 * length that is printed. The last one may still be being typed. Of a code whose length is right there is one where a character
 * or two stand apart at one end that fill the gap of another group: "1 AQ7KM-2W9P4-ZRTB" is the first line of a list.
 */
OddGroup find_odd_group(const Format& format, const Analysis& analysis);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_ODD_GROUP_H_
