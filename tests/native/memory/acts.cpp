#include "native/memory/acts.h"

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
#include "cardmend/named_checker.h"
#include "cardmend/session.h"
#include "shared/product_wire.h"
#include "tables/packed_knowledge.h"

namespace cardmend::test {
namespace {

constexpr std::u16string_view kTyped = u"3f2a-9Obc-77de-a41b";
constexpr std::u16string_view kWrong = u"3F2A-90BC-77DE-A4GB";
constexpr std::u16string_view kMessage =
    u"JD E-card 3F2A-90BC-77DE-A41B, 100 yuan, 2027-01-31\n"
    u"\uff13F2A-90BC-77DE-A41B \u5361\u5bc6 4B1C-22D0-9E8F-7A65\n";

constexpr std::array kVerdicts = {"empty", "partial", "valid", "repaired", "doubtful", "refused"};

std::string ascii(std::u16string_view text) {
  std::string out;
  for (const char16_t unit : text) out += static_cast<char>(unit);
  return out;
}

std::string said_of(const CheckResult& result) {
  std::string out = kVerdicts[static_cast<std::size_t>(result.verdict)];
  out += ' ' + ascii(result.code);
  for (const Candidate& candidate : result.candidates)
    out += ' ' + std::string(candidate.code.data(), candidate.length);
  return out;
}

Product shop_product() {
  Product product;
  for (char c = '0'; c <= '9'; ++c) product.secret.alphabet.add(c);
  product.secret.possible = product.secret.alphabet;
  product.secret.lengths = std::uint64_t{1} << 11U;
  return product;
}

class DefineAct final : public Act {
 public:
  void ask() override { index_ = catalog_.define(shop_product(), {.id = "shop.a", .names = u"\nshop a"}); }
  [[nodiscard]] std::string said() const override {
    const bool last = index_ == catalog_.size() - 1 && catalog_.find("shop.a") == index_;
    const bool whole = catalog_.name_of(index_).names == u"\nshop a" && catalog_.at(index_) == shop_product();
    return std::to_string(catalog_.size() - Catalog().size()) + (last && whole ? " whole" : " broken");
  }

 private:
  Catalog catalog_;
  std::int32_t index_ = -1;
};

class TryProductAct final : public Act {
 public:
  void ask() override {
    const Catalog tried(catalog_, shop_product(), {.id = "shop.a", .names = u"\nshop a"});
    NamedChecker checker(tried);
    verdict_ = checker.check(u"1234 5678 9012", tried.find("shop.a")).verdict;
  }
  [[nodiscard]] std::string said() const override { return kVerdicts[static_cast<std::size_t>(verdict_)]; }

 private:
  Catalog catalog_;
  Verdict verdict_ = Verdict::empty;
};

/** How a Checker is asked. */
enum class Way : std::uint8_t { named, unnamed, offers, again, glance };

template <Way way>
class CheckAct final : public Act {
 public:
  void ask() override {
    const std::int32_t jd = catalog_.find("jd.ecard");
    if constexpr (way == Way::named) {
      result_ = &checker_.check(kTyped, jd);
    } else if constexpr (way == Way::unnamed) {
      result_ = &checker_.check(kMessage.substr(0, 29), kDetect);
    } else if constexpr (way == Way::offers) {
      result_ = &checker_.add_offers(checker_.check(kWrong, jd).offers);
    } else if constexpr (way == Way::again) {
      result_ = &checker_.check_as(kTyped, jd, Field::secret);
    } else {
      const bool clean = checker_.glance(u"3F2A90BC77DEA41B", jd).has_value();
      result_ = &checker_.check(clean ? kTyped : u"", jd);
    }
  }
  [[nodiscard]] std::string said() const override { return said_of(*result_); }
  void wipe() override { checker_.wipe(); }

 private:
  Catalog catalog_;
  Checker checker_{catalog_};
  const CheckResult* result_ = nullptr;
};

class NamedAct final : public Act {
 public:
  void ask() override {
    const OfferKind offers = checker_.check(kTyped, catalog_.find("jd.ecard")).offers;
    result_ = &checker_.add_offers(offers);
  }
  [[nodiscard]] std::string said() const override { return said_of(*result_); }
  void wipe() override { checker_.wipe(); }

