// What JavaScript calls. The hot call is a plain export over one buffer for each way; Embind carries what is
// asked for once or seldom. Only the C++ of this folder names Emscripten.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <algorithm>
#include <array>
#include <string>

#include "buffers.h"
#include "cardmend/cardmend.h"
#include "cardmend/explain.h"
#include "cardmend/layout.h"
#include "flat.h"

namespace cardmend::wasm {

std::array<std::int32_t, kMaxWords> output;
std::array<char16_t, kMaxInput> input;

Catalog& catalog() {
  static Catalog instance;
  return instance;
}

Checker& checker() {
  static Checker instance(catalog());
  return instance;
}

void wipe_input(std::uint32_t length) {
  // JavaScript knows where the buffers are, so no compiler may take these stores for idle.
  std::fill_n(input.data(), std::min<std::size_t>(length, input.size()), u'\0');
}

}  // namespace cardmend::wasm

namespace {

using cardmend::CheckResult;
using cardmend::wasm::catalog;
using cardmend::wasm::checker;
using cardmend::wasm::input;
using cardmend::wasm::output;
using cardmend::wasm::wipe_input;

cardmend::Layouter& layouter() {
  static cardmend::Layouter instance;
  return instance;
}

/** How a text is checked: bit 0 asks for the card's number and not for its secret, bit 1 says that typing is
 * done, the rest is the way of input. */
cardmend::Field field_of(std::uint32_t how) {
  return (how & 1U) != 0 ? cardmend::Field::number : cardmend::Field::secret;
}

cardmend::Typing typing_of(std::uint32_t how) {
  return {.way = static_cast<cardmend::InputWay>(how >> 2U), .finished = (how & 2U) != 0};
}

/** The raw text that JavaScript wrote; of one that is too long nothing was written, and nothing is read. */
std::u16string_view raw(std::uint32_t length) {
  return {input.data(), length};
}

void wipe_after(std::uint32_t length) {
  checker().wipe();
  wipe_input(length);
}

}  // namespace

// The C++ library's own prints a message through printf, which nobody would read and which weighs 2 KB.
[[noreturn]] void std::__libcpp_verbose_abort(const char* /*format*/, ...) {
  __builtin_trap();
}

