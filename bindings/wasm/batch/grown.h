// Items one behind the other, of which there may come more: what they leave behind when they move is zeroed.
#ifndef CARDMEND_BINDINGS_WASM_BATCH_GROWN_H_
#define CARDMEND_BINDINGS_WASM_BATCH_GROWN_H_

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>

#include "shared/wipe.h"

namespace cardmend::wasm {

template <typename Item>
class Grown {
 public:
  [[nodiscard]] Item* data() const { return items_.get(); }
  [[nodiscard]] std::size_t size() const { return size_; }

  /** Room for so many behind the last one, which `take` takes. Their place holds until the next call. */
  Item* room(std::size_t more) {
    if (size_ + more > capacity_) grow(size_ + more);
    return items_.get() + size_;
  }

  /** Items that were written to the room. */
  void take(std::size_t count) { size_ += count; }

  void push(Item item) {
    *room(1) = item;
    ++size_;
  }

  /** Zeroes all; the memory is kept. */
  void forget() {
    wipe(std::span(items_.get(), capacity_ == 0 ? 0 : size_));
    size_ = 0;
  }

 private:
  void grow(std::size_t least) {
    const std::size_t capacity = std::max({2 * capacity_, least, std::size_t{1024}});
    std::unique_ptr<Item[]> items(new Item[capacity]);
    std::copy_n(items_.get(), size_, items.get());
    wipe(std::span(items_.get(), size_));
    items_ = std::move(items);
    capacity_ = capacity;
  }

  std::unique_ptr<Item[]> items_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_BATCH_GROWN_H_
