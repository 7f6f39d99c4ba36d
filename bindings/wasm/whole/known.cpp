// Files of known codes: their bytes lie in the module's memory for as long as they are asked.
#include <emscripten/emscripten.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <span>
#include <vector>

#include "cardmend/known.h"
#include "part_checker.h"
#include "shared/buffers.h"
#include "shared/wipe.h"

namespace {

using cardmend::KnownCodes;
using cardmend::KnownStatus;
using cardmend::wasm::catalog;
using cardmend::wasm::checker;
using cardmend::wasm::output;

/** What was handed in may be anything, a list of codes in the place of its file too. */
struct Free {
  std::size_t size = 0;
  void operator()(std::uint8_t* bytes) const {
    cardmend::wasm::wipe(std::span(bytes, size));
    std::free(bytes);
  }
};

/** A file, and after it was read what it says; it stays where it is, because the checker borrows it. */
struct Filter {
  std::unique_ptr<std::uint8_t[], Free> bytes;
  std::size_t size = 0;
  std::int32_t product = -1;
  KnownCodes codes;
};

/** What JavaScript is writing. */
std::unique_ptr<Filter> incoming;
/** One for a product at most. */
std::vector<std::unique_ptr<Filter>> filters;

void drop(std::int32_t product) {
  checker().use_known(product, nullptr);
  std::erase_if(filters, [product](const std::unique_ptr<Filter>& item) { return item->product == product; });
}

KnownStatus load() {
  const KnownStatus status = incoming->codes.read({incoming->bytes.get(), incoming->size});
  if (status != KnownStatus::ok) return status;
  const cardmend::KnownFile& file = incoming->codes.file();
  incoming->product = catalog().find(file.product);
  if (incoming->product < 0) return KnownStatus::unknown_product;
  cardmend::wasm::flatten(
      cardmend::wasm::LoadedFile{.product = incoming->product, .count = file.count, .bits = file.bits},
      output);
  drop(incoming->product);
  filters.push_back(std::move(incoming));
  checker().use_known(filters.back()->product, &filters.back()->codes);
  return KnownStatus::ok;
}

}  // namespace

extern "C" {

/** Where JavaScript writes a file of `size` bytes; nullptr if there is no memory for it. */
EMSCRIPTEN_KEEPALIVE std::uint8_t* cm_known_open(std::uint32_t size) {
  incoming = std::make_unique<Filter>();
  incoming->size = size;
  // Unlike new, malloc tells when there is no memory.
  incoming->bytes = {static_cast<std::uint8_t*>(std::malloc(size == 0 ? 1 : size)), Free{size}};
  if (!incoming->bytes) incoming.reset();
  return incoming ? incoming->bytes.get() : nullptr;
}

/** A KnownStatus. If it is `ok`, the output has a LoadedFile, and the file takes the place of the
 * product's earlier one; if not, it is freed and all is as before. */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_known_load() {
  if (!incoming) return static_cast<std::uint32_t>(KnownStatus::not_a_filter);
  const KnownStatus status = load();
  incoming.reset();
  return static_cast<std::uint32_t>(status);
}

/** Frees the product's file, if there is one. */
EMSCRIPTEN_KEEPALIVE void cm_known_drop(std::int32_t product) {
  drop(product);
}

}  // extern "C"
