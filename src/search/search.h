// The codes that a wrong one may have been, exactly: best-first over all readings with one slip or two.
//
// What was typed, y, came from a code x by slips. All x of a format are alike before anything is typed, so
//
//   P(x | y)  ~  P(number of slips) * sum over the ways from x to y of (product of the slips' weights)
//
// against everything else that y may be. A way is a path: it reads y from left to right and writes x, and its
// state is (place in y, place in x, state of the check digit, slips left). Two tables over these states,
// filled from the end, say for one slip left how much the best path weighs and what all paths weigh together.
// The sums make the probabilities exact; the best ones tell the search which beginnings can still lead
// anywhere, so that it walks through few of the hundred thousands of paths and misses none of the best.
#ifndef CARDMEND_SEARCH_SEARCH_H_
#define CARDMEND_SEARCH_SEARCH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "cardmend/known.h"
#include "cardmend/types.h"
#include "search/paths.h"

namespace cardmend::search {

/** What is searched for. */
struct Query {
  const Format* format = nullptr;
  InputWay way{};
  /** If there are any, nothing else can be meant; may be nullptr. */
  const KnownCodes* known = nullptr;
  /** 1..kMaxCode characters, as the format's case has them. */
  std::string_view typed;
};

/** A code that may have been meant. */
struct Meant {
  std::array<char, kMaxCode> code{};
  std::uint8_t length = 0;
  std::uint8_t move_count = 0;
  std::array<Move, 2> moves{};
  /** P(x | y), 0..1. */
  double probability = 0;
};

struct SearchResult {
  /** The likeliest first, at most kMaxCandidates. */
  std::span<const Meant> codes;
  /** For each character of `typed` the probability that a slip is there. */
  std::span<const double> doubts;
};

class Search {
 public:
  /** What it gives lives until the next call or wipe(). */
  SearchResult run(const Query& query);

  void wipe();

 private:
  /** A path with its first slip: where it is, and what the second one has to add. */
  struct Begun {
    Step at;
    Move move;
    std::int8_t net = 0;
    double weight = 0;
  };

  void run_length(std::size_t length);
  void fill_fits();
  void fill_one_left(int net);
  void first_slips(int net);
  void second_places(int net);
  void add_doubt(const Move& move, double weight);
  void expand(const Begun& begun);
  void expand_all();
  void consider(double weight, std::span<const Move> moves);
  void write_code(std::span<const Move> moves, Meant& out) const;
  void run_lengths();
  void find_known();
  [[nodiscard]] double none_of_these() const;
  void add(Meant& meant, double weight);
  [[nodiscard]] bool reaches(double weight) const;
  [[nodiscard]] bool may_enter(double weight) const;
  [[nodiscard]] std::size_t cell(std::size_t at, std::uint8_t state) const {
    return at * paths_.automaton().states() + state;
  }

  /** The table for slips of -1, 0 or 1 characters more. */
  static constexpr std::size_t table_of(int net) { return static_cast<std::size_t>(net) + 1; }

  const Query* query_ = nullptr;
  Paths paths_;
  /**
   * A length's codes are so many times likelier, each one, than those of as many characters as were typed.
   */
  double scale_ = 1;
  /** By cell: what is left of y needs no slip. */
  std::vector<std::uint8_t> fits_;
  /** By net + 1 and cell: with one slip left of that net, the best path's weight and that of all. */
  std::array<std::vector<float>, 3> best_;
  std::array<std::vector<float>, 3> sum_;
  /** The best path of that slip among those that have it at the very place. */
  std::array<std::vector<float>, 3> here_;
  /** The same as sum_ for the other side: what all first slips weigh that lead to the cell. */
  std::array<std::vector<float>, 3> behind_;
  /** First slips of a length that a second one may follow. */
  std::vector<Begun> begun_;
  /** What weighs no more than the floor, or more than the ceiling, is not looked at. */
  double floor_ = 0;
  double ceiling_ = 0;
  /** The length that fits_, best_ and sum_ are filled for; 0 if none. */
  std::size_t filled_ = 0;
  std::array<Meant, kMaxCandidates> found_{};
  std::size_t count_ = 0;
  /** What all paths weigh together, and those of two slips among them. */
  double total_ = 0;
  double two_ = 0;
  std::array<double, kMaxCode> doubts_{};
};

}  // namespace cardmend::search

#endif  // CARDMEND_SEARCH_SEARCH_H_
