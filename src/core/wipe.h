// Zeroing that a compiler may not leave out.
#ifndef CARDMEND_CORE_WIPE_H_
#define CARDMEND_CORE_WIPE_H_

#include <cstddef>
#include <cstring>

namespace cardmend::core {

/** Zeroes `bytes` bytes. The barrier makes the compiler take the memory as read, so that the store stays. */
inline void wipe_memory(void* memory, std::size_t bytes) {
  std::memset(memory, 0, bytes);
  asm volatile("" : : "r"(memory) : "memory");
}

}  // namespace cardmend::core

#endif  // CARDMEND_CORE_WIPE_H_
