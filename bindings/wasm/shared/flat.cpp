#include "shared/flat.h"

namespace cardmend::wasm {
namespace {

/** Never writes past its end, whatever it is given. */
class Writer {
 public:
  explicit Writer(std::span<std::int32_t> out) : out_(out) {}

  /** The words written; 0 if they did not all fit. */
  [[nodiscard]] std::size_t size() const { return size_ <= out_.size() ? size_ : 0; }

  /** A number, an enum or a flag. */
  template <typename Value>
  void word(Value value) {
    if (size_ < out_.size()) out_[size_] = static_cast<std::int32_t>(value);
    ++size_;
  }

  /** `Per` items of `32 / Per` bits in each word, from the low end. */
  template <unsigned Per, typename Item>
  void packed(const Item* items, std::size_t count) {
    constexpr unsigned kBits = 32 / Per;
    for (std::size_t i = 0; i < count; i += Per) {
      std::uint32_t value = 0;
      for (std::size_t k = 0; k < Per && i + k < count; ++k)
        value |= bits<kBits>(items[i + k]) << (kBits * k);
      word(value);
    }
  }

 private:
  std::span<std::int32_t> out_;
  std::size_t size_ = 0;
};

template <typename Answer>
std::size_t written(const Answer& answer, std::span<std::int32_t> out) {
  Writer writer(out);
  write(writer, answer);
  return writer.size();
}

}  // namespace

std::size_t flatten(const CheckResult& result, std::span<std::int32_t> out) {
  return written(result, out);
}

std::size_t flatten(const Explanation& explanation, std::span<std::int32_t> out) {
  return written(explanation, out);
}

std::size_t flatten(const DictateResult& result, std::span<std::int32_t> out) {
  return written(result, out);
}

std::size_t flatten(const DetectResult& result, std::span<std::int32_t> out) {
  return written(result, out);
}

std::size_t flatten(const ExtractedCard& card, std::span<std::int32_t> out) {
  return written(card, out);
}

std::size_t flatten(const LoadedFile& file, std::span<std::int32_t> out) {
  return written(file, out);
}

}  // namespace cardmend::wasm
