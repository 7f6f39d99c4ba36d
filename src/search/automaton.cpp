#include "search/automaton.h"

#include "format/check_digit.h"

namespace cardmend::search {

using format::check_end;
using format::check_groups;
using format::check_sort;
using format::check_start;
using format::check_step;
using format::rule_of;

namespace {

/** Of all strings of the alphabet, the share that the check of a code lets pass: each of its checks must. */
double passing_of(const Format& format, std::size_t length) {
  double share = 1;
  for (std::size_t checks = check_groups(format, length); checks > 0; --checks)
    share /= rule_of(format.check_digit).passing;
  return share;
}

}  // namespace

void Automaton::prepare(const Format& format, const Symbols& symbols, std::size_t length) {
  states_ = rule_of(format.check_digit).states;
  symbols_ = symbols.size();
  start_ = check_start(format.check_digit);
  passing_ = passing_of(format, length);
  ends_.assign(states_, 0);
  for (std::size_t s = 0; s < states_; ++s)
    ends_[s] = check_end(format.check_digit, static_cast<std::uint8_t>(s)) ? 1 : 0;
  // The place that stands for each sort.
  std::array<std::size_t, kMaxCode> place{};
  std::size_t sorts = 0;
  for (std::size_t i = 0; i < length; ++i) {
    const std::uint32_t sort = check_sort(format, length, i);
    std::size_t found = 0;
    while (found < sorts && check_sort(format, length, place[found]) != sort) ++found;
    if (found == sorts) place[sorts++] = i;
    sort_[i] = static_cast<std::uint8_t>(found);
  }
  table_.resize(sorts * states_ * symbols_);
  std::size_t at = 0;
  for (std::size_t sort = 0; sort < sorts; ++sort) {
    for (std::size_t s = 0; s < states_; ++s) {
      for (std::size_t symbol = 0; symbol < symbols_; ++symbol) {
        const std::uint8_t next =
            check_step(format, length, place[sort], static_cast<std::uint8_t>(s), symbols[symbol]);
        table_[at++] = next < states_ ? next : kDead;
      }
    }
  }
}

}  // namespace cardmend::search
