// The paths from what was typed to a code of one length: what the next step may be.
#ifndef CARDMEND_SEARCH_PATHS_H_
#define CARDMEND_SEARCH_PATHS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/wipe.h"
#include "cardmend/types_product.h"
#include "search/automaton.h"
#include "search/moves.h"
#include "search/slip_model.h"

namespace cardmend::search {

class Paths {
 public:
  /** Sets what was typed, 1..kMaxCode characters, and what it may be a code of.
   * `typed` must live until wipe(). */
  void open(std::string_view typed, const Format& format, InputWay way);

  /** Sets the length that the code has, one of the format's. */
  void set_length(std::size_t length);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  [[nodiscard]] std::size_t length() const { return length_; }
  /** Characters of the code less those that were typed. */
  [[nodiscard]] int more() const { return static_cast<int>(length_) - static_cast<int>(text_.size()); }
  [[nodiscard]] const Symbols& symbols() const { return symbols_; }
  [[nodiscard]] const Automaton& automaton() const { return automaton_; }

  /** The step that reads the next character as it stands. */
  [[nodiscard]] Step clean(const Step& from) const;

  /**
   * Calls `visit(weight, move, step)` for every slip of `net` characters more that a code may have at a
   * step.
   */
  template <typename Visit>
  void moves(const Step& from, int net, Visit visit) const;

  void wipe();

 private:
  void weigh_substitutions();

  /** What symbols_ and model_ were made for: the same format again needs no work. */
  Format format_;
  InputWay way_{};
  std::size_t length_ = 0;
  Symbols symbols_;
  SlipModel model_;
  Automaton automaton_;
  SlipPlaces places_;
  MoveWeights weights_;
  /** By place in what was typed and symbol: what the substitution weighs that wrote this for that. */
  std::array<std::array<float, Symbols::kMost>, kMaxCode> substitutions_{};
  /** So many of its rows may hold something. */
  std::size_t weighed_ = 0;
  std::string_view text_;
  std::array<std::uint8_t, kMaxCode> typed_{};
};

inline Step Paths::clean(const Step& from) const {
  const std::uint8_t symbol = typed_[from.at];
  Step next{static_cast<std::uint8_t>(from.at + 1), static_cast<std::uint8_t>(from.written + 1),
            Automaton::kDead};
  if (symbol != Symbols::kNone && from.written < length_ && symbols_.may_stand(symbol, from.written))
    next.state = automaton_.next(from.written, from.state, symbol);
  return next;
}

/**
 * Calls `visit(weight, move, step)` for every slip of `net` characters more that a code may have at a step.
 */
template <typename Visit>
void Paths::moves(const Step& from, int net, Visit visit) const {
  const std::size_t size = text_.size();
  const std::size_t left = size - from.at;
  const std::uint8_t here = left > 0 ? typed_[from.at] : Symbols::kNone;
  const auto write = [&](float weight, Move move) {
    Step to{static_cast<std::uint8_t>(from.at + move.reads), from.written, from.state};
    if (to.written + move.writes > length_) return;
    for (std::size_t i = 0; i < move.writes; ++i) {
      if (move.symbols[i] == Symbols::kNone || !symbols_.may_stand(move.symbols[i], to.written)) return;
      to.state = automaton_.next(to.written++, to.state, move.symbols[i]);
      if (to.state == Automaton::kDead) return;
    }
    visit(weight, move, to);
  };
  const bool in_prefix = from.written < symbols_.prefix_length();
  const std::size_t first = in_prefix ? symbols_.of(format_.prefix[from.written]) : 0;
  const std::size_t last = in_prefix ? first + 1 : symbols_.alphabet_size();
  // How often the character before the next one was typed in a row.
  const auto run_before = [&](std::uint8_t symbol) {
    std::size_t run = 0;
    while (run < from.at && typed_[from.at - 1 - run] == symbol) ++run;
    return run;
  };
  if (net == 1) {
    if (from.written >= length_) return;
    const std::uint8_t* row = automaton_.row(from.written, from.state);
    const std::uint8_t before = from.at > 0 ? typed_[from.at - 1] : Symbols::kNone;
    for (std::size_t c = first; c < last; ++c) {
      const auto symbol = static_cast<std::uint8_t>(c);
      // Of a row of one character, which of them was left out makes no difference: it is the last one.
      if (symbol == here || row[c] == Automaton::kDead) continue;
      const std::size_t run = symbol == before ? run_before(symbol) : 0;
      visit(weights_.omission * static_cast<float>(1 + run),
            Move{.at = from.at, .reads = 0, .writes = 1, .symbols = {symbol}},
            Step{from.at, static_cast<std::uint8_t>(from.written + 1), row[c]});
    }
    return;
  }
  if (left == 0) return;
  if (net == -1) {
    if (left > 1 && here != Symbols::kNone && typed_[from.at + 1] == here) return;
    const std::size_t run = here == Symbols::kNone ? 0 : run_before(here);
    const float weight =
        weights_.inserted * static_cast<float>(1 + run) + weights_.doubled * static_cast<float>(run);
    write(weight, {.at = from.at, .reads = 1});
    return;
  }
  if (from.written >= length_) return;
  const float* weights = substitutions_[from.at].data();
  const std::uint8_t* row = automaton_.row(from.written, from.state);
  for (std::size_t c = first; c < last; ++c) {
    if (c == here || row[c] == Automaton::kDead) continue;
    visit(weights[c], Move{.at = from.at, .reads = 1, .writes = 1, .symbols = {static_cast<std::uint8_t>(c)}},
          Step{static_cast<std::uint8_t>(from.at + 1), static_cast<std::uint8_t>(from.written + 1), row[c]});
  }
  if (left < 2) return;
  const std::uint8_t second = typed_[from.at + 1];
  if (here != second) {
    write(weights_.transposition, {.at = from.at, .reads = 2, .writes = 2, .symbols = {second, here}});
    const std::uint8_t one_digit = symbols_.of('1');
    const std::uint8_t zero = symbols_.of('0');
    if (second == zero && here != one_digit)
      write(weights_.phonetic, {.at = from.at, .reads = 2, .writes = 2, .symbols = {one_digit, here}});
    if (here == one_digit && second != zero)
      write(weights_.phonetic, {.at = from.at, .reads = 2, .writes = 2, .symbols = {second, zero}});
  } else {
    for (std::size_t c = 0; c < symbols_.alphabet_size(); ++c) {
      const auto symbol = static_cast<std::uint8_t>(c);
      if (symbol != here)
        write(weights_.twin, {.at = from.at, .reads = 2, .writes = 2, .symbols = {symbol, symbol}});
    }
  }
  if (left < 3) return;
  const std::uint8_t third = typed_[from.at + 2];
  if (here != third)
    write(weights_.jump, {.at = from.at, .reads = 3, .writes = 3, .symbols = {third, second, here}});
}

}  // namespace cardmend::search

#endif  // CARDMEND_SEARCH_PATHS_H_
