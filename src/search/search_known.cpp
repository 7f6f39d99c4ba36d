// The part of the search for codes that a shop has: nearly no reading is one of them.
#include "search/search.h"
#include "tables/slips.h"

namespace cardmend::search {

/** Windows of falling weight, until one holds some: then those that weigh less are out of the question. */
void Search::find_known() {
  constexpr double kWindow = 1.0 / 16;
  constexpr int kWindows = 12;
  ceiling_ = 1e30;
  floor_ = tables::slips::kOne * kWindow * kWindow;
  for (int i = 0; i < kWindows && count_ == 0; ++i) {
    run_lengths();
    ceiling_ = floor_;
    floor_ *= kWindow;
  }
  // Before anything is asked, a code is one of the set as seldom as some other text is typed just so; that it
  // passes is then 1 / by_chance times likelier if it is. So much do the codes weigh against "none of these".
  total_ = tables::slips::kNoneOfThese * paths_.automaton().passing() * query_->known->by_chance();
  doubts_.fill(0);
  for (std::size_t i = 0; i < count_; ++i) {
    const Meant& meant = found_[i];
    total_ += meant.probability;
    for (std::size_t k = 0; k < meant.move_count; ++k) add_doubt(meant.moves[k], meant.probability);
  }
}

}  // namespace cardmend::search
