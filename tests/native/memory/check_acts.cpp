#include <array>
#include <vector>

#include "cardmend/cardmend.h"
#include "cardmend/known.h"
#include "cardmend/named_checker.h"
#include "native/memory/acts.h"

namespace cardmend::test {
namespace {

constexpr std::u16string_view kTyped = u"3f2a-9Obc-77de-a41b";
constexpr std::u16string_view kWrong = u"3F2A-90BC-77DE-A4GB";

constexpr std::array kVerdicts = {"empty", "partial", "valid", "repaired", "doubtful", "refused"};

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
      result_ = &checker_.check(kActMessage.substr(0, 29), kDetect);
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

std::vector<std::uint8_t> filter_file() {
  KnownBuilder builder("jd.ecard", KnownKey{7}, 16);
  builder.add(kActSecret);
  builder.add("4B1C22D09E8F7A65");
  return builder.build();
}

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

constexpr std::array kCheckActs = {
    ActRow{"Catalog::define", "1 whole", make_act<DefineAct>},
    ActRow{"Catalog of one more", "valid", make_act<TryProductAct>},
    ActRow{"NamedChecker::check", "repaired 3F2A90BC77DEA41B", make_act<NamedAct>},
    ActRow{"Checker::check", "repaired 3F2A90BC77DEA41B", make_act<CheckAct<Way::named>>},
    ActRow{"Checker::check, detected", "valid 3F2A90BC77DEA41B", make_act<CheckAct<Way::unnamed>>},
    ActRow{"Checker::add_offers",
           "doubtful 3F2A90BC77DEA4GB 3F2A90BC77DEA4CB 3F2A90BC77DEA46B 3F2A90BC77DEA49B 3F2A90BC77DEA4FB "
           "3F2A90BC77DEA4BB",
           make_act<CheckAct<Way::offers>>},
    ActRow{"Checker::check_as", "repaired 3F2A90BC77DEA41B", make_act<CheckAct<Way::again>>},
    ActRow{"Checker::glance", "repaired 3F2A90BC77DEA41B", make_act<CheckAct<Way::glance>>},
    ActRow{"Checker::use_known", "doubtful 3F2A90BC77DEA4GB 3F2A90BC77DEA41B", make_act<UseKnownAct>},
};

}  // namespace

std::string ascii_of(std::u16string_view text) {
  std::string out;
  for (const char16_t unit : text) out += static_cast<char>(unit);
  return out;
}

std::string said_of(const CheckResult& result) {
  std::string out = kVerdicts[static_cast<std::size_t>(result.verdict)];
  out += ' ' + ascii_of(result.code);
  for (const Candidate& candidate : result.candidates)
    out += ' ' + std::string(candidate.code.data(), candidate.length);
  return out;
}

std::span<const ActRow> check_acts() {
  return kCheckActs;
}

}  // namespace cardmend::test
