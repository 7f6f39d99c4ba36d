#include "product_wire.h"

namespace cardmend::wasm {
namespace {

class WordReader {
 public:
  explicit WordReader(std::span<const std::int32_t> words) : words_(words) {}

  [[nodiscard]] bool ok() const { return ok_; }

  std::uint32_t word() {
    if (at_ == words_.size()) {
      ok_ = false;
      return 0;
    }
    return static_cast<std::uint32_t>(words_[at_++]);
  }

  /** A number that is `most` at most; anything above it spoils the whole. */
  std::uint8_t small(std::size_t most) {
    const std::uint32_t value = word();
    ok_ = ok_ && value <= most;
    return ok_ ? static_cast<std::uint8_t>(value) : std::uint8_t{0};
  }

  /** `count` items of `Bits` bits each. */
  template <unsigned Bits, typename Item>
  void packed(Item* items, std::size_t count) {
    constexpr std::size_t kPer = 32 / Bits;
    constexpr std::uint32_t kMask = (1U << Bits) - 1U;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count && ok_; ++i) {
      if (i % kPer == 0) value = word();
      items[i] = static_cast<Item>((value >> (Bits * (i % kPer))) & kMask);
    }
  }

 private:
  std::span<const std::int32_t> words_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

void read_set(WordReader& in, CharSet& out) {
  for (std::uint32_t& bits : out.bits) bits = in.word();
}

void read_layout(WordReader& in, Layout& out) {
  out.group_count = in.small(kMaxGroups);
  in.packed<8>(out.groups.data(), out.groups.size());
  std::uint32_t sum = 0;
  for (const std::uint8_t length : out.view()) sum += length;
  out.length = static_cast<std::uint8_t>(sum);
}

void read_format(WordReader& in, Format& out) {
  read_set(in, out.alphabet);
  read_set(in, out.possible);
  out.lengths = in.word();
  out.lengths |= static_cast<std::uint64_t>(in.word()) << 32U;
  const std::uint32_t flags = in.word();
  out.check_digit = static_cast<CheckDigit>(flags & 0xFFU);
  out.ignore_case = (flags & 0x100U) != 0;
  out.open = (flags & 0x200U) != 0;
  out.prefix_length = in.small(kMaxPrefix);
  std::array<char, 8> prefix{};
  in.packed<8>(prefix.data(), prefix.size());
  for (std::size_t i = 0; i < out.prefix_length; ++i) out.prefix[i] = prefix[i];
  out.look_alike_count = in.small(kMaxLookAlikes);
  std::array<char, 2 * kMaxLookAlikes> pairs{};
  in.packed<8>(pairs.data(), pairs.size());
  for (std::size_t i = 0; i < out.look_alike_count; ++i)
    out.look_alikes[i] = {pairs[2 * i], pairs[2 * i + 1]};
  out.layout_count = in.small(kMaxLayouts);
  for (std::size_t i = 0; i < out.layout_count; ++i) read_layout(in, out.layouts[i]);
}

}  // namespace

bool read_product(std::span<const std::int32_t> words, WiredProduct& out) {
  WordReader in(words);
  const std::uint8_t id_length = in.small(out.id.size());
  in.packed<8>(out.id.data(), id_length);
  const std::uint32_t names_length = in.word();
  if (names_length > out.names.size()) return false;
  in.packed<16>(out.names.data(), names_length);
  in.packed<8>(out.product.currency.data(), out.product.currency.size());
  read_format(in, out.product.secret);
  if (in.word() == 1) read_format(in, out.product.number);
  out.product.id = {out.id.data(), id_length};
  out.product.names = {out.names.data(), names_length};
  return in.ok() && id_length > 0;
}

}  // namespace cardmend::wasm
