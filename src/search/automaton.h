// A format's check digit as a table: the search steps through it with every character that it tries.
#ifndef CARDMEND_SEARCH_AUTOMATON_H_
#define CARDMEND_SEARCH_AUTOMATON_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "cardmend/types_product.h"
#include "search/slip_model.h"

namespace cardmend::search {

/** Holds no part of any text. */
class Automaton {
 public:
  static constexpr std::uint8_t kDead = 0xFF;

  /** For codes of `length`, one of the format's. */
  void prepare(const Format& format, const Symbols& symbols, std::size_t length);

  [[nodiscard]] std::size_t states() const { return states_; }
  [[nodiscard]] std::uint8_t start() const { return start_; }
  /** The state after a symbol at an index; kDead if no code goes on like that. */
  [[nodiscard]] std::uint8_t next(std::size_t index, std::uint8_t state, std::uint8_t symbol) const {
    return table_[(sort_[index] * states_ + state) * symbols_ + symbol];
  }
  /** The same for all symbols. */
  [[nodiscard]] const std::uint8_t* row(std::size_t index, std::uint8_t state) const {
    return &table_[(sort_[index] * states_ + state) * symbols_];
  }
  /** A code may end with the state. */
  [[nodiscard]] bool ends(std::uint8_t state) const { return ends_[state] != 0; }
  /** Of all strings of symbols, the share that a check lets pass. */
  [[nodiscard]] double passing() const { return passing_; }

 private:
  std::size_t states_ = 1;
  std::size_t symbols_ = 0;
  std::uint8_t start_ = 0;
  double passing_ = 1;
  std::array<std::uint8_t, kMaxCode> sort_{};
  std::vector<std::uint8_t> table_;
  std::vector<std::uint8_t> ends_;
};

}  // namespace cardmend::search

#endif  // CARDMEND_SEARCH_AUTOMATON_H_
