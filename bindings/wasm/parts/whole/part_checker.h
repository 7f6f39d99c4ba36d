// The checker of the whole.
#ifndef CARDMEND_BINDINGS_WASM_PART_CHECKER_H_
#define CARDMEND_BINDINGS_WASM_PART_CHECKER_H_

#include "cardmend/cardmend.h"

namespace cardmend::wasm {

using PartChecker = Checker;

/** The part's one checker. */
PartChecker& checker();

/** Another part may answer otherwise than the last check. */
inline bool may_say_more(const PartChecker& /*checker*/) {
  return false;
}

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_PART_CHECKER_H_
