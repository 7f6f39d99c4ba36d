// The checker of the whole.
#ifndef CARDMEND_BINDINGS_WASM_PART_CHECKER_H_
#define CARDMEND_BINDINGS_WASM_PART_CHECKER_H_

#include "cardmend/cardmend.h"
#include "shared/product_wire.h"

namespace cardmend::wasm {

using PartChecker = Checker;

/** The part's one checker. */
PartChecker& checker();

/** Another part may answer otherwise than the last check. */
inline bool may_say_more(const PartChecker& /*checker*/) {
  return false;
}

/** What `base` has and the product, by the name of which texts are told. */
inline Catalog catalog_with(const Catalog& base, const WiredProduct& wired) {
  return Catalog(base, wired.product, wired.name);
}
inline std::int32_t define(Catalog& catalog, const WiredProduct& wired) {
  return catalog.define(wired.product, wired.name);
}

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_PART_CHECKER_H_
