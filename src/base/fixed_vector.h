// A vector with room for N items in place: it never moves them, so that wiping it leaves no copy behind.
#ifndef CARDMEND_BASE_FIXED_VECTOR_H_
#define CARDMEND_BASE_FIXED_VECTOR_H_

#include <array>
#include <cassert>
#include <cstddef>
#include <span>

#include "base/wipe.h"

namespace cardmend::base {

template <typename T, std::size_t N>
class FixedVector {
 public:
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] bool full() const { return size_ == N; }
  // An item past the size is there, but nobody's: where assertions are compiled, to ask for it ends the program.
  [[nodiscard]] const T& operator[](std::size_t i) const {
    assert(i < size_);
    return items_[i];
  }
  [[nodiscard]] T& operator[](std::size_t i) {
    assert(i < size_);
    return items_[i];
  }
  [[nodiscard]] const T& back() const {
    assert(size_ > 0);
    return items_[size_ - 1];
  }
  [[nodiscard]] T& back() {
    assert(size_ > 0);
    return items_[size_ - 1];
  }
  [[nodiscard]] const T* data() const { return items_.data(); }
  [[nodiscard]] std::span<const T> view() const { return {items_.data(), size_}; }
  [[nodiscard]] const T* begin() const { return items_.data(); }
  [[nodiscard]] const T* end() const { return items_.data() + size_; }
  [[nodiscard]] T* begin() { return items_.data(); }
  [[nodiscard]] T* end() { return items_.data() + size_; }

  /** Past N items nothing is added; callers that can reach N say what that means to them. */
  void push_back(const T& item) {
    if (size_ < N) items_[size_++] = item;
  }

  /** Sets the size to n <= N, with items that are as they were. */
  void resize(std::size_t n) { size_ = n < N ? n : N; }

  /** Zeroes the items in use and forgets them. */
  void wipe() {
    wipe_memory(items_.data(), size_ * sizeof(T));
    size_ = 0;
  }

 private:
  /** In front of the items: so near to where the vector begins, code that asks for it is short. */
  std::size_t size_ = 0;
  std::array<T, N> items_{};
};

}  // namespace cardmend::base

#endif  // CARDMEND_BASE_FIXED_VECTOR_H_
