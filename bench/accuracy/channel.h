// The channel that makes the errors, and says how likely it is to make one: *not* the model that the search
// uses. How the two differ:
//
//   kinds          An error begins with its kind, drawn at other rates: substitutions 75 %, neighbours
//                  exchanged 12 %, 6 % left out, 5 % too many, jumps, doubles and teens 0.7 % each. Then it
//                  draws its place among those of the code where the kind can happen. The search counts those
//                  places, and how prone the characters are, on what was typed.
//   substitutions  52 of 100 are one of the four pairs that docs/sources.md says are over half of misread
//                  characters; 14 are one of the eight other pairs that it names, all alike; 4 are anything.
//                  The rest come from a list for each character, written by hand and weighted 1/rank. The
//                  search has rates of 80 pairs, keyboards and sounds by way of input.
//   one too many   It doubles its neighbour on either side, or is any.
//   second slips   They come with 14 in 100 codes, not in 14 of 97, and are drawn on what the first left, of
//                  which they may undo or change a part. In the search two slips never touch.
//
// Both take from docs/sources.md ("mistyping") that I/1, O/0, Z/2 and 1/7 are over half of misread
// characters, and the order of the kinds.
#ifndef CARDMEND_BENCH_ACCURACY_CHANNEL_H_
#define CARDMEND_BENCH_ACCURACY_CHANNEL_H_

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace cardmend::bench {

/** One thing that may come of a code, and how likely it is that exactly this does. */
struct Outcome {
  std::string text;
  double probability;
};

class Channel {
 public:
  /**
   * `alphabet` is what codes are made of; only `wanted` characters come of substitutions if it is not empty.
   */
  Channel(std::string alphabet, const std::string& outside);

  /**
   * All that one slip can make of `code`; probabilities add up to 1, but for what leaves the code as it is.
   */
  [[nodiscard]] std::vector<Outcome> one_slip(std::string_view code) const;

  /** P(typed | code, one slip): the same without making a list. */
  [[nodiscard]] double one_slip(std::string_view code, std::string_view typed) const;

  [[nodiscard]] const std::string& alphabet() const { return alphabet_; }

  /** Of the codes with a slip, how many have a second one. */
  static constexpr double kSecond = 0.14;

 private:
  /** P(`c` too many at a gap | code). */
  [[nodiscard]] double inserted(std::string_view code, std::size_t gap, char c) const;
  [[nodiscard]] double misread(std::string_view code, std::size_t at, char typed) const;
  static std::size_t index(char c) {
    return c <= '9' ? static_cast<std::size_t>(c - '0') : static_cast<std::size_t>(c - 'A') + 10;
  }

  std::string alphabet_;
  /** What substitutions may give. */
  std::string outcomes_;
  /** How often each character becomes each other one, of all misreadings, and how often at all. */
  double becomes_[36][36] = {};
  double prone_[36] = {};
};

}  // namespace cardmend::bench

#endif  // CARDMEND_BENCH_ACCURACY_CHANNEL_H_
