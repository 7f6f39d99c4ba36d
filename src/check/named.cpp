#include "check/named.h"

#include "base/wipe.h"
#include "check/heard.h"
#include "check/offer_kind.h"
#include "format/any_code.h"

namespace cardmend::check {

using base::wipe_memory;
using format::kAnyCode;
using format::Wanted;
using format::wanted_of;

Wanted Named::wanted(std::int32_t product, Field field) const {
  return is_product(product) ? wanted_of(catalog_->at(product), field) : kAnyCode;
}

void Named::begin(const Wanted& wanted) {
  wipe_analysis();
  analysed_ = true;
  field_ = wanted.field;
}

void Named::run(std::u16string_view text, const Wanted& wanted, std::int32_t product) {
  begin(wanted);
  analyse(text, wanted, product, analysis);
}

void Named::run(std::span<const HeardCharacter> heard, const Wanted& wanted, std::int32_t product) {
  begin(wanted);
  analyse_heard(heard, wanted, product, analysis);
}

std::optional<CleanCode> Named::glance(std::u16string_view raw, std::int32_t product, Field field) {
  if (raw.size() > kMaxInput) return std::nullopt;
  const Format& format = *wanted_of(catalog_->at(product), field).format;
  quick_.prepare(format);
  const std::size_t length = quick_.match(raw, format, code);
  if (length == 0) return std::nullopt;
  return CleanCode{
      .product = product, .code = {code.data(), length}, .offers = offers_beside_valid(format, false)};
}

void Named::look_closer() {
  doubts_.wipe();
  check::look_closer(format(), analysis, doubts_);
  analysis.result.doubts = doubts_.view();
}

void Named::wipe_analysis() {
  if (!analysed_) return;
  analysis.wipe();
  doubts_.wipe();
  analysed_ = false;
}

void Named::wipe() {
  wipe_analysis();
  wipe_memory(code.data(), sizeof(code));
}

}  // namespace cardmend::check
