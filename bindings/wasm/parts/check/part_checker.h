// The checker of the small part: of products that are named.
#ifndef CARDMEND_BINDINGS_WASM_PART_CHECKER_H_
#define CARDMEND_BINDINGS_WASM_PART_CHECKER_H_

#include "cardmend/named_checker.h"

namespace cardmend::wasm {

using PartChecker = NamedChecker;

/** The part's one checker. */
PartChecker& checker();

/** Another part may answer otherwise than the last check. */
inline bool may_say_more(const PartChecker& checker) {
  return checker.may_say_more();
}

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_PART_CHECKER_H_
