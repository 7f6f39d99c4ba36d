#include <algorithm>
#include <vector>

#include "analyse.h"
#include "cardmend/cardmend.h"
#include "cardmend/detect.h"
#include "cardmend/known.h"
#include "other_product.h"
#include "product/score.h"
#include "quick.h"
#include "quick_detect.h"
#include "unnamed.h"

namespace cardmend {

using cards::QuickDetect;
using check::add_product_unclear;
using check::analyse;
using check::Analysis;
using check::Becoming;
using check::becoming;
using check::compare_product;
using check::compare_region;
using check::kAnyCode;
using check::may_be_other;
using check::QuickTable;
using check::settle_unknown;
using core::KnownSet;
using core::Wanted;
using core::wanted_of;
using core::wipe_memory;
using product::kSure;
using text::FoldForm;

namespace {

/** From this posterior on, in parts of a thousand, a product is taken for granted. */
constexpr std::uint16_t kSureShare = static_cast<std::uint16_t>(kSure * 1000);

bool has_code(const void* codes, std::string_view code) {
  return static_cast<const KnownCodes*>(codes)->contains(code);
}

/** The codes that the shop has of one product. */
struct KnownOf {
  std::int32_t product = -1;
  KnownSet set;
};

}  // namespace

std::string_view version() {
  return CARDMEND_VERSION;
}

struct Checker::Workspace {
  const Catalog* catalog;
  FoldForm form;
  Analysis analysis;
  QuickTable quick;
  QuickDetect quick_detect;
  std::unique_ptr<Detector> detector;
  std::array<char16_t, kMaxCode> quick_code{};
  std::vector<KnownOf> known;
  /** The analysis holds a text. */
  bool analysed = false;

  explicit Workspace(const Catalog& all) : catalog(&all), quick_detect(all) {}

  [[nodiscard]] bool is_product(std::int32_t product) const {
    return product >= 0 && product < catalog->size();
  }

  void run(std::u16string_view raw, const Wanted& wanted, std::int32_t product) {
    if (analysed) analysis.wipe();
    analysed = true;
    analyse(raw, wanted, product, form, analysis);
  }

  /** What a field takes of a product, and the codes that the shop has of it. */
  [[nodiscard]] Wanted wanted_for(std::int32_t product, Field field) const {
    Wanted wanted = wanted_of(catalog->at(product), field);
    if (wanted.field == Field::secret) wanted.known = known_of(product);
    return wanted;
  }

  void run(std::u16string_view raw, std::int32_t product, Field field) {
    run(raw, wanted_for(product, field), product);
  }

  [[nodiscard]] const KnownSet* known_of(std::int32_t product) const {
    for (const KnownOf& item : known) {
      if (item.product == product) return &item.set;
    }
    return nullptr;
  }

  /** Whether the shop has the secret in the first `length` units of quick_code. */
  [[nodiscard]] bool is_listed(const KnownSet& set, std::size_t length) const {
    std::array<char, kMaxCode> code{};
    for (std::size_t i = 0; i < length; ++i) code[i] = static_cast<char>(quick_code[i]);
    const bool has = set.contains({code.data(), length});
    wipe_memory(code.data(), length);
    return has;
  }

  DetectResult detect(std::u16string_view raw) {
    // Made when it is first needed: most pages name the product.
    if (!detector) detector = std::make_unique<Detector>(*catalog);
    return detector->detect(raw);
  }

  void read(std::u16string_view raw, std::int32_t product, Field field);
  void run_unnamed(std::u16string_view raw, Field field);
  void add_offers(Field field, const Typing& typing);
  void look_beyond(std::u16string_view raw, std::int32_t product);

  /** The text was refused as a payment card's: nothing else is said of it. */
  [[nodiscard]] bool is_payment_card() const {
    return !analysis.findings.empty() && analysis.findings[0].kind == FindingKind::payment_card;
  }

