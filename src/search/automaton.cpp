#include "search/automaton.h"

#include "format/check_digit.h"

namespace cardmend::search {

using format::check_end;
using format::check_sort;
using format::check_start;
using format::check_states;
using format::check_step;

namespace {

/** Of all strings of the alphabet, the share that the check of a code lets pass. */
double passing_of(const Format& format, std::size_t length, std::size_t states) {
  switch (format.check_digit) {
    case CheckDigit::none:
      return 1;
    case CheckDigit::mod31_per_group: {
      const Layout* layout = format.layout_for(length);
      const std::size_t groups = layout != nullptr && layout->length == length ? layout->group_count : 1;
      double share = 1;
      for (std::size_t i = 0; i < groups; ++i) share /= 31;
      return share;
    }
    case CheckDigit::mod11_10:
      return 0.1;
    case CheckDigit::mod37_36:
      return 1.0 / 36;
    default:
      return 1.0 / static_cast<double>(states);
  }
}

}  // namespace

void Automaton::prepare(const Format& format, const Symbols& symbols, std::size_t length) {
  states_ = check_states(format.check_digit);
  symbols_ = symbols.size();
  start_ = check_start(format.check_digit);
  passing_ = passing_of(format, length, states_);
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
