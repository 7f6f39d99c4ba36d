// Why a binding failed. What is known of it lies in the output: a FailureWords, the signals in their order, and the
// texts as UTF-16 units, in the order in which FailureWords counts them.
#include <emscripten/emscripten.h>

#include <iterator>
#include <span>
#include <string_view>

#include "cardmend/explain.h"
#include "guide/knowledge.h"
#include "shared/buffers.h"
#include "shared/word_reader.h"

namespace {

using cardmend::wasm::FailureWords;
using cardmend::wasm::output;
using cardmend::wasm::WordReader;

/** The next text; what there is no room for is not there. */
std::u16string_view take(std::u16string_view& texts, std::uint32_t units) {
  const std::u16string_view text = texts.substr(0, units);
  texts.remove_prefix(text.size());
  return text;
}

}  // namespace

extern "C" {

/** The explanation, in the place of what was written, as flat.h says; its words. */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_explain(double retry_after_ms, double elapsed_ms) {
  WordReader words(output);
  FailureWords told;
  read(words, told);
  cardmend::Evidence evidence;
  for (std::size_t i = 0; i < std::size(cardmend::kSignalNames); ++i)
    evidence.with(static_cast<cardmend::Signal>(i), static_cast<std::int32_t>(words.word()));
  const auto rest = words.rest();
  std::u16string_view texts(reinterpret_cast<const char16_t*>(rest.data()), 2 * rest.size());
  // In a list the texts are taken one after the other.
  const cardmend::Failure failure{.platform = take(texts, told.platform_units),
                                  .channel = take(texts, told.channel_units),
                                  .code = take(texts, told.code_units),
                                  .text = take(texts, told.text_units),
                                  .content_type = take(texts, told.content_type_units),
                                  .exception = take(texts, told.exception_units),
                                  .http_status = static_cast<std::int32_t>(told.http_status),
                                  .retry_after_ms = retry_after_ms,
                                  .elapsed_ms = elapsed_ms};
  evidence.tried = take(texts, told.tried_units);
  const cardmend::Explanation explanation =
      cardmend::explain_failure(failure, evidence, cardmend::wasm::knowledge());
  cardmend::wasm::wipe(std::span(output).first(output.size() - texts.size() / 2));
  return static_cast<std::uint32_t>(cardmend::wasm::flatten(explanation, output));
}

}  // extern "C"
