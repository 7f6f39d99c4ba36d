// The slips as moves of a path: how many typed characters each reads, and what it writes of the code meant.
#ifndef CARDMEND_REPAIR_MOVES_H_
#define CARDMEND_REPAIR_MOVES_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "tables/slips.h"

namespace cardmend {

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

/** What a slip of each kind weighs at one of its places in a code: the kind's share over the number of its
 * places. */
struct MoveWeights {
  float substitution = 0;
  float transposition = 0;
  float omission = 0;
  float doubled = 0;
  float inserted = 0;
  float jump = 0;
  float twin = 0;
  float phonetic = 0;

  /** `length` is the code's, `alphabet` the number of its characters. */
  static MoveWeights of(std::size_t length, std::size_t alphabet) {
    namespace slips = tables::slips;
    const auto over = [length](double share, std::size_t less) {
      return length > less ? static_cast<float>(share / static_cast<double>(length - less)) : 0.0F;
    };
    const auto characters = static_cast<double>(alphabet);
    const double gap = slips::kInsertion / static_cast<double>(length + 1);
    return {.substitution = over(slips::kSubstitution, 0),
            .transposition = over(slips::kTransposition, 1),
            .omission = over(slips::kOmission, 0),
            .doubled = static_cast<float>(gap * slips::kDoubledInsertion),
            .inserted = static_cast<float>(gap * (1 - slips::kDoubledInsertion) / characters),
            .jump = over(slips::kJump, 2),
            .twin = alphabet > 1 ? over(slips::kTwin / (characters - 1), 1) : 0,
            .phonetic = over(slips::kPhonetic, 1)};
  }
};

}  // namespace cardmend

#endif  // CARDMEND_REPAIR_MOVES_H_
