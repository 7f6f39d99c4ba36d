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

/** Zeroes what it was given when it goes itself, whichever way the block ends. */
template <typename Secret>
class WipedAtEnd {
 public:
  explicit WipedAtEnd(Secret& secret) : secret_(&secret) {}
  ~WipedAtEnd() { wipe_memory(secret_, sizeof(Secret)); }
  WipedAtEnd(const WipedAtEnd&) = delete;
  WipedAtEnd& operator=(const WipedAtEnd&) = delete;
  WipedAtEnd(WipedAtEnd&&) = delete;
  WipedAtEnd& operator=(WipedAtEnd&&) = delete;

 private:
  Secret* secret_;
};

}  // namespace cardmend::base

#endif  // CARDMEND_BASE_WIPE_H_
