// The checker of the small part: of products that are named.
#ifndef CARDMEND_BINDINGS_WASM_PART_CHECKER_H_
#define CARDMEND_BINDINGS_WASM_PART_CHECKER_H_

#include "cardmend/cardmend.h"
#include "cardmend/named_checker.h"
#include "shared/product_wire.h"

namespace cardmend::wasm {

using PartChecker = NamedChecker;

/** The part's one checker. */
PartChecker& checker();

/** Another part may answer otherwise than the last check. */
inline bool may_say_more(const PartChecker& checker) {
  return checker.may_say_more();
}

/** JavaScript keeps the ids, and nothing here reads a name: so none is linked. */
inline Catalog catalog_with(const Catalog& base, const WiredProduct& wired) {
  return Catalog(base, wired.product);
}
inline std::int32_t define(Catalog& catalog, const WiredProduct& wired) {
  return catalog.add(wired.product);
}

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_PART_CHECKER_H_
