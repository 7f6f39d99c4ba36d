#include "laws/layout.h"

#include <algorithm>
#include <array>

namespace cardmend::laws {
namespace {

/** From the best to the worst for who types. */
int badness(Verdict verdict) {
  constexpr std::array<Verdict, 6> kOrder = {Verdict::valid,   Verdict::repaired, Verdict::doubtful,
                                             Verdict::partial, Verdict::empty,    Verdict::refused};
  return static_cast<int>(std::ranges::find(kOrder, verdict) - kOrder.begin());
}

bool splits_pair(std::u16string_view text, std::size_t at) {
  return at > 0 && at < text.size() && (text[at - 1] & 0xFC00U) == 0xD800U && (text[at] & 0xFC00U) == 0xDC00U;
}

}  // namespace

Broken broken_by_laid(std::u16string_view raw, const Laid& laid) {
  if (laid.caret > laid.value.size()) return "the caret stands in the value";
  if (splits_pair(laid.value, laid.caret)) return "the caret splits no pair";
  if (laid.changed == (laid.value == raw)) return "what changes is told";
  return laid.changed || laid.value.data() == raw.data() ? "" : "what is not changed is the text itself";
}

Broken broken_by_laying_again(Layouter& layouter, std::u16string_view value, std::uint32_t caret,
                              const Product& product, Field field) {
  const Laid again = layouter.lay_out(value, caret, product, field);
  if (again.changed || again.value != value) return "laying out what was laid out changes nothing";
  return again.caret == caret ? "" : "the caret stays where it is";
}

template <typename Any>
Broken broken_by_reading(Any& typed, Any& shown, std::u16string_view raw, std::u16string_view value,
                         std::int32_t product, Field field) {
  const CheckResult& before = typed.check(raw, product, field);
  const CheckResult& after = shown.check(value, product, field);
  if (before.code != after.code || before.number != after.number)
    return "what is laid out is read as what was typed";
  return badness(after.verdict) <= badness(before.verdict)
             ? ""
             : "what is laid out is no worse than what was typed";
}

template Broken broken_by_reading(Checker&, Checker&, std::u16string_view, std::u16string_view, std::int32_t,
                                  Field);
template Broken broken_by_reading(NamedChecker&, NamedChecker&, std::u16string_view, std::u16string_view,
                                  std::int32_t, Field);

}  // namespace cardmend::laws