 private:
  Catalog catalog_;
  NamedChecker checker_{catalog_};
  const CheckResult* result_ = nullptr;
};

class DetectAct final : public Act {
 public:
  void ask() override { found_ = detector_.detect(kMessage); }
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
    extractor_.open(kMessage);
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
  [[nodiscard]] std::string said() const override { return ascii(laid_.value); }
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
    const UnpackedKnowledge own(tables::kPackedKnowledge);
    why_ = explain_failure({.platform = u"jd", .text = u"voucher has expired"}, {}, own.view());
  }
  [[nodiscard]] std::string said() const override { return std::to_string(why_.causes[0].share); }

 private:
  Explanation why_;
};

std::vector<std::uint8_t> filter_file() {
  KnownBuilder builder("jd.ecard", KnownKey{7}, 16);
  builder.add(kActSecret);
  builder.add("4B1C22D09E8F7A65");
  return builder.build();
}

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

class UseKnownAct final : public Act {
 public:
  void ask() override {
    const std::int32_t jd = catalog_.find("jd.ecard");
    checker_.use_known(jd, &codes_);
    result_ = &checker_.add_offers(checker_.check(kWrong, jd).offers);
  }
  [[nodiscard]] std::string said() const override { return said_of(*result_); }
  void wipe() override { checker_.wipe(); }

 private:
  static const std::vector<std::uint8_t>& file() {
    static const std::vector<std::uint8_t> made = filter_file();
    return made;
  }
  static KnownCodes read() {
    KnownCodes codes;
    codes.read(file());
    return codes;
  }

  Catalog catalog_;
  Checker checker_{catalog_};
  KnownCodes codes_ = read();
  const CheckResult* result_ = nullptr;
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

template <typename One>
std::unique_ptr<Act> make() {
  return std::make_unique<One>();
}

constexpr std::array kActs = {
    ActRow{"Catalog::define", "1 whole", make<DefineAct>},
    ActRow{"Catalog of one more", "valid", make<TryProductAct>},
    ActRow{"NamedChecker::check", "repaired 3F2A90BC77DEA41B", make<NamedAct>},
    ActRow{"Checker::check", "repaired 3F2A90BC77DEA41B", make<CheckAct<Way::named>>},
    ActRow{"Checker::check, detected", "valid 3F2A90BC77DEA41B", make<CheckAct<Way::unnamed>>},
    ActRow{"Checker::add_offers",
           "doubtful 3F2A90BC77DEA4GB 3F2A90BC77DEA4CB 3F2A90BC77DEA46B 3F2A90BC77DEA49B 3F2A90BC77DEA4FB "
           "3F2A90BC77DEA4BB",
           make<CheckAct<Way::offers>>},
    ActRow{"Checker::check_as", "repaired 3F2A90BC77DEA41B", make<CheckAct<Way::again>>},
    ActRow{"Checker::glance", "repaired 3F2A90BC77DEA41B", make<CheckAct<Way::glance>>},
    ActRow{"Checker::use_known", "doubtful 3F2A90BC77DEA4GB 3F2A90BC77DEA41B", make<UseKnownAct>},
    ActRow{"Detector::detect", "jd.ecard 1", make<DetectAct>},
    ActRow{"Extractor::next", "3F2A90BC77DEA41B 3F2A90BC77DEA41B 4B1C22D09E8F7A65 ", make<ExtractAct>},
    ActRow{"Dictator::dictate",
           "doubtful 3F2A90BC77DEA4DB 3F2A90BC77DEA4EB 3F2A90BC77DEA4CB 3F2A90BC77DEA46B 3F2A90BC77DEA4BB",
           make<DictateAct>},
    ActRow{"Layouter::lay_out", "3F2A-90BC-77", make<LayoutAct>},
    ActRow{"explain_failure", "950", make<ExplainAct>},
    ActRow{"explain_failure, own knowledge", "950", make<OwnKnowledgeAct>},
    ActRow{"KnownBuilder::build", "200", make<BuildKnownAct>},
    ActRow{"read_product", "refused", make<WireAct>},
    ActRow{"step_session", "start", make<SessionAct>},
    ActRow{"Block::next", "1 clean", make<BatchAct>},
};

}  // namespace

std::span<const ActRow> all_acts() {
  return kActs;
}

}  // namespace cardmend::test
