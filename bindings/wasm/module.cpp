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

std::u16string_view raw(std::uint32_t length) {
  if (length <= input.size()) return {input.data(), length};
  const std::uintptr_t end = __builtin_wasm_memory_size(0) * 65'536;
  return {reinterpret_cast<const char16_t*>(end), length};  // NOLINT(performance-no-int-to-ptr)
}

void wipe_input(std::uint32_t length) {
  wipe(std::span(input).first(std::min<std::size_t>(length, input.size())));
}

std::uint32_t write_units(std::u16string_view text) {
  const std::size_t count = std::min(text.size(), 2 * output.size());
  std::copy_n(text.begin(), count, reinterpret_cast<char16_t*>(output.data()));
  return static_cast<std::uint32_t>(count);
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

/** The products that the text may hold a card of, as flat.h says; returns the words. All that held the text
 * is zeroed. */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_detect(std::uint32_t length) {
  const std::size_t words = flatten(checker().detect(raw(length)), output);
  wipe_after(length);
  return static_cast<std::uint32_t>(words);
}

/** Zeroes every buffer whole, whether used or not. */
EMSCRIPTEN_KEEPALIVE void cm_wipe() {
  checker().wipe();
  layouter().wipe();
  wipe(std::span(input));
  wipe(std::span(output));
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
  return static_cast<std::uint32_t>(flatten(explanation, output));
}

}  // namespace

EMSCRIPTEN_BINDINGS(cardmend) {
  emscripten::function("explain", &explain);
}
