#include "cardmend/detect.h"

#include <algorithm>
#include <vector>

#include "base/fixed_vector.h"
#include "texts/code_reader.h"
#include "texts/rank/pairing.h"

namespace cardmend {

using base::FixedVector;
using texts::are_one_card;
using texts::Code;
using texts::CodeAndPin;
using texts::CodeReader;
using texts::CodeSink;
using texts::CurrencyWord;
using texts::Fact;
using texts::is_weak;
using texts::MarkedRun;
using texts::per_mille;
using texts::ProductIndex;
using texts::Scored;
using texts::TextClues;

namespace {

/** More cards than these tell nothing new of their products. */
constexpr std::size_t kMaxCards = 8;

/** A shorter run that stands alone, without a label and a name, tells nothing. */
constexpr std::size_t kLeastTelling = 8;

/** The codes of one card. */
struct Runs {
  FixedVector<Code, 2> codes;
  std::array<MarkedRun, 2> runs{};

  [[nodiscard]] std::span<const MarkedRun> view() const { return {runs.data(), codes.size()}; }
};

/** Gathers everything that a text says, wherever it stands. */
class Gatherer final : public CodeSink {
 public:
  explicit Gatherer(ProductIndex& index) : index_(&index) {}

  void open() {
    wipe();
    index_->reset(evidence_);
  }

  void code(Code& code) override {
    if (code.shortened) return;
    if (count_ > 0) {
      FixedVector<Code, 2>& codes = cards_[count_ - 1].codes;
      if (codes.size() == 1) {
        CodeAndPin roles(codes[0], code);
        if (are_one_card(codes[0], code, *index_, evidence_)) {
          roles.keep();
          codes.push_back(code);
          return;
        }
      }
      // What is short says something only beside another code.
      if (codes.size() == 1 && is_weak(codes[0])) {
        codes.wipe();
        --count_;
      } else if (is_weak(code) && codes[codes.size() - 1].line == code.line) {
        return;
      }
    }
    if (count_ == kMaxCards) return;
    cards_[count_++].codes.push_back(code);
  }
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

  [[nodiscard]] const TextClues& evidence() const { return evidence_; }

  /** The cards that were read; one without codes if there are none. */
  std::span<const Runs> cards() {
    if (count_ > 0 && cards_[count_ - 1].codes.size() == 1) {
      const Code& last = cards_[count_ - 1].codes[0];
      const bool tells = count_ == 1 && (last.length >= kLeastTelling || !evidence_.names.empty());
      if (is_weak(last) && !tells) cards_[--count_].codes.wipe();
    }
    for (std::size_t i = 0; i < count_; ++i) {
      for (std::size_t k = 0; k < cards_[i].codes.size(); ++k) cards_[i].runs[k] = cards_[i].codes[k].run();
    }
    return {cards_.data(), std::max<std::size_t>(count_, 1)};
  }

  void wipe() {
    for (Runs& card : cards_) card.codes.wipe();
    count_ = 0;
  }

 private:
  ProductIndex* index_;
  TextClues evidence_;
  std::array<Runs, kMaxCards> cards_{};
  std::size_t count_ = 0;
};

/** Puts a product among the likeliest, equal ones in the order of their indices. */
void add(DetectResult& result, const Detection& item) {
  std::size_t at = result.count;
  while (at > 0 && result.items[at - 1].probability < item.probability) --at;
  if (at == kMaxDetections) return;
  if (result.count < kMaxDetections) ++result.count;
  for (std::size_t i = result.count - 1; i > at; --i) result.items[i] = result.items[i - 1];
  result.items[at] = item;
}

/** What a product has of all cards together. */
struct Share {
  double sum = 0;
  std::uint16_t reasons = 0;
};

/** Each product's share of each card, on the average; `shares` are as many as products, of nothing. */
void share(std::span<const Runs> cards, ProductIndex& index, const TextClues& evidence,
           std::span<Share> shares, DetectResult& result) {
  constexpr std::uint16_t kLeast = 10;
  for (const Runs& card : cards) {
    const std::span<const Scored> scores = index.scores(card.view(), evidence);
    double total = index.others(card.view());
    for (const Scored& scored : scores) total += scored.score.weight;
    for (const Scored& scored : scores) {
      Share& one = shares[static_cast<std::size_t>(scored.product)];
      one.sum += scored.score.weight / total;
      one.reasons |= scored.score.reasons;
    }
  }
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double mean = shares[i].sum / static_cast<double>(cards.size());
    const Detection item{.product = static_cast<std::int32_t>(i),
                         .probability = per_mille(mean),
                         .reasons = shares[i].reasons};
    if (item.probability >= kLeast) add(result, item);
  }
}

}  // namespace

struct Detector::Workspace {
  explicit Workspace(const Catalog& catalog)
      : index(catalog), gatherer(index), reader(index, gatherer.evidence(), gatherer) {}

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
  // Before a code is read: where there is no memory for it, none is left.
  std::vector<Share> shares(static_cast<std::size_t>(space.index.catalog().size()));
  space.gatherer.open();
  space.reader.open(raw.substr(0, kMaxInput));
  while (space.reader.step()) {
  }
  const TextClues& evidence = space.gatherer.evidence();
  DetectResult result{.currency = evidence.currency, .overseas = evidence.overseas};
  share(space.gatherer.cards(), space.index, evidence, shares, result);
  wipe();
  return result;
}

void Detector::wipe() {
  workspace_->reader.close();
  workspace_->gatherer.wipe();
}

}  // namespace cardmend
