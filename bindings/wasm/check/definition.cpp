// Products that a shop defines: each is tried by its own examples before it is taken, so that one that is
// refused was never there.
#include <emscripten/emscripten.h>

#include <optional>
#include <span>

#include "part_checker.h"
#include "shared/buffers.h"
#include "shared/flat.h"
#include "shared/product_wire.h"

namespace {

using cardmend::wasm::catalog;
using cardmend::wasm::output;

/** The catalog as it would be with one product more, and a checker that nobody else asks. */
class Trial {
 public:
  explicit Trial(const cardmend::wasm::WiredProduct& wired)
      : catalog_(cardmend::wasm::catalog_with(catalog(), wired)), checker_(catalog_) {}

  [[nodiscard]] bool taken() const { return catalog_.size() > catalog().size(); }

  /** The text as the product on trial. */
  const cardmend::CheckResult& check(std::u16string_view raw) {
    return checker_.check(raw, catalog_.size() - 1);
  }

 private:
  cardmend::Catalog catalog_;
  cardmend::wasm::PartChecker checker_;
};

std::optional<Trial> trial;

}  // namespace

extern "C" {

/** Tries the product that JavaScript wrote into the output, as product_wire.h says, until cm_trial_close; 0
 * if it cannot be taken. */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_trial_open(std::uint32_t words) {
  cardmend::wasm::WiredProduct wired;
  trial.reset();
  if (!cardmend::wasm::read_product(cardmend::wasm::written_words(words), wired)) return 0;
  trial.emplace(wired);
  if (!trial->taken()) trial.reset();
  return trial.has_value() ? 1 : 0;
}

/** The whole answer to the text in the input as the product on trial, in the output, as flat.h says; its
 * words. The input is zeroed. */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_trial_check(std::uint32_t length) {
  if (!trial) return 0;
  const std::size_t words = cardmend::wasm::flatten(trial->check(cardmend::wasm::raw(length)), output);
  cardmend::wasm::wipe_input(length);
  return static_cast<std::uint32_t>(words);
}

/** Zeroes what was held of the texts. The product is gone. */
EMSCRIPTEN_KEEPALIVE void cm_trial_close() {
  trial.reset();
}

/** Takes the product that JavaScript wrote into the output, for ever; its index, or -1. */
EMSCRIPTEN_KEEPALIVE std::int32_t cm_define(std::uint32_t words) {
  cardmend::wasm::WiredProduct wired;
  if (!cardmend::wasm::read_product(cardmend::wasm::written_words(words), wired)) return -1;
  return cardmend::wasm::define(catalog(), wired);
}

}  // extern "C"
