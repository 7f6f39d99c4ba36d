// The slips as moves of a path: how many typed characters each reads, and what it writes of the code meant.
#ifndef CARDMEND_SEARCH_MOVES_H_
#define CARDMEND_SEARCH_MOVES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tables/slips.h"

namespace cardmend::search {

/** One slip. */
struct Move {
  /** Where in what was typed it is, and how many characters it reads there. */
  std::uint8_t at = 0;
  std::uint8_t reads = 0;
  /** The symbols that it writes. */
  std::uint8_t writes = 0;
  std::array<std::uint8_t, 3> symbols{};

  /** How many characters more the code has for it. */
  [[nodiscard]] int net() const { return static_cast<int>(writes) - static_cast<int>(reads); }
};

/** Where a path is. */
struct Step {
  std::uint8_t at = 0;
  std::uint8_t written = 0;
  /** Automaton::kDead where no path goes on. */
  std::uint8_t state = 0;
};

/** At how many places of a text each kind of slip can happen; at least one, since it may have happened. */
struct SlipPlaces {
  std::size_t transposition = 1;
  std::size_t jump = 1;
  std::size_t twin = 1;
  std::size_t phonetic = 1;

  static SlipPlaces of(std::string_view text);
};

/**
 * What a slip of each kind weighs at one of its places in a code: the kind's share over the number of its
 * places. The shares are counted over all errors, so that a code has the same of each kind, however many
 * places it has for it. Substitutions fall where characters are prone to them: Paths has their weights.
 */
struct MoveWeights {
  float transposition = 0;
  float omission = 0;
  float doubled = 0;
  float inserted = 0;
  float jump = 0;
  float twin = 0;
  float phonetic = 0;

  /** `length` is the code's, `alphabet` the number of its characters. */
  static MoveWeights of(std::size_t length, std::size_t alphabet, const SlipPlaces& places) {
    namespace slips = tables::slips;
    const auto over = [](double share, std::size_t count) {
      return static_cast<float>(share / static_cast<double>(count));
    };
    const auto characters = static_cast<double>(alphabet);
    const double gap = slips::kInsertion / static_cast<double>(length + 1);
    return {.transposition = over(slips::kTransposition, places.transposition),
            .omission = over(slips::kOmission, length),
            .doubled = static_cast<float>(gap * slips::kDoubledInsertion),
            .inserted = static_cast<float>(gap * (1 - slips::kDoubledInsertion) / characters),
            .jump = over(slips::kJump, places.jump),
            .twin = alphabet > 1 ? over(slips::kTwin / (characters - 1), places.twin) : 0,
            .phonetic = over(slips::kPhonetic, places.phonetic)};
  }
};

}  // namespace cardmend::search

#endif  // CARDMEND_SEARCH_MOVES_H_
