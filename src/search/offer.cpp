#include "search/offer.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/wipe.h"
#include "format/doubtful_code.h"
#include "tables/slips.h"

namespace cardmend::search {

using base::WipedAtEnd;
using format::is_doubtful_code;
using format::Slots;
using format::SlotState;

namespace {

/** 0..1 in parts of a thousand: rounded down, so that all of them together are no more than one, but at least
 * 1. */
std::uint16_t per_mille(double probability) {
  return static_cast<std::uint16_t>(std::clamp(probability * 1000, 1.0, 1000.0));
}

/** The characters that a move takes away and puts in their place, one by one. */
void add_changes(const Move& move, std::size_t index, std::string_view typed, const Meant& meant,
                 Candidate& out) {
  const std::size_t count = std::max(move.reads, move.writes);
  for (std::size_t i = 0; i < count; ++i) {
    const char from = i < move.reads ? typed[move.at + i] : '\0';
    const char to = i < move.writes ? meant.code[index + i] : '\0';
    if (from != to && out.change_count < out.changes.size())
      out.changes[out.change_count++] = {static_cast<std::uint8_t>(index + i), from, to};
  }
}

void write(const Meant& meant, std::string_view typed, Candidate& out) {
  out.code = meant.code;
  out.length = meant.length;
  out.probability = per_mille(meant.probability);
  out.change_count = 0;
  // Wraps around where characters were too many, and back.
  std::size_t shift = 0;
  for (std::size_t i = 0; i < meant.move_count; ++i) {
    const Move& move = meant.moves[i];
    add_changes(move, move.at + shift, typed, meant, out);
    shift += static_cast<std::size_t>(move.net());
  }
}

/** The likeliest places, in their order. */
void write_places(std::span<const double> doubts, DoubtPlaces& out) {
  for (std::size_t i = 0; i < doubts.size(); ++i) {
    if (doubts[i] < tables::slips::kDoubt) continue;
    const DoubtPlace place{static_cast<std::uint16_t>(i), per_mille(doubts[i])};
    if (!out.full()) {
      out.push_back(place);
      continue;
    }
    std::size_t least = 0;
    for (std::size_t k = 1; k < out.size(); ++k) {
      if (out[k].probability < out[least].probability) least = k;
    }
    if (out[least].probability >= place.probability) continue;
    for (std::size_t k = least; k + 1 < out.size(); ++k) out[k] = out[k + 1];
    out.back() = place;
  }
}

}  // namespace

void offer(const OfferQuery& query, const Slots& slots, Search& search, Candidates& candidates,
           DoubtPlaces& places) {
  if (slots.empty() || slots.size() > kMaxCode) return;
  std::array<char, kMaxCode> typed{};
  const WipedAtEnd typed_end(typed);
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (slots[i].state == SlotState::foreign) return;
    typed[i] = slots[i].value;
  }
  const std::string_view view(typed.data(), slots.size());
  const SearchResult result =
      search.run({.format = query.format, .way = query.way, .known = query.known, .typed = view});
  const bool checked = query.format->check_digit != CheckDigit::none || query.known != nullptr;
  const double least = checked ? tables::slips::kLeastFirst : tables::slips::kLeastUnchecked;
  const bool sure = !result.codes.empty() && result.codes[0].probability >= least;
  Candidate candidate;
  const WipedAtEnd candidate_end(candidate);
  for (const Meant& meant : result.codes) {
    if (!sure || meant.probability < tables::slips::kLeast ||
        meant.probability < result.codes[0].probability * tables::slips::kLeastBeside)
      break;
    // Who took it would be told that it is rather something else, unless the shop knows it: of a length that
    // is not known, the other code of the card.
    if (query.known == nullptr && (!query.format->has_length(meant.length) ||
                                   is_doubtful_code(*query.format, {meant.code.data(), meant.length})))
      continue;
    write(meant, view, candidate);
    candidates.push_back(candidate);
  }
  write_places(result.doubts, places);
  search.wipe();
}

}  // namespace cardmend::search
