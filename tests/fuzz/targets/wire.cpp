// A product as JavaScript hands it over: any words are refused, or are a product within its limits.
#include <algorithm>
#include <memory>
#include <vector>

#include "fuzz/support/hold.h"
#include "fuzz/support/input.h"
#include "fuzz/targets.h"
#include "shared/product_wire.h"

namespace cardmend::fuzz {
namespace {

bool is_within_limits(const Format& format) {
  if (format.prefix_length > kMaxPrefix || format.layout_count > kMaxLayouts) return false;
  if (format.look_alike_count > kMaxLookAlikes) return false;
  const auto layouts = std::span(format.layouts).first(format.layout_count);
  return std::ranges::all_of(layouts, [](const Layout& layout) { return layout.group_count <= kMaxGroups; });
}

}  // namespace

void wire(Input& input) {
  const auto bytes = input.rest();
  std::vector<std::int32_t> words(bytes.size() / 4);
  Input again(bytes.data(), bytes.size());
  for (std::int32_t& word : words) word = again.number<std::int32_t>();
  const auto out = std::make_unique<wasm::WiredProduct>();
  if (!wasm::read_product(words, *out)) return;
  hold(!out->name.id.empty() && out->name.id.size() <= kMaxProductId, "a product has its id");
  hold(is_within_limits(out->product.secret) && is_within_limits(out->product.number),
       "a product keeps the limits");
  const auto same = std::make_unique<wasm::WiredProduct>();
  hold(wasm::read_product(words, *same) && same->product == out->product,
       "the same words are the same product");
  const Catalog catalog;
  hold((Catalog(catalog, out->product, out->name).size() > catalog.size()) == out->product.secret.exists() ||
           catalog.find(out->name.id) >= 0,
       "a product that has a secret is taken");
}

}  // namespace cardmend::fuzz
