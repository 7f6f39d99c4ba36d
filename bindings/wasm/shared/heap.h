// A heap for a part that asks for a few blocks and gives few of them back: a tenth of the weight of the C library's.
//
//   block   its size and, while it is free, the next free one; then what was asked for
#ifndef CARDMEND_BINDINGS_WASM_SHARED_HEAP_H_
#define CARDMEND_BINDINGS_WASM_SHARED_HEAP_H_

#include <cstddef>
#include <cstdint>

namespace cardmend::wasm {

/**
 * Takes the first free block that is large enough, and joins free ones that touch.
 *
 * @tparam Memory `std::byte* extend(std::size_t bytes)`: so many bytes more, right behind those of the last call if
 * they can be had there; aligned as kAlign says if all sizes are multiples of it; nullptr if there are no more
 */
template <class Memory>
class Heap {
 public:
  /** Of each block, and what its size is a multiple of. */
  static constexpr std::size_t kAlign = alignof(std::max_align_t);

  constexpr explicit Heap(Memory memory = {}) : memory_(memory) {}

  /** nullptr if there is no room for `bytes`. */
  void* take(std::size_t bytes) {
    if (bytes > SIZE_MAX - kHead - kAlign) return nullptr;
    const std::size_t need = (bytes + kHead + kAlign - 1) / kAlign * kAlign;
    for (Block** at = &free_; *at != nullptr; at = &(*at)->next) {
      Block* const block = *at;
      if (block->size < need) continue;
      *at = block->next;
      split(block, need, at);
      return body(block);
    }
    auto* const block = reinterpret_cast<Block*>(memory_.extend(need));
    if (block == nullptr) return nullptr;
    block->size = need;
    return body(block);
  }

  /** Takes back what take() gave; nullptr is nothing. */
  void give(void* body) {
    if (body == nullptr) return;
    auto* const block = reinterpret_cast<Block*>(static_cast<std::byte*>(body) - kHead);
    Block* before = nullptr;
    Block* after = free_;
    for (; after != nullptr && after < block; after = after->next) before = after;
    block->next = after;
    (before == nullptr ? free_ : before->next) = block;
    join(block);
    if (before != nullptr) join(before);
  }

 private:
  struct Block {
    std::size_t size;
    Block* next;
  };
  static constexpr std::size_t kHead = (sizeof(Block) + kAlign - 1) / kAlign * kAlign;

  static std::byte* begin(Block* block) { return reinterpret_cast<std::byte*>(block); }
  static void* body(Block* block) { return begin(block) + kHead; }

  /** What is left over becomes a free block at `at`, if it can hold anything. */
  static void split(Block* block, std::size_t need, Block** at) {
    if (block->size - need <= kHead) return;
    auto* const rest = reinterpret_cast<Block*>(begin(block) + need);
    rest->size = block->size - need;
    rest->next = *at;
    *at = rest;
    block->size = need;
  }

  /** Makes one of a free block and the next one, if they touch. */
  static void join(Block* block) {
    Block* const next = block->next;
    if (next == nullptr || begin(block) + block->size != begin(next)) return;
    block->size += next->size;
    block->next = next->next;
  }

  Memory memory_;
  Block* free_ = nullptr;
};

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_SHARED_HEAP_H_
