// The groups that a code was typed in, beside those that the card shows.
#ifndef CARDMEND_CHECK_ODD_GROUP_H_
#define CARDMEND_CHECK_ODD_GROUP_H_

#include <cstddef>

#include "check/analysis.h"

namespace cardmend::check {

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
 * The one group of the code of `analysis`, whose length is wrong, that is out of line: every other group that
 * was separated from the next one has the length that is printed. The last one may still be being typed.
 */
OddGroup find_odd_group(const Format& format, const Analysis& analysis);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_ODD_GROUP_H_
