#include "cardmend/named_checker.h"

#include "check/beyond.h"
#include "check/named.h"
#include "check/offer_kind.h"

namespace cardmend {

using check::may_be_other;
using check::Named;
using check::offers_of;

struct NamedChecker::Workspace {
  explicit Workspace(const Catalog& catalog) : named(catalog) {}

  Named named;
  bool may_say_more = false;
};

NamedChecker::NamedChecker(const Catalog& catalog) : workspace_(std::make_unique<Workspace>(catalog)) {}

NamedChecker::~NamedChecker() {
  wipe();
}

const CheckResult& NamedChecker::check(std::u16string_view raw, std::int32_t product, Field field,
                                       const Typing& typing) {
  Named& named = workspace_->named;
  named.run(raw, named.wanted(product, field), product);
  CheckResult& result = named.analysis.result;
  result.offers = offers_of(named.format(), false, typing.finished, result);
  // A text that is too long is refused by its length, and nobody looks at it.
  const bool beyond = raw.size() <= kMaxInput && field == Field::secret &&
                      !named.analysis.is_payment_card() &&
                      may_be_other(named.analysis, named.catalog().at(product));
  workspace_->may_say_more = beyond || result.offers == OfferKind::search;
  return result;
}

const CheckResult& NamedChecker::add_offers(OfferKind kind, InputWay /*way*/) {
  Named& named = workspace_->named;
  named.analysis.result.offers = OfferKind::none;
  if (kind == OfferKind::closer_look) named.look_closer();
  return named.analysis.result;
}

std::optional<CleanCode> NamedChecker::glance(std::u16string_view raw, std::int32_t product, Field field) {
  return workspace_->named.glance(raw, product, field);
}

const CheckResult& NamedChecker::check_as(std::u16string_view raw, std::int32_t product, Field field) {
  Named& named = workspace_->named;
  named.run(raw, named.wanted(product, field), product);
  return named.analysis.result;
}

bool NamedChecker::may_say_more() const {
  return workspace_->may_say_more;
}

void NamedChecker::wipe() {
  workspace_->named.wipe();
}

}  // namespace cardmend
