#include "format/unpack_products.h"

#include <algorithm>

#include "base/packed.h"

namespace cardmend::format {

using base::Packed;

namespace {

/** A set of small numbers, as runs: how many, and for each the gap before it and its length. */
template <typename Add>
void read_set(Packed& in, const Add& add) {
  std::uint32_t next = 0;
  for (std::uint32_t runs = in.number(); runs > 0; --runs) {
    next += in.number();
    for (std::uint32_t length = in.number(); length > 0; --length) add(next++);
  }
}

[[gnu::cold]] CharSet read_characters(Packed& in) {
  CharSet set;
  read_set(in, [&](std::uint32_t c) { set.add(static_cast<char>(c)); });
  return set;
}

[[gnu::cold]] Layout read_layout(Packed& in) {
  Layout layout{.length = 0, .group_count = in.small()};
  for (std::size_t i = 0; i < layout.group_count; ++i) {
    layout.groups[i] = in.small();
    layout.length = static_cast<std::uint8_t>(layout.length + layout.groups[i]);
  }
  return layout;
}

/** Nothing follows the lengths of a format that does not exist. */
[[gnu::cold]] Format read_format(Packed& in) {
  Format format;
  read_set(in, [&](std::uint32_t n) { format.lengths |= std::uint64_t{1} << n; });
  if (!format.exists()) return format;
  format.alphabet = read_characters(in);
  format.possible = read_characters(in);
  // Mostly it is the alphabet, and then it is left out.
  if (format.possible == CharSet{}) format.possible = format.alphabet;
  format.prefix_length = in.small();
  for (std::size_t i = 0; i < format.prefix_length; ++i) format.prefix[i] = in.letter();
  format.layout_count = in.small();
  for (std::size_t i = 0; i < format.layout_count; ++i) format.layouts[i] = read_layout(in);
  format.look_alike_count = in.small();
  for (std::size_t i = 0; i < format.look_alike_count; ++i) {
    format.look_alikes[i].a = in.letter();
    format.look_alikes[i].b = in.letter();
  }
  format.check_digit = static_cast<CheckDigit>(in.number());
  format.ignore_case = in.number() != 0;
  format.open = in.number() != 0;
  return format;
}

}  // namespace

[[gnu::cold]] std::span<const Product> unpack_products(std::span<const std::uint8_t> packed) {
  Packed in(packed);
  const std::size_t count = in.number();
  const std::span products(new Product[count], count);
  for (Product& product : products) {
    product.secret = read_format(in);
    product.number = read_format(in);
    if (in.number() == 0) continue;
    for (char& letter : product.currency) letter = in.letter();
  }
  return products;
}

[[gnu::cold]] std::span<const ProductName> unpack_names(std::string_view ids, std::u16string_view names) {
  const auto count = static_cast<std::size_t>(std::ranges::count(ids, '\n'));
  const std::span rows(new ProductName[count], count);
  for (ProductName& row : rows) {
    row = {.id = ids.substr(0, ids.find('\n')), .names = names.substr(0, names.find(u'\t'))};
    ids.remove_prefix(row.id.size() + 1);
    names.remove_prefix(row.names.size() + 1);
  }
  return rows;
}

}  // namespace cardmend::format
