#include "cardmend/detect.h"

#include <algorithm>

#include "code_reader.h"
#include "core/wipe.h"
#include "tables/detection.h"

namespace cardmend {
namespace {

/** A run as short as this says something only beside another one, a label or a name. */
constexpr std::size_t kShort = 8;

/** Gathers everything that a text says, wherever it stands. */
class Gatherer final : public CodeSink {
 public:
  explicit Gatherer(const ProductIndex& index) : index_(&index) {}

  void open() {
    wipe();
    index_->reset(evidence_);
  }

  void code(const Code& code) override { codes_.push_back(code); }
  void amount(const Fact& fact) override {
    if (fact.currency != nullptr) currency(*fact.currency);
  }
  void expiry(const Fact& /*fact*/) override {}
  void name(std::int32_t name, std::uint32_t /*line*/) override { index_->add_name(name, evidence_); }
  void currency(const CurrencyWord& word) override {
    if (word.common) return;
    if (word.code[0] == 0) {
      evidence_.overseas = true;
    } else if (evidence_.currency[0] == 0) {
      evidence_.currency = word.code;
    }
  }
  void line_break(std::uint8_t /*lines*/) override {}
  void record_end() override {}

  [[nodiscard]] const Evidence& evidence() const { return evidence_; }

  /** The runs that were read, into `runs`; how many. */
  std::size_t runs(std::array<MarkedRun, kMaxRuns>& runs) const {
    for (std::size_t i = 0; i < codes_.size(); ++i) runs[i] = codes_[i].run();
    const bool alone = codes_.size() == 1 && codes_[0].length < kShort && codes_[0].mark == RunMark::none;
    return alone && evidence_.names.empty() ? 0 : codes_.size();
  }

  void wipe() { codes_.wipe(); }

 private:
  const ProductIndex* index_;
  Evidence evidence_;
  FixedVector<Code, kMaxRuns> codes_;
};

/** Keeps the heaviest, equal ones in the order of their indices. */
class Best {
 public:
  void add(std::int32_t product, const ProductScore& score) {
    total_ += score.weight;
    std::size_t at = count_;
    while (at > 0 && weights_[at - 1] < score.weight) --at;
    if (at == kMaxDetections) return;
    if (count_ < kMaxDetections) ++count_;
    for (std::size_t i = count_ - 1; i > at; --i) {
      items_[i] = items_[i - 1];
      weights_[i] = weights_[i - 1];
    }
    items_[at] = {.product = product, .probability = 0, .reasons = score.reasons};
    weights_[at] = score.weight;
  }

  void write(DetectResult& out) const {
    constexpr std::uint16_t kLeast = 10;
    const double all = total_ + tables::detection::kNone;
    for (std::size_t i = 0; i < count_; ++i) {
      Detection item = items_[i];
      item.probability = static_cast<std::uint16_t>(weights_[i] / all * 1000 + 0.5);
      if (item.probability >= kLeast) out.items[out.count++] = item;
    }
  }

 private:
  std::array<Detection, kMaxDetections> items_{};
  std::array<double, kMaxDetections> weights_{};
  std::size_t count_ = 0;
  double total_ = 0;
};

}  // namespace

struct Detector::Workspace {
  explicit Workspace(const Catalog& catalog)
      : index(catalog), gatherer(index), reader(index, gatherer.evidence(), form, gatherer) {}

  FoldForm form;
  ProductIndex index;
  Gatherer gatherer;
  CodeReader reader;
};

Detector::Detector(const Catalog& catalog) : workspace_(std::make_unique<Workspace>(catalog)) {}

Detector::~Detector() {
  wipe();
}

DetectResult Detector::detect(std::u16string_view raw) {
  Workspace& space = *workspace_;
  space.index.refresh();
  space.gatherer.open();
  space.reader.open(raw.substr(0, kMaxInput));
  while (space.reader.step()) {
  }
  std::array<MarkedRun, kMaxRuns> runs{};
  const std::size_t count = space.gatherer.runs(runs);
  const Evidence& evidence = space.gatherer.evidence();
  Best best;
  for (std::int32_t i = 0; i < space.index.catalog().size(); ++i) {
    const bool named = evidence.named[static_cast<std::size_t>(i)] > 1;
    if (!named && !space.index.may_fit(i, {runs.data(), count})) continue;
    const ProductScore score = space.index.score(i, {runs.data(), count}, evidence);
    if (score.weight > 0) best.add(i, score);
  }
  DetectResult result{.currency = evidence.currency, .overseas = evidence.overseas};
  best.write(result);
  wipe();
  return result;
}

void Detector::wipe() {
  workspace_->reader.close();
  workspace_->gatherer.wipe();
}

}  // namespace cardmend