  void wipe() {
    if (analysed) analysis.wipe();
    analysed = false;
    if (detector) detector->wipe();
    wipe_memory(quick_code.data(), sizeof(quick_code));
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
void Checker::Workspace::run_unnamed(std::u16string_view raw, Field field) {
  if (field == Field::secret) {
    const QuickDetect::Found found = quick_detect.match(raw, form, quick_code);
    if (found.product >= 0) {
      run(raw, found.product, field);
      return;
    }
  }
  const DetectResult detected = detect(raw);
  if (detected.count > 0) {
    const Detection& first = detected.items[0];
    if (first.probability < kSureShare) {
      // One product's list says nothing of a code that may be another's.
      run(raw, wanted_of(catalog->at(first.product), field), first.product);
      if (!is_payment_card()) add_product_unclear(analysis, static_cast<std::int32_t>(detected.count));
    } else {
      run(raw, first.product, field);
      if (!is_payment_card()) compare_region(detected, catalog->at(first.product), analysis);
    }
    if (is_payment_card()) analysis.result.product = -1;
    return;
  }
  run(raw, kAnyCode, -1);
  const Becoming next = becoming(*catalog, analysis.result.code);
  if (next.count == 1 && analysis.result.verdict != Verdict::refused &&
      analysis.result.verdict != Verdict::empty)
    run(raw, next.product, field);
  else
    settle_unknown(analysis, next.count);
}

/** What was named is held against what the text looks like, where it may be something else. */
void Checker::Workspace::look_beyond(std::u16string_view raw, std::int32_t product) {
  if (is_payment_card() || !may_be_other(analysis, catalog->at(product))) return;
  compare_product(*catalog, detect(raw), product, analysis);
}

void Checker::use_known(std::int32_t product, const KnownCodes* codes) {
  std::vector<KnownOf>& known = workspace_->known;
  std::erase_if(known, [product](const KnownOf& item) { return item.product == product; });
  if (codes == nullptr) return;
  const double by_chance = 1.0 / static_cast<double>(std::uint64_t{1} << codes->file().bits);
  known.push_back({.product = product, .set = {.codes = codes, .has = has_code, .by_chance = by_chance}});
}

DetectResult Checker::detect(std::u16string_view raw) {
  return workspace_->detect(raw);
}

/** Where the product is known: what is unclear itself has no readings. */
void Checker::Workspace::add_offers(Field field, const Typing& typing) {
  const std::int32_t product = analysis.result.product;
  if (is_product(product)) check::add_offers(wanted_for(product, field), typing, analysis);
}

/** The analysis, but for the offers. */
void Checker::Workspace::read(std::u16string_view raw, std::int32_t product, Field field) {
  const bool named = is_product(product);
  if (raw.size() > kMaxInput) {
    // Refused by its length: nobody may look at it.
    run(raw, named ? wanted_of(catalog->at(product), field) : kAnyCode, named ? product : -1);
  } else if (!named) {
    run_unnamed(raw, field);
  } else {
    run(raw, product, field);
    if (field == Field::secret) look_beyond(raw, product);
  }
}

const CheckResult& Checker::check(std::u16string_view raw, std::int32_t product, Field field,
                                  const Typing& typing) {
  workspace_->read(raw, product, field);
  workspace_->add_offers(field, typing);
  return workspace_->analysis.result;
}

std::optional<CleanCode> Checker::glance(std::u16string_view raw, std::int32_t product, Field field) {
  if (raw.size() > kMaxInput) return std::nullopt;
  Workspace& space = *workspace_;
  std::size_t length = 0;
  Field found_field = Field::secret;
  if (space.is_product(product)) {
    const Wanted wanted = wanted_of(space.catalog->at(product), field);
    found_field = wanted.field;
    space.quick.prepare(*wanted.format, space.form);
    length = space.quick.match(raw, *wanted.format, space.quick_code);
  } else if (field == Field::secret) {
    const QuickDetect::Found found = space.quick_detect.match(raw, space.form, space.quick_code);
    product = found.product;
    length = found.product < 0 ? 0 : found.length;
  }
  if (length == 0) return std::nullopt;
  const KnownSet* known = found_field == Field::secret ? space.known_of(product) : nullptr;
  if (known != nullptr && !space.is_listed(*known, length)) return std::nullopt;
  return CleanCode{.product = product, .code = {space.quick_code.data(), length}, .listed = known != nullptr};
}

const CheckResult& Checker::check_clean(std::u16string_view raw, std::int32_t product, Field field,
                                        bool listed) {
  // It was found in the list of that time, which may be gone.
  static constexpr KnownSet kHasIt{.has = [](const void*, std::string_view) { return true; }};
  Wanted wanted = wanted_of(workspace_->catalog->at(product), field);
  if (listed) wanted.known = &kHasIt;
  workspace_->run(raw, wanted, product);
  check::add_offers(wanted, {}, workspace_->analysis);
  return workspace_->analysis.result;
}

}  // namespace cardmend
