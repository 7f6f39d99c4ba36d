#include <algorithm>
#include <vector>

#include "answer/clean_detect.h"
#include "answer/known_check.h"
#include "answer/offers.h"
#include "answer/other_product.h"
#include "answer/unnamed.h"
#include "cardmend/cardmend.h"
#include "cardmend/detect.h"
#include "cardmend/known.h"
#include "cardmend/types_heard.h"
#include "check/beyond.h"
#include "check/heard.h"
#include "check/named.h"
#include "check/offer_kind.h"
#include "format/any_code.h"
#include "texts/rank/score.h"

namespace cardmend {

using answer::add_product_unclear;
using answer::becoming;
using answer::compare_known;
using answer::compare_product;
using answer::compare_region;
using answer::has_code;
using answer::Offers;
using answer::QuickDetect;
using answer::settle_unknown;
using check::Analysis;
using check::may_be_other;
using check::Named;
using check::offers_beside_valid;
using check::offers_of;
using check::settle_heard;
using format::kAnyCode;
using format::Wanted;
using texts::kSure;

namespace {

/** From this posterior on, in parts of a thousand, a product is taken for granted. */
constexpr std::uint16_t kSureShare = static_cast<std::uint16_t>(kSure * 1000);

/** What is asked about: a text, or characters that were heard. */
struct Asked {
  std::u16string_view text;
  std::span<const HeardCharacter> heard;
};

/** A label in writing; empty for what is none. */
std::u16string_view label_of(HeardRole role) {
  if (role == HeardRole::secret_label) return u" \u5bc6\u7801";
  return role == HeardRole::number_label ? u" \u5361\u53f7" : u"";
}

/** The codes that the shop has of one product. */
struct KnownOf {
  std::int32_t product = -1;
  const KnownCodes* codes = nullptr;
};

}  // namespace

struct Checker::Workspace {
  Named named;
  Offers offers;
  QuickDetect quick_detect;
  std::unique_ptr<Detector> detector;
  std::vector<KnownOf> known;
  base::FixedVector<char16_t, kMaxInput> heard_text;

  explicit Workspace(const Catalog& all) : named(all), quick_detect(all) {}

  [[nodiscard]] const Catalog& catalog() const { return named.catalog(); }
  [[nodiscard]] Analysis& analysis() { return named.analysis; }

  void run(const Asked& asked, const Wanted& wanted, std::int32_t product) {
    offers.wipe();
    if (asked.heard.empty())
      named.run(asked.text, wanted, product);
    else
      named.run(asked.heard, wanted, product);
  }

  /** Holds what is right against the codes that the shop has, too. */
  void run(const Asked& asked, std::int32_t product, Field field) {
    run(asked, named.wanted(product, field), product);
    if (const KnownCodes* codes = known_of(product, field)) compare_known(*codes, analysis());
  }

  /** The codes that the shop has of what a field takes of a product; nullptr where that is not known. */
  [[nodiscard]] const KnownCodes* known_of(std::int32_t product, Field field) const {
    for (const KnownOf& item : known) {
      if (item.product != product) continue;
      return named.wanted(product, field).field == Field::secret ? item.codes : nullptr;
    }
    return nullptr;
  }

  /** The text to detect a product in. */
  std::u16string_view text_of(const Asked& asked) {
    if (asked.heard.empty()) return asked.text;
    heard_text.wipe();
    for (const HeardCharacter& item : asked.heard) {
      for (const char16_t unit : label_of(item.role)) heard_text.push_back(unit);
      heard_text.push_back(item.character);
    }
    return {heard_text.data(), heard_text.size()};
  }

  DetectResult detect(std::u16string_view raw) {
    // Made when it is first needed: most pages name the product.
    if (!detector) detector = std::make_unique<Detector>(catalog());
    return detector->detect(raw);
  }

  const CheckResult& answer(const Asked& asked, std::int32_t product, Field field, bool finished);
  std::optional<CleanCode> glance_unnamed(std::u16string_view raw);
  void run_unnamed(const Asked& asked, Field field);
  void look_beyond(const Asked& asked, std::int32_t product);

