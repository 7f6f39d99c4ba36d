// Dictation: a transcript in the input, the answer in the output.
#include <emscripten/emscripten.h>

#include <span>

#include "cardmend/dictate.h"
#include "part_checker.h"
#include "shared/buffers.h"
#include "shared/flat.h"

namespace {

using cardmend::wasm::output;

/** Made when somebody dictates: most pages never do. */
cardmend::Dictator& dictator() {
  static cardmend::Dictator instance(cardmend::wasm::catalog(), cardmend::wasm::checker());
  return instance;
}

}  // namespace

extern "C" {

/**
 * The answer to the transcript in the input, as flat.h says; its words. `product` as in cm_check, `field` and
 * `locale` the values of a Field and of a SpokenLocale. Everything that held the text is zeroed but the output.
 */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_dictate(std::int32_t product, std::uint32_t field, std::uint32_t locale,
                                              std::uint32_t length) {
  const cardmend::DictateResult& result =
      dictator().dictate(cardmend::wasm::raw(length), product, static_cast<cardmend::SpokenLocale>(locale),
                         static_cast<cardmend::Field>(field));
  const std::size_t words = cardmend::wasm::flatten(result, output);
  dictator().wipe();
  cardmend::wasm::wipe_input(length);
  return static_cast<std::uint32_t>(words);
}

}  // extern "C"
