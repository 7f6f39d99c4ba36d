// The likeliest codes that a row of choices can mean.
#ifndef CARDMEND_DICTATION_RANK_H_
#define CARDMEND_DICTATION_RANK_H_

#include "dictation/choices.h"

namespace cardmend::dictation {

/** A row with more places is no code: it is not searched. */
inline constexpr std::size_t kMaxPlaces = 72;

/** How many places may be read otherwise than as heard. */
inline constexpr std::size_t kMaxOther = 2;

/** A place of the code that is heard. */
struct SpokenPlace {
  Choices choices;
  /** How often each choice stands there. */
  std::uint8_t times = 1;
};

using SpokenPlaces = base::FixedVector<SpokenPlace, kMaxPlaces>;

/** A code, and where it is read otherwise than as heard. */
struct Ranked {
  std::array<char, kMaxCode> code{};
  std::uint8_t length = 0;
  std::uint8_t other_count = 0;
  std::array<std::uint8_t, kMaxOther> place{};
  std::array<std::uint8_t, kMaxOther> choice{};
  double weight = 0;
};

inline constexpr std::size_t kMaxRanked = 8;

struct Ranking {
  /** The likeliest first; `weight` is then the probability among all codes, those that were not found
   * included. */
  base::FixedVector<Ranked, kMaxRanked> items;
  /** What everything as heard comes to fits the format and its check digit. */
  bool as_heard_fits = false;

  void wipe() {
    items.wipe();
    as_heard_fits = false;
  }
};

/**
 * Every way to read at most kMaxOther places otherwise than by their first choice that gives a code of the
 * format, and of `length` unless that is 0, with a check digit that fits. A place without choices makes the
 * ranking empty. At most some 40,000 codes are tried.
 */
void rank(const SpokenPlaces& places, const Format& format, std::size_t length, Ranking& out);

}  // namespace cardmend::dictation

#endif  // CARDMEND_DICTATION_RANK_H_