  void wipe() {
    named.wipe();
    offers.wipe();
    heard_text.wipe();
    if (detector) detector->wipe();
  }
};

Checker::Checker(const Catalog& catalog) : workspace_(std::make_unique<Workspace>(catalog)) {
  static_assert(sizeof(Workspace) <= std::size_t{512} * 1024, "cardmend.h says how much it may be");
}

Checker::~Checker() {
  wipe();
}

void Checker::wipe() {
  workspace_->wipe();
}

/** Decides nothing that is not sure: a text that fits several products, or may still become one, says so. */
void Checker::Workspace::run_unnamed(const Asked& asked, Field field) {
  const std::u16string_view text = text_of(asked);
  if (field == Field::secret) {
    const QuickDetect::Found found = quick_detect.match(text, named.code);
    if (found.product >= 0) {
      run(asked, found.product, field);
      return;
    }
  }
  const DetectResult detected = detect(text);
  if (detected.count > 0) {
    const Detection& first = detected.items[0];
    if (first.probability < kSureShare) {
      // One product's list says nothing of a code that may be another's.
      run(asked, named.wanted(first.product, field), first.product);
      if (!analysis().is_payment_card())
        add_product_unclear(analysis(), static_cast<std::int32_t>(detected.count));
    } else {
      run(asked, first.product, field);
      if (!analysis().is_payment_card()) compare_region(detected, catalog().at(first.product), analysis());
    }
    if (analysis().is_payment_card()) analysis().result.product = -1;
    return;
  }
  run(asked, kAnyCode, -1);
  settle_unknown(analysis(), becoming(catalog(), analysis().result.code));
}

/** What was named is held against what the text looks like, where it may be something else. */
void Checker::Workspace::look_beyond(const Asked& asked, std::int32_t product) {
  if (analysis().is_payment_card() || !may_be_other(analysis(), catalog().at(product))) return;
  compare_product(catalog(), detect(text_of(asked)), product, analysis());
}

void Checker::use_known(std::int32_t product, const KnownCodes* codes) {
  std::vector<KnownOf>& known = workspace_->known;
  // Where there is no memory for one more, those that there are stay.
  if (codes != nullptr) known.reserve(known.size() + 1);
  std::erase_if(known, [product](const KnownOf& item) { return item.product == product; });
  if (codes == nullptr) return;
  known.push_back({.product = product, .codes = codes});
}

DetectResult Checker::detect(std::u16string_view raw) {
  return workspace_->detect(raw);
}

/** The analysis, and what there is to look for beside it. */
const CheckResult& Checker::Workspace::answer(const Asked& asked, std::int32_t product, Field field,
                                              bool finished) {
  const bool is_named = named.is_product(product);
  if (asked.text.size() > kMaxInput) {
    // Refused by its length: nobody may look at it.
    run(asked, named.wanted(product, field), is_named ? product : -1);
  } else if (!is_named) {
    run_unnamed(asked, field);
  } else {
    run(asked, product, field);
    if (field == Field::secret) look_beyond(asked, product);
  }
  CheckResult& result = analysis().result;
  // What is unclear itself has no readings.
  if (named.is_product(result.product)) {
    result.offers = offers_of(named.format(), known_of(result.product, field) != nullptr, finished, result);
  }
  return result;
}

const CheckResult& Checker::check(std::u16string_view raw, std::int32_t product, Field field,
                                  const Typing& typing) {
  return workspace_->answer({.text = raw, .heard = {}}, product, field, typing.finished);
}

const CheckResult& Checker::add_offers(OfferKind kind, InputWay way) {
  Workspace& space = *workspace_;
  Named& named = space.named;
  CheckResult& result = named.analysis.result;
  if (!named.is_product(result.product)) return result;
  if (kind == OfferKind::closer_look) named.look_closer();
  if (kind == OfferKind::search || kind == OfferKind::search_known) {
    const KnownCodes* known =
        kind == OfferKind::search ? nullptr : space.known_of(result.product, named.field());
    space.offers.search(named.format(), known, way, named.analysis);
  }
  result.offers = OfferKind::none;
  return result;
}

const CheckResult& Checker::check_heard(std::span<HeardCharacter> heard, std::int32_t product, Field field) {
  const CheckResult& result = workspace_->answer({.text = {}, .heard = heard}, product, field, false);
  settle_heard(workspace_->analysis(), heard);
  return result;
}

std::optional<CleanCode> Checker::Workspace::glance_unnamed(std::u16string_view raw) {
  const QuickDetect::Found found = quick_detect.match(raw, named.code);
  if (found.product < 0 || found.length == 0) return std::nullopt;
  return CleanCode{.product = found.product,
                   .code = {named.code.data(), found.length},
                   .offers = offers_beside_valid(catalog().at(found.product).secret, false)};
}

std::optional<CleanCode> Checker::glance(std::u16string_view raw, std::int32_t product, Field field) {
  Workspace& space = *workspace_;
  std::optional<CleanCode> clean;
  if (space.named.is_product(product))
    clean = space.named.glance(raw, product, field);
  else if (field == Field::secret && raw.size() <= kMaxInput)
    clean = space.glance_unnamed(raw);
  if (!clean) return clean;
  const KnownCodes* known = space.known_of(clean->product, field);
  if (known == nullptr) return clean;
  if (!has_code(*known, clean->code)) return std::nullopt;
  clean->offers = OfferKind::none;
  return clean;
}

const CheckResult& Checker::check_as(std::u16string_view raw, std::int32_t product, Field field) {
  workspace_->run({.text = raw, .heard = {}}, workspace_->named.wanted(product, field), product);
  return workspace_->analysis().result;
}

}  // namespace cardmend
