// What `explain` answers by.
#ifndef CARDMEND_BINDINGS_WASM_GUIDE_KNOWLEDGE_H_
#define CARDMEND_BINDINGS_WASM_GUIDE_KNOWLEDGE_H_

#include <cstdint>
#include <span>

#include "cardmend/types_knowledge.h"

namespace cardmend::wasm {

/** The shipped knowledge, or what JavaScript wrote in its place. */
const Knowledge& knowledge();

/** The shipped knowledge, as far as it is there: all of it, or all but the wordings until they come. */
const Knowledge& shipped();

/** What JavaScript wrote last, until it is used. */
std::span<const std::uint8_t> written_knowledge();

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_GUIDE_KNOWLEDGE_H_
