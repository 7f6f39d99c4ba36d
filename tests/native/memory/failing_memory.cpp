#include "native/memory/failing_memory.h"

#include <unicode/uclean.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

namespace cardmend::test {
namespace {

/** In front of each block: all that are taken stand in a ring. */
struct alignas(std::max_align_t) Head {
  Head* before = this;
  Head* behind = this;
  std::size_t size = 0;
  bool watched = false;
};

/** Not from the heap, which it stands for. */
struct Book {
  Head ring;
  MemoryTally tally;
  std::string_view secret;
  std::uint64_t left = 0;
  bool watching = false;
};

Book& book() {
  static constinit Book instance;
  return instance;
}

constexpr std::size_t kPiece = 8;

bool holds(const char* bytes, std::size_t size, const char* piece, std::size_t piece_size) {
  return memmem(bytes, size, piece, piece_size) != nullptr;
}

bool holds_secret(const Head& head) {
  const std::string_view secret = book().secret;
  const auto* const bytes = reinterpret_cast<const char*>(&head + 1);
  for (std::size_t at = 0; at + kPiece <= secret.size(); at += kPiece) {
    const char* const narrow = secret.data() + at;
    char16_t wide[kPiece];
    for (std::size_t i = 0; i < kPiece; ++i) wide[i] = static_cast<char16_t>(narrow[i]);
    if (holds(bytes, head.size, narrow, kPiece)) return true;
    if (holds(bytes, head.size, reinterpret_cast<const char*>(wide), sizeof(wide))) return true;
  }
  return false;
}

void* take(std::size_t size) {
  Book& all = book();
  if (all.watching && all.left > 0) {
    --all.left;
    if (all.left == 0) return nullptr;
  }
  void* const place = std::malloc(sizeof(Head) + size);
  if (place == nullptr) return nullptr;
  auto* const head = ::new (place) Head{&all.ring, all.ring.behind, size, all.watching};
  head->behind->before = head;
  all.ring.behind = head;
  ++all.tally.live;
  return head + 1;
}

void give(void* block) {
  if (block == nullptr) return;
  Book& all = book();
  Head* const head = static_cast<Head*>(block) - 1;
  if (head->watched && holds_secret(*head)) ++all.tally.spilled;
  head->before->behind = head->behind;
  head->behind->before = head->before;
  --all.tally.live;
  std::free(head);
}

}  // namespace

void take_over_icu() {
  static bool taken = false;
  if (std::exchange(taken, true)) return;
  UErrorCode status = U_ZERO_ERROR;
  const auto take_one = [](const void*, std::size_t size) { return take(size); };
  const auto give_one = [](const void*, void* block) { give(block); };
  const auto again = [](const void*, void* block, std::size_t size) -> void* {
    void* const fresh = take(size);
    if (fresh == nullptr || block == nullptr) return fresh;
    std::memcpy(fresh, block, std::min(size, (static_cast<Head*>(block) - 1)->size));
    give(block);
    return fresh;
  };
  u_setMemoryFunctions(nullptr, take_one, again, give_one, &status);
  if (U_FAILURE(status)) std::abort();
}

void keep_secret(std::string_view secret) {
  book().secret = secret;
}

std::size_t blocks_with_secret() {
  std::size_t count = 0;
  const Head& ring = book().ring;
  for (const Head* head = ring.behind; head != &ring; head = head->behind)
    count += head->watched && holds_secret(*head) ? 1 : 0;
  return count;
}

void watch_memory(bool on) {
  book().watching = on;
}

bool fail_at(std::uint64_t nth) {
  const bool struck = book().left == 0;
  book().left = nth;
  return struck;
}

MemoryTally memory_tally() {
  return book().tally;
}

}  // namespace cardmend::test

// Every form of them: those that a sanitizer brings do not call one another.
void* operator new(std::size_t size) {
  if (void* const block = cardmend::test::take(size)) return block;
  throw std::bad_alloc();
}
void* operator new[](std::size_t size) {
  return operator new(size);
}
void* operator new(std::size_t size, const std::nothrow_t& /*never*/) noexcept {
  return cardmend::test::take(size);
}
void* operator new[](std::size_t size, const std::nothrow_t& /*never*/) noexcept {
  return cardmend::test::take(size);
}
void operator delete(void* block) noexcept {
  cardmend::test::give(block);
}
void operator delete[](void* block) noexcept {
  cardmend::test::give(block);
}
void operator delete(void* block, std::size_t /*size*/) noexcept {
  cardmend::test::give(block);
}
void operator delete[](void* block, std::size_t /*size*/) noexcept {
  cardmend::test::give(block);
}
void operator delete(void* block, const std::nothrow_t& /*never*/) noexcept {
  cardmend::test::give(block);
}
void operator delete[](void* block, const std::nothrow_t& /*never*/) noexcept {
  cardmend::test::give(block);
}
