// The small parts' heap: blocks do not overlap, and what is given back is one block again.
#include "shared/heap.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <vector>

namespace cardmend::test {
namespace {

constexpr std::size_t kRoom = 1 << 16;

struct Buffer {
  alignas(std::max_align_t) std::array<std::byte, kRoom> bytes{};
  std::size_t used = 0;
};

class InBuffer {
 public:
  explicit InBuffer(Buffer& buffer) : buffer_(&buffer) {}

  std::byte* extend(std::size_t bytes) {
    if (bytes > kRoom - buffer_->used) return nullptr;
    buffer_->used += bytes;
    return buffer_->bytes.data() + buffer_->used - bytes;
  }

 private:
  Buffer* buffer_;
};

using TestHeap = wasm::Heap<InBuffer>;

/** A block that is full of one number. */
struct Taken {
  std::byte* body;
  std::size_t size;
  std::byte mark;

  [[nodiscard]] bool whole() const {
    return std::all_of(body, body + size, [&](auto b) { return b == mark; });
  }
};

}  // namespace

TEST_CASE("heap: blocks are aligned, keep what they hold, and are one again when all are back") {
  Buffer buffer;
  TestHeap heap{InBuffer(buffer)};
  std::mt19937 random(13);
  std::vector<Taken> taken;
  for (int i = 0; i < 20'000; ++i) {
    const auto mark = static_cast<std::byte>(i);
    const std::size_t size = random() % 700;
    if (taken.size() < 40 && random() % 2 == 0) {
      auto* const body = static_cast<std::byte*>(heap.take(size));
      REQUIRE(body != nullptr);
      CHECK_EQ(reinterpret_cast<std::uintptr_t>(body) % TestHeap::kAlign, 0);
      std::fill_n(body, size, mark);
      taken.push_back({body, size, mark});
    } else if (!taken.empty()) {
      std::swap(taken[random() % taken.size()], taken.back());
      CHECK(taken.back().whole());
      heap.give(taken.back().body);
      taken.pop_back();
    }
  }
  for (const Taken& one : taken) heap.give(one.body);
  // All of what was ever used lies in one block, which only the head of one shortens.
  const std::size_t used = buffer.used;
  CHECK(heap.take(used - 2 * TestHeap::kAlign) != nullptr);
  CHECK_EQ(buffer.used, used);
}

TEST_CASE("heap: what there is no room for is refused, and the rest goes on") {
  Buffer buffer;
  TestHeap heap{InBuffer(buffer)};
  CHECK(heap.take(kRoom) == nullptr);
  CHECK(heap.take(SIZE_MAX) == nullptr);
  CHECK(heap.take(SIZE_MAX - TestHeap::kAlign) == nullptr);
  heap.give(nullptr);
  void* const block = heap.take(0);
  CHECK(block != nullptr);
  heap.give(block);
  CHECK_EQ(heap.take(0), block);
}

}  // namespace cardmend::test
