// Zeroing that a compiler may not leave out.
#ifndef CARDMEND_BINDINGS_WASM_SHARED_WIPE_H_
#define CARDMEND_BINDINGS_WASM_SHARED_WIPE_H_

#include <algorithm>
#include <cstddef>
#include <span>

namespace cardmend::wasm {

/** Makes zeros of all items. The barrier makes the compiler take the memory as read, so that the stores stay. */
template <typename Item, std::size_t Extent>
void wipe(std::span<Item, Extent> items) {
  std::ranges::fill(items, Item{});
  asm volatile("" : : "r"(items.data()) : "memory");
}

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_SHARED_WIPE_H_
