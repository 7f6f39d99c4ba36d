// The C library's malloc and free, as operator new and delete call them, over a Heap: for the parts that bring it.
#include "shared/heap.h"

#include <cstdlib>

/** Set by the linker: where the static data ends. */
extern "C" std::byte __heap_base;  // NOLINT(bugprone-reserved-identifier)

namespace {

/** WebAssembly's own memory, from behind the static data on. */
class LinearMemory {
 public:
  std::byte* extend(std::size_t bytes) {
    if (end_ == 0) end_ = (reinterpret_cast<std::uintptr_t>(&__heap_base) + kAlign - 1) / kAlign * kAlign;
    const std::size_t room = __builtin_wasm_memory_size(0) * kPage - end_;
    if (bytes > room) {
      const std::size_t pages = (bytes - room + kPage - 1) / kPage;
      if (__builtin_wasm_memory_grow(0, pages) == SIZE_MAX) return nullptr;
    }
    auto* const begin = reinterpret_cast<std::byte*>(end_);  // NOLINT(performance-no-int-to-ptr)
    end_ += bytes;
    return begin;
  }

 private:
  static constexpr std::size_t kPage = 65'536;
  static constexpr std::size_t kAlign = alignof(std::max_align_t);

  std::uintptr_t end_ = 0;
};

constinit cardmend::wasm::Heap<LinearMemory> heap;

}  // namespace

extern "C" {

void* malloc(std::size_t bytes) {
  return heap.take(bytes);
}

void free(void* body) {
  heap.give(body);
}

}  // extern "C"
