// Dictation: asked for once a transcript, so that Embind carries it; the text and the answer go through the
// module's buffers all the same.
#include <emscripten/bind.h>

#include <span>

#include "buffers.h"
#include "cardmend/dictate.h"
#include "flat.h"

namespace {

using cardmend::wasm::output;

/** Made when somebody dictates: most pages never do. */
cardmend::Dictator& dictator() {
  static cardmend::Dictator instance(cardmend::wasm::catalog(), cardmend::wasm::checker());
  return instance;
}

/**
 * The answer to the transcript in the input, as flat.h says; its words. `product` as in cm_check, `field` and
 * `locale` the values of a Field and of a SpokenLocale. Everything that held the text is zeroed but the output.
 */
std::uint32_t dictate(std::int32_t product, std::uint32_t field, std::uint32_t locale, std::uint32_t length) {
  const cardmend::DictateResult& result =
      dictator().dictate(cardmend::wasm::raw(length), product, static_cast<cardmend::SpokenLocale>(locale),
                         static_cast<cardmend::Field>(field));
  const std::size_t words = cardmend::wasm::flatten(result, output);
  dictator().wipe();
  cardmend::wasm::wipe_input(length);
  return static_cast<std::uint32_t>(words);
}

}  // namespace

EMSCRIPTEN_BINDINGS(cardmend_dictation) {
  emscripten::function("dictate", &dictate);
}
