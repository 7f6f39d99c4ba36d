// Any failure by knowledge that was changed at random, in its figures and bounds: what a shop may put in its place.
#include "cardmend/knowledge.h"

#include <algorithm>
#include <vector>

#include "cardmend/explain.h"
#include "fuzz/support/failure.h"
#include "fuzz/support/hold.h"
#include "fuzz/targets.h"
#include "laws/explain.h"

namespace cardmend::fuzz {
namespace {

/** A copy of the shipped rows, of which some are changed and put back. */
class ChangedKnowledge {
 public:
  ChangedKnowledge() : view_(shipped_knowledge()) { put_back(); }

  [[nodiscard]] const Knowledge& view() const { return view_; }

  void put_back() {
    const Knowledge& shipped = shipped_knowledge();
    copy(shipped.platforms, platforms_, view_.platforms);
    copy(shipped.remedies, remedies_, view_.remedies);
    copy(shipped.causes, causes_, view_.causes);
    copy(shipped.chances, chances_, view_.chances);
    copy(shipped.supports, supports_, view_.supports);
    copy(shipped.shares, shares_, view_.shares);
    copy(shipped.evidence, evidence_, view_.evidence);
    copy(shipped.factors, factors_, view_.factors);
    copy(shipped.tiers, tiers_, view_.tiers);
  }

  /** One row's figures, within what compileKnowledge allows. */
  void change(Input& input) {
    const std::uint32_t what = input.byte() % 9;
    const std::uint32_t row = input.number<std::uint16_t>();
    const std::uint32_t figure = input.number<std::uint16_t>();
    switch (what) {
      case 0:
        minutes(row_of(platforms_, row).least_arrival, row_of(platforms_, row).most_arrival, figure);
        return;
      case 1:
        minutes(row_of(supports_, row).least_minutes, row_of(supports_, row).most_minutes, figure);
        return;
      case 2:
        row_of(platforms_, row).attempts = static_cast<std::uint8_t>(figure);
        return;
      case 3:
        if (RemedyRow& remedy = row_of(remedies_, row); !remedy.first)
          remedy.platforms = static_cast<std::uint16_t>(figure);
        return;
      case 4:
        row_of(chances_, row).chance = static_cast<std::uint16_t>(1 + figure % 1000);
        return;
      case 5:
        row_of(factors_, row).times = 1 + figure * 16;
        return;
      case 6:
        bounds(row_of(evidence_, row), figure);
        return;
      case 7:
        bounds(row_of(tiers_, row), figure);
        return;
      default:
        move_share(row, figure);
        return;
    }
  }

 private:
  template <typename Row>
  static void copy(std::span<const Row> from, std::vector<Row>& to, std::span<const Row>& view) {
    to.assign(from.begin(), from.end());
    view = to;
  }

  template <typename Row>
  static Row& row_of(std::vector<Row>& rows, std::uint32_t row) {
    return rows[row % rows.size()];
  }

  static void minutes(std::uint16_t& least, std::uint16_t& most, std::uint32_t figure) {
    least = static_cast<std::uint16_t>(figure & 0xFFU);
    most = static_cast<std::uint16_t>(least + 1 + (figure >> 8U));
  }

  template <typename Row>
  static void bounds(Row& row, std::uint32_t figure) {
    row.signal = static_cast<Signal>(figure % std::size(kSignalNames));
    row.least = static_cast<std::int32_t>(figure >> 8U) - 2;
    row.most = row.least + static_cast<std::int32_t>(figure & 0xFFU);
  }

  /** Shares of one failure go on to add up to 1000, and none is nothing. */
  void move_share(std::uint32_t which, std::uint32_t figure) {
    const auto failures = view_.failures;
    const FailureRow& failure = failures[which % failures.size()];
    if (failure.share_count < 2) return;
    const auto own = std::span(shares_).subspan(failure.first_share, failure.share_count);
    ShareRow& from = own[figure % own.size()];
    ShareRow& to = own[(figure + 1) % own.size()];
    const auto part = static_cast<std::uint16_t>(figure % from.share);
    from.share = static_cast<std::uint16_t>(from.share - part);
    to.share = static_cast<std::uint16_t>(to.share + part);
  }

  Knowledge view_;
  std::vector<PlatformRow> platforms_;
  std::vector<RemedyRow> remedies_;
  std::vector<CauseRow> causes_;
  std::vector<RemedyChance> chances_;
  std::vector<SupportRow> supports_;
  std::vector<ShareRow> shares_;
  std::vector<EvidenceRow> evidence_;
  std::vector<FactorRow> factors_;
  std::vector<TierRow> tiers_;
};

}  // namespace

void knowledge(Input& input) {
  static ChangedKnowledge own;
  for (std::size_t count = input.byte() % 16; count > 0; --count) own.change(input);
  const ReadFailure read(input);
  hold(laws::broken_by_explanation(explain_failure(read.failure(), read.evidence(), own.view()), own.view()));
  own.put_back();
}

}  // namespace cardmend::fuzz
