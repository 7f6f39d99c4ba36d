// The check of one text, the layout of a field and its keyboard: plain exports over one buffer for each way. This
// file is compiled for each part that has them, with the checker of its own. Only the C++ of bindings/wasm names
// Emscripten.
#include <emscripten/emscripten.h>

#include "cardmend/layout.h"
#include "part_checker.h"
#include "shared/buffers.h"

namespace cardmend::wasm {

Catalog& catalog() {
  static Catalog instance;
  return instance;
}

PartChecker& checker() {
  static PartChecker instance(catalog());
  return instance;
}

}  // namespace cardmend::wasm

namespace {

using namespace cardmend::wasm;
using cardmend::CheckResult;
using cardmend::OfferKind;

cardmend::Layouter& layouter() {
  static cardmend::Layouter instance;
  return instance;
}

/** `field` is the value of a Field. */
cardmend::Field field_of(std::uint32_t field) {
  return field == 0 ? cardmend::Field::secret : cardmend::Field::number;
}

cardmend::Typing typing_of(HowWord how) {
  return {.way = static_cast<cardmend::InputWay>(how.way), .finished = how.finished != 0};
}

void wipe_after(std::uint32_t length) {
  checker().wipe();
  wipe_input(length);
}

}  // namespace

extern "C" {

/**
 * A CleanWord, with the code's units in the output; its product is one more than the index. Of anything else
 * a CheckedWord, with the whole answer in the output. `asked` is a HowWord. Everything that held the text is
 * zeroed but the output.
 */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_check(std::int32_t product, std::uint32_t asked, std::uint32_t length) {
  const HowWord how = HowWord::of(asked);
  std::uint32_t packed = 0;
  if (const auto clean = checker().glance(raw(length), product, field_of(how.number))) {
    packed = CleanWord{.status = kCleanCode + static_cast<std::uint32_t>(clean->offers),
                       .units = write_units(clean->code),
                       .product = static_cast<std::uint32_t>(clean->product + 1)}
                 .packed();
  } else {
    const cardmend::Typing typing = typing_of(how);
    const CheckResult& result = checker().check(raw(length), product, field_of(how.number), typing);
    // What is found among the shop's codes is asked now: they may be others when the answer is read.
    if (result.offers == OfferKind::search_known) checker().add_offers(result.offers, typing.way);
    packed = CheckedWord{.verdict = static_cast<std::uint32_t>(result.verdict),
                         .more = may_say_more(checker()) ? 1U : 0U,
                         .words = static_cast<std::uint32_t>(flatten(result, output))}
                 .packed();
  }
  wipe_after(length);
  return packed;
}

/** A text once more as `product`, the index that an answer named, with the offers that it left: a clean
 * code's lists, and what a search finds. It is the same whatever was defined or known since. `asked` is the
 * HowWord of that time. The answer's words, in the output; everything else that held the text is zeroed. */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_check_as(std::int32_t product, std::uint32_t asked,
                                               std::uint32_t offers, std::uint32_t length) {
  const HowWord how = HowWord::of(asked);
  checker().check_as(raw(length), product, field_of(how.number));
  const CheckResult& result =
      checker().add_offers(static_cast<OfferKind>(offers), static_cast<cardmend::InputWay>(how.way));
  const std::size_t words = flatten(result, output);
  wipe_after(length);
  return static_cast<std::uint32_t>(words);
}

/**
 * What should stand in a field, and its caret: a LaidWord, with the text's units in the output if it changed.
 * `product` must be an index, and `length` at most kMaxInput. Everything that held the text is zeroed but the
 * output.
 */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_layout(std::int32_t product, std::uint32_t field, std::uint32_t length,
                                             std::uint32_t caret) {
  const cardmend::Laid laid = layouter().lay_out(raw(length), caret, catalog().at(product), field_of(field));
  const LaidWord answer{.changed = laid.changed ? 1U : 0U,
                        .caret = laid.caret,
                        .units = laid.changed ? write_units(laid.value) : 0};
  layouter().wipe();
  wipe_input(length);
  return answer.packed();
}

/** What types a code most easily, a Keyboard. `product` must be an index. */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_keyboard(std::int32_t product, std::uint32_t field) {
  return static_cast<std::uint32_t>(cardmend::keyboard_of(catalog().at(product), field_of(field)));
}

/** Zeroes every buffer whole, whether used or not. */
EMSCRIPTEN_KEEPALIVE void cm_wipe() {
  checker().wipe();
  layouter().wipe();
  wipe(std::span(input));
  wipe(std::span(output));
}

}  // extern "C"
