// Bytes as what a target asks for. Numbers come first, texts last, so that a text is written as it is.
//
//   Input input(data, size);
//   const std::int32_t product = input.below(catalog.size());   // two bytes
//   const Text raw(input);                                      // all that is left, as UTF-8 in the main
#ifndef CARDMEND_TESTS_FUZZ_INPUT_H_
#define CARDMEND_TESTS_FUZZ_INPUT_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace cardmend::fuzz {

/** Never reads past its end: what is missing is 0. */
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : bytes_(data, size) {}

  [[nodiscard]] bool empty() const { return bytes_.empty(); }

  std::uint8_t byte() {
    if (bytes_.empty()) return 0;
    const std::uint8_t value = bytes_.front();
    bytes_ = bytes_.subspan(1);
    return value;
  }

  /** The low byte first. */
  template <typename Number>
  Number number() {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i) value |= std::uint64_t{byte()} << (8 * i);
    return static_cast<Number>(value);
  }

  bool flag() { return (byte() & 1U) != 0; }

  /** 0..count - 1, of two bytes; `count` is more than 0. */
  template <typename Number>
  Number below(Number count) {
    return static_cast<Number>(number<std::uint16_t>() % static_cast<std::uint64_t>(count));
  }

  /** The next `size` bytes, or what is left. */
  std::span<const std::uint8_t> take(std::size_t size) {
    const auto taken = bytes_.first(size < bytes_.size() ? size : bytes_.size());
    bytes_ = bytes_.subspan(taken.size());
    return taken;
  }

  std::span<const std::uint8_t> rest() { return take(bytes_.size()); }

 private:
  std::span<const std::uint8_t> bytes_;
};

/**
 * Bytes as UTF-16: UTF-8, in which a half of a pair may stand alone, and a byte that is no UTF-8 stands for itself.
 * Its units lie in memory of just their size, so that who reads past them is told.
 */
class Text {
 public:
  explicit Text(std::span<const std::uint8_t> bytes);
  explicit Text(Input& input) : Text(input.rest()) {}
  explicit Text(std::u16string_view text);

  [[nodiscard]] std::u16string_view view() const { return {units_.get(), size_}; }

 private:
  std::unique_ptr<char16_t[]> units_;
  std::size_t size_ = 0;
};

}  // namespace cardmend::fuzz

#endif  // CARDMEND_TESTS_FUZZ_INPUT_H_
