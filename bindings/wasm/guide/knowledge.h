// What `explain` answers by.
#ifndef CARDMEND_BINDINGS_WASM_GUIDE_KNOWLEDGE_H_
#define CARDMEND_BINDINGS_WASM_GUIDE_KNOWLEDGE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "cardmend/types_knowledge.h"

namespace cardmend::wasm {

/** The shipped knowledge, or what JavaScript wrote in its place. */
const Knowledge& knowledge();

/** The shipped knowledge, as far as it is there: all of it, or all but the wordings until they come. */
const Knowledge& shipped();

/** Bytes that JavaScript wrote. */
struct Written {
  std::unique_ptr<std::uint8_t[]> bytes;
  std::size_t size = 0;

  [[nodiscard]] std::span<const std::uint8_t> view() const { return {bytes.get(), size}; }
};

/** What JavaScript wrote last, the caller's from now on: whoever unpacks it needs it no longer. */
Written take_written();

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_GUIDE_KNOWLEDGE_H_
