// What JavaScript wrote, a word after the other.
#ifndef CARDMEND_BINDINGS_WASM_SHARED_WORD_READER_H_
#define CARDMEND_BINDINGS_WASM_SHARED_WORD_READER_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "tables/wire.h"

namespace cardmend::wasm {

/** Never reads past its end: what is missing is 0, and spoils the whole. */
class WordReader {
 public:
  explicit WordReader(std::span<const std::int32_t> words) : words_(words) {}

  [[nodiscard]] bool ok() const { return ok_; }

  /** The words behind those that were read. */
  [[nodiscard]] std::span<const std::int32_t> rest() const { return words_.subspan(at_); }

  std::uint32_t word() {
    if (at_ == words_.size()) {
      ok_ = false;
      return 0;
    }
    return static_cast<std::uint32_t>(words_[at_++]);
  }

  /** How many items follow; more than `most` spoil the whole. */
  std::uint32_t count(std::uint32_t most) {
    const std::uint32_t value = word();
    ok_ = ok_ && value <= most;
    return ok_ ? value : 0;
  }

  /** `count` items, `Per` to a word. */
  template <unsigned Per, typename Item>
  void packed(Item* items, std::size_t count) {
    constexpr unsigned kBits = 32 / Per;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count && ok_; ++i) {
      if (i % Per == 0) value = word();
      items[i] = static_cast<Item>(bits<kBits>(value >> (kBits * (i % Per))));
    }
  }

 private:
  std::span<const std::int32_t> words_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace cardmend::wasm

#endif  // CARDMEND_BINDINGS_WASM_SHARED_WORD_READER_H_
