// The extraction of many cards: a text is too long for the input buffer, so it has one of its own while it is
// read.
#include <emscripten/emscripten.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>
#include <span>

#include "cardmend/extract.h"
#include "shared/buffers.h"
#include "shared/flat.h"

namespace {

using cardmend::kMaxText;

struct Free {
  void operator()(char16_t* text) const { std::free(text); }
};

/** A text that is being read. */
struct Extraction {
  std::unique_ptr<char16_t[], Free> text;
  std::size_t length = 0;
  bool begun = false;
  std::array<cardmend::ExtractedCard, 32> cards{};
};
static_assert(std::tuple_size_v<decltype(Extraction::cards)> * cardmend::wasm::kMostCardWords <=
              cardmend::wasm::kMaxWords);

std::optional<Extraction> extraction;

/** One for all texts: to make what it knows of the products takes longer than to read a message. */
cardmend::Extractor& extractor() {
  static cardmend::Extractor instance(cardmend::wasm::catalog());
  return instance;
}

void close() {
  if (!extraction) return;
  extractor().wipe();
  cardmend::wasm::wipe(std::span<char16_t>(extraction->text.get(), extraction->length));
  cardmend::wasm::wipe(std::span<cardmend::ExtractedCard>(extraction->cards));
  extraction.reset();
}

}  // namespace

extern "C" {

/** Where JavaScript writes a text of `units`, kMaxText at most; nullptr if there is no memory for it. The memory
 * may have been replaced by a larger one. */
EMSCRIPTEN_KEEPALIVE char16_t* cm_extract_open(std::uint32_t units) {
  close();
  const std::size_t length = std::min<std::size_t>(units, kMaxText);
  // Unlike new, malloc tells when there is no memory. An empty text has a place too.
  auto* const text = static_cast<char16_t*>(std::malloc((length + 1) * sizeof(char16_t)));
  if (text == nullptr) return nullptr;
  extraction.emplace();
  extraction->text.reset(text);
  extraction->length = length;
  return text;
}

/** The next cards in the output, as flat.h says; how many there are, 0 at the end. */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_extract_next() {
  if (!extraction) return 0;
  if (!extraction->begun) extractor().open({extraction->text.get(), extraction->length});
  extraction->begun = true;
  const std::size_t count = extractor().next(extraction->cards);
  std::span<std::int32_t> out(cardmend::wasm::output);
  for (std::size_t i = 0; i < count; ++i)
    out = out.subspan(cardmend::wasm::flatten(extraction->cards[i], out));
  cardmend::wasm::wipe(std::span<cardmend::ExtractedCard>(extraction->cards));
  return static_cast<std::uint32_t>(count);
}

/** Zeroes the text and all that was held of it, and gives its memory back. */
EMSCRIPTEN_KEEPALIVE void cm_extract_close() {
  close();
}

}  // extern "C"
