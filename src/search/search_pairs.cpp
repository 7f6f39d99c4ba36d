// The part of the search for codes of two slips: best first, and as few of them as can be.
#include "base/wipe.h"
#include "search/search.h"

namespace cardmend::search {

using base::wipe_memory;

/** The second slips behind a first one, as long as one of them can be among the best. */
void Search::expand(const Begun& begun) {
  const std::vector<float>& best = best_[table_of(begun.net)];
  const std::vector<float>& here = here_[table_of(begun.net)];
  const auto may = [&](float weight) { return reaches(begun.weight * static_cast<double>(weight)); };
  for (Step at = begun.at; may(best[cell(at.at, at.state)]);) {
    if (may(here[cell(at.at, at.state)])) {
      paths_.moves(at, begun.net, [&](float weight, const Move& second, const Step& to) {
        const double both = begun.weight * static_cast<double>(weight);
        if (fits_[cell(to.at, to.state)] == 0 || !may_enter(both)) return;
        const std::array<Move, 2> pair = {begun.move, second};
        consider(both, pair);
      });
    }
    if (at.at == paths_.size()) return;
    at = paths_.clean(at);
    if (at.state == Automaton::kDead) return;
  }
}

/** Once all codes of one slip are found, few pairs of slips can still be among the best. */
void Search::expand_all() {
  for (const Begun& begun : begun_) expand(begun);
  if (!begun_.empty()) wipe_memory(begun_.data(), begun_.size() * sizeof(Begun));
  begun_.clear();
}

}  // namespace cardmend::search
