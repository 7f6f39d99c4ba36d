// A product that a shop defines, as JavaScript hands it over in a row of 32-bit words. What stands where is
// tools/tables/wire/records.ts, of which both sides are made.
#ifndef CARDMEND_BINDINGS_WASM_SHARED_PRODUCT_WIRE_H_
#define CARDMEND_BINDINGS_WASM_SHARED_PRODUCT_WIRE_H_

#include <cstdint>
#include <span>

#include "cardmend/types_product.h"
#include "tables/wire.h"

namespace cardmend::wasm {

/** A product, its name and the texts that this views. */
struct WiredProduct {
  Product product;
  ProductName name;
  ProductWords words;
};

/** False if the words are no product: out of a limit, or too few. */
bool read_product(std::span<const std::int32_t> words, WiredProduct& out);

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_SHARED_PRODUCT_WIRE_H_
