// The C library's copies and fills, eight bytes at a time, for the parts that bring them: a third of the weight of the
// library's, which unroll for sizes that are rare here.
//
// The compiler makes calls of them; -fno-builtin keeps it from making these loops call themselves.
#include <cstddef>
#include <cstdint>

namespace {

/** Not aligned: WebAssembly reads and writes any address. */
using Word [[gnu::aligned(1), gnu::may_alias]] = std::uint64_t;

constexpr std::size_t kWord = sizeof(Word);

}  // namespace

extern "C" {

void* memset(void* to, int value, std::size_t bytes) {
  auto* at = static_cast<unsigned char*>(to);
  const Word word = static_cast<unsigned char>(value) * 0x0101010101010101U;
  for (; bytes >= kWord; at += kWord, bytes -= kWord) *reinterpret_cast<Word*>(at) = word;
  for (; bytes > 0; ++at, --bytes) *at = static_cast<unsigned char>(value);
  return to;
}

void* memmove(void* to, const void* from, std::size_t bytes) {
  auto* at = static_cast<unsigned char*>(to);
  const auto* source = static_cast<const unsigned char*>(from);
  // What lies behind the source, and within it, is copied from its end.
  if (reinterpret_cast<std::uintptr_t>(at) - reinterpret_cast<std::uintptr_t>(source) < bytes) {
    for (; bytes >= kWord; bytes -= kWord)
      *reinterpret_cast<Word*>(at + bytes - kWord) = *reinterpret_cast<const Word*>(source + bytes - kWord);
    for (; bytes > 0; --bytes) at[bytes - 1] = source[bytes - 1];
    return to;
  }
  for (; bytes >= kWord; at += kWord, source += kWord, bytes -= kWord)
    *reinterpret_cast<Word*>(at) = *reinterpret_cast<const Word*>(source);
  for (; bytes > 0; ++at, ++source, --bytes) *at = *source;
  return to;
}

void* memcpy(void* to, const void* from, std::size_t bytes) {
  return memmove(to, from, bytes);
}

}  // extern "C"
