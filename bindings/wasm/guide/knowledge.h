// What `explain` answers by.
#ifndef CARDMEND_BINDINGS_WASM_GUIDE_KNOWLEDGE_H_
#define CARDMEND_BINDINGS_WASM_GUIDE_KNOWLEDGE_H_

#include "cardmend/types_knowledge.h"

namespace cardmend::wasm {

/** The shipped knowledge, or what JavaScript wrote in its place. */
const Knowledge& knowledge();

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_GUIDE_KNOWLEDGE_H_
