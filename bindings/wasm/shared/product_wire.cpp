#include "shared/product_wire.h"

#include <algorithm>
#include <iterator>

#include "shared/word_reader.h"

namespace cardmend::wasm {
namespace {

Layout layout_of(const LayoutWords& words) {
  Layout out{
      .length = 0, .group_count = static_cast<std::uint8_t>(words.group_count), .groups = words.groups};
  std::uint32_t sum = 0;
  for (const std::uint8_t length : out.view()) sum += length;
  out.length = static_cast<std::uint8_t>(sum);
  return out;
}

Format format_of(const FormatWords& words) {
  Format out;
  out.alphabet = {words.alphabet};
  out.possible = {words.possible};
  out.lengths = words.lengths[0] | static_cast<std::uint64_t>(words.lengths[1]) << 32U;
  if (words.check_digit < std::size(kCheckDigitNames))
    out.check_digit = static_cast<CheckDigit>(words.check_digit);
  out.ignore_case = words.ignore_case != 0;
  out.open = words.open != 0;
  out.prefix = words.prefix;
  out.prefix_length = static_cast<std::uint8_t>(words.prefix_length);
  out.look_alike_count = static_cast<std::uint8_t>(words.pairs_length / 2);
  for (std::size_t i = 0; i < out.look_alike_count; ++i)
    out.look_alikes[i] = {words.pairs[2 * i], words.pairs[2 * i + 1]};
  out.layout_count = static_cast<std::uint8_t>(words.layout_count);
  std::transform(words.layouts.begin(), words.layouts.begin() + words.layout_count, out.layouts.begin(),
                 layout_of);
  return out;
}

}  // namespace

bool read_product(std::span<const std::int32_t> words, WiredProduct& out) {
  WordReader in(words);
  read(in, out.words);
  if (!in.ok() || out.words.id_length == 0 || out.words.format_count == 0) return false;
  out.name = {{out.words.id.data(), out.words.id_length}, {out.words.names.data(), out.words.names_length}};
  out.product.currency = out.words.currency;
  out.product.secret = format_of(out.words.formats[0]);
  if (out.words.format_count > 1) out.product.number = format_of(out.words.formats[1]);
  return true;
}

}  // namespace cardmend::wasm
