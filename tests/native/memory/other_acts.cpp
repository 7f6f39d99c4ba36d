#include <array>
#include <vector>

#include "batch/block.h"
#include "cardmend/cardmend.h"
#include "cardmend/detect.h"
#include "cardmend/dictate.h"
#include "cardmend/explain.h"
#include "cardmend/extract.h"
#include "cardmend/knowledge.h"
#include "cardmend/known.h"
#include "cardmend/layout.h"
#include "cardmend/session.h"
#include "native/memory/acts.h"
#include "shared/product_wire.h"
#include "tables/packed_knowledge.h"

namespace cardmend::test {
namespace {

class DetectAct final : public Act {
 public:
  void ask() override { found_ = detector_.detect(kActMessage); }
  [[nodiscard]] std::string said() const override {
    return std::string(catalog_.id_of(found_.items[0].product)) + ' ' + std::to_string(found_.count);
  }
  void wipe() override { detector_.wipe(); }

 private:
  Catalog catalog_;
  Detector detector_{catalog_};
  DetectResult found_;
};

class ExtractAct final : public Act {
 public:
  void ask() override {
    extractor_.open(kActMessage);
    count_ = extractor_.next(cards_);
  }
  [[nodiscard]] std::string said() const override {
    std::string out;
    for (const ExtractedCard& card : std::span(cards_).first(count_))
      out += std::string(card.secret.data(), card.secret_length) + ' ';
    return out;
  }
  void wipe() override {
    extractor_.wipe();
    cards_ = {};
  }

 private:
  Catalog catalog_;
  Extractor extractor_{catalog_};
  std::array<ExtractedCard, 4> cards_;
  std::size_t count_ = 0;
};

class DictateAct final : public Act {
 public:
  void ask() override {
    result_ = &dictator_.dictate(u"three F two A, 90BC, double seven D E, A 4 G B", catalog_.find("jd.ecard"),
                                 SpokenLocale::en);
  }
  [[nodiscard]] std::string said() const override { return said_of(result_->check); }
  void wipe() override { dictator_.wipe(); }

 private:
  Catalog catalog_;
  Checker checker_{catalog_};
  Dictator dictator_{catalog_, checker_};
  const DictateResult* result_ = nullptr;
};

class LayoutAct final : public Act {
 public:
  void ask() override {
    laid_ = layouter_.lay_out(u"3f2a90bc77", 10, catalog_.at(catalog_.find("jd.ecard")));
  }
  [[nodiscard]] std::string said() const override { return ascii_of(laid_.value); }
  void wipe() override { layouter_.wipe(); }

 private:
  Catalog catalog_;
  Layouter layouter_;
  Laid laid_;
};

class ExplainAct final : public Act {
 public:
  void ask() override { why_ = explain_failure({.platform = u"jd", .text = u"voucher has expired"}, {}); }
  [[nodiscard]] std::string said() const override { return std::to_string(why_.causes[0].share); }

 private:
  Explanation why_;
};

class OwnKnowledgeAct final : public Act {
 public:
  void ask() override {
    const UnpackedKnowledge own(tables::kPackedCodes, tables::kPackedWordings);
    why_ = explain_failure({.platform = u"jd", .text = u"voucher has expired"}, {}, own.view());
  }
  [[nodiscard]] std::string said() const override { return std::to_string(why_.causes[0].share); }

 private:
  Explanation why_;
};

class BuildKnownAct final : public Act {
 public:
  void ask() override {
    std::array<char, 16> code{};
    std::ranges::copy(kActSecret, code.begin());
    for (int i = 0; i < 200; ++i) {
      code[14] = static_cast<char>('0' + i / 20);
      code[15] = static_cast<char>('A' + i % 20);
      builder_.add({code.data(), code.size()});
    }
    file_ = builder_.build();
  }
  [[nodiscard]] std::string said() const override {
    KnownCodes known;
    const bool whole = known.read(file_) == KnownStatus::ok && known.contains("3F2A90BC77DEA40B");
    return whole ? std::to_string(known.file().count) : "refused";
  }

 private:
  KnownBuilder builder_{"jd.ecard", KnownKey{7}, 16};
  std::vector<std::uint8_t> file_;
};

class WireAct final : public Act {
 public:
  void ask() override { taken_ = wasm::read_product(words_, wired_); }
  [[nodiscard]] std::string said() const override { return taken_ ? "taken" : "refused"; }

 private:
  std::array<std::int32_t, 400> words_{};
  wasm::WiredProduct wired_;
  bool taken_ = false;
};

class SessionAct final : public Act {
 public:
  void ask() override {
    SessionState state = open_session(*find_session_rules("jd"));
    const SessionDigest card = digest_code({1, 2, 3, 4}, u"3F2A90BC77DEA41B");
    step_session(state, {.kind = SessionEventKind::input, .ready = 1, .now = 1e12, .card = card});
    send_ = step_session(state, {.kind = SessionEventKind::submit, .now = 1e12, .intent = {5, 6, 7, 8}}).send;
  }
  [[nodiscard]] std::string said() const override { return send_ == SessionSend::start ? "start" : "none"; }

 private:
  SessionSend send_ = SessionSend::none;
};

/** The reader of lists: two rows, of which the second needs a closer look. */
class BatchAct final : public Act {
 public:
  void ask() override {
    constexpr std::string_view kRows = "3F2A90BC77DEA41B\n3F2A-90BC\n";
    constexpr std::array<std::uint8_t, 3> kTail = {',', 'o', 'k'};
    block_.plan({.product = catalog_.find("jd.ecard"), .width = 1, .secret = 0}, ',', kTail);
    std::ranges::copy(kRows, block_.open(kRows.size()));
    while (block_.next(0)) ++stops_;
  }
  [[nodiscard]] std::string said() const override { return std::to_string(block_.rows().size()) + " clean"; }
  void wipe() override { block_.wipe(); }

 private:
  Catalog catalog_;
  wasm::Block block_{catalog_};
  int stops_ = 0;
};

constexpr std::array kOtherActs = {
    ActRow{"Detector::detect", "jd.ecard 1", make_act<DetectAct>},
    ActRow{"Extractor::next", "3F2A90BC77DEA41B 3F2A90BC77DEA41B 4B1C22D09E8F7A65 ", make_act<ExtractAct>},
    ActRow{"Dictator::dictate",
           "doubtful 3F2A90BC77DEA4DB 3F2A90BC77DEA4EB 3F2A90BC77DEA4CB 3F2A90BC77DEA46B 3F2A90BC77DEA4BB",
           make_act<DictateAct>},
    ActRow{"Layouter::lay_out", "3F2A-90BC-77", make_act<LayoutAct>},
    ActRow{"explain_failure", "950", make_act<ExplainAct>},
    ActRow{"explain_failure, own knowledge", "950", make_act<OwnKnowledgeAct>},
    ActRow{"KnownBuilder::build", "200", make_act<BuildKnownAct>},
    ActRow{"read_product", "refused", make_act<WireAct>},
    ActRow{"step_session", "start", make_act<SessionAct>},
    ActRow{"Block::next", "1 clean", make_act<BatchAct>},
};

}  // namespace

std::span<const ActRow> other_acts() {
  return kOtherActs;
}

}  // namespace cardmend::test
