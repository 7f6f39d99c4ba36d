// Zeroing that a compiler may not leave out.
#ifndef CARDMEND_BASE_WIPE_H_
#define CARDMEND_BASE_WIPE_H_

#include <cstddef>
#include <cstring>

namespace cardmend::base {

/** Zeroes `bytes` bytes. The barrier makes the compiler take the memory as read, so that the store stays. */
inline void wipe_memory(void* memory, std::size_t bytes) {
  std::memset(memory, 0, bytes);
  asm volatile("" : : "r"(memory) : "memory");
}

}  // namespace cardmend::base

#endif  // CARDMEND_BASE_WIPE_H_