extern "C" {

/** Where JavaScript writes the raw text: kMaxInput UTF-16 units. */
EMSCRIPTEN_KEEPALIVE char16_t* cm_input() {
  return input.data();
}

/** Where JavaScript reads answers, and zeroes them behind itself. */
EMSCRIPTEN_KEEPALIVE std::int32_t* cm_output() {
  return output.data();
}

/**
 * A clean code: 6, or 7 if the shop's known codes have it, | units << 3 | (product + 1) << 18, with its units
 * in the output. Anything else: verdict | words << 3, with the whole answer in the output, as flat.h says. A
 * clean code has at most kMaxCode units, products are fewer than 2^14 - 1. Everything that held the text is
 * zeroed but the output.
 */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_check(std::int32_t product, std::uint32_t how, std::uint32_t length) {
  constexpr std::uint32_t kClean = 6;
  static_assert(std::size(cardmend::kVerdictNames) <= kClean);
  std::uint32_t packed = 0;
  if (const auto clean = checker().glance(raw(length), product, field_of(how))) {
    std::copy(clean->code.begin(), clean->code.end(), reinterpret_cast<char16_t*>(output.data()));
    packed = (kClean + static_cast<std::uint32_t>(clean->offers == cardmend::OfferKind::none)) |
             static_cast<std::uint32_t>(clean->code.size()) << 3U |
             static_cast<std::uint32_t>(clean->product + 1) << 18U;
  } else {
    const cardmend::Typing typing = typing_of(how);
    const CheckResult& checked = checker().check(raw(length), product, field_of(how), typing);
    const CheckResult& result = checker().add_offers(checked.offers, typing.way);
    packed = static_cast<std::uint32_t>(result.verdict) |
             static_cast<std::uint32_t>(cardmend::wasm::flatten(result, output)) << 3U;
  }
  wipe_after(length);
  return packed;
}

/** The whole answer to a text that was clean when it was checked, in the output; returns its words. `product`
 * and `listed` are what cm_check found, bit 0 of `how` as it was. Everything else that held the text is
 * zeroed. */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_check_clean(std::int32_t product, std::uint32_t how,
                                                  std::uint32_t listed, std::uint32_t length) {
  checker().check_as(raw(length), product, field_of(how));
  const CheckResult& result =
      checker().add_offers(listed != 0 ? cardmend::OfferKind::none : cardmend::OfferKind::closer_look);
  const std::size_t words = cardmend::wasm::flatten(result, output);
  wipe_after(length);
  return static_cast<std::uint32_t>(words);
}

/**
 * What should stand in a field, and its caret: changed | caret << 1 | units << 14, with the text's units in
 * the output if it changed. `product` must be an index, and `length` at most kMaxInput. Everything that held
 * the text is zeroed but the output.
 */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_layout(std::int32_t product, std::uint32_t field, std::uint32_t length,
                                             std::uint32_t caret) {
  const cardmend::Laid laid = layouter().lay_out(raw(length), caret, catalog().at(product), field_of(field));
  const auto units = laid.changed ? static_cast<std::uint32_t>(laid.value.size()) : 0;
  std::copy_n(laid.value.begin(), units, reinterpret_cast<char16_t*>(output.data()));
  const std::uint32_t packed = static_cast<std::uint32_t>(laid.changed) | laid.caret << 1U | units << 14U;
  layouter().wipe();
  wipe_input(length);
  return packed;
}

/** What types a code most easily: 0 any letters, 1 capitals, 2 digits alone. `product` must be an index. */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_keyboard(std::int32_t product, std::uint32_t field) {
  return static_cast<std::uint32_t>(cardmend::keyboard_of(catalog().at(product), field_of(field)));
}

/** The products that the text may hold a card of, as flat.h says; returns the words. All that held the text
 * is zeroed. */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_detect(std::uint32_t length) {
  const std::size_t words = cardmend::wasm::flatten(checker().detect(raw(length)), output);
  wipe_after(length);
  return static_cast<std::uint32_t>(words);
}

/** Zeroes every buffer whole, whether used or not. */
EMSCRIPTEN_KEEPALIVE void cm_wipe() {
  checker().wipe();
  layouter().wipe();
  input.fill(0);
  output.fill(0);
}

}  // extern "C"

namespace {

/** Every text of a failure by value, and the signals in the output in their order; the answer in the output,
 * as flat.h says. Returns its words. */
std::uint32_t explain(const std::u16string& platform, const std::u16string& channel,
                      const std::u16string& code, const std::u16string& text,
                      const std::u16string& content_type, const std::u16string& exception,
                      const std::u16string& tried, std::int32_t http_status, double retry_after_ms,
                      double elapsed_ms) {
  const cardmend::Failure failure{.platform = platform,
                                  .channel = channel,
                                  .code = code,
                                  .text = text,
                                  .content_type = content_type,
                                  .exception = exception,
                                  .http_status = http_status,
                                  .retry_after_ms = retry_after_ms,
                                  .elapsed_ms = elapsed_ms};
  cardmend::Evidence evidence;
  for (std::size_t i = 0; i < std::size(cardmend::kSignalNames); ++i)
    evidence.with(static_cast<cardmend::Signal>(i), output[i]);
  evidence.tried = tried;
  const cardmend::Explanation explanation =
      cardmend::explain_failure(failure, evidence, cardmend::wasm::knowledge());
  return static_cast<std::uint32_t>(cardmend::wasm::flatten(explanation, output));
}

}  // namespace

EMSCRIPTEN_BINDINGS(cardmend) {
  emscripten::function("explain", &explain);
}
