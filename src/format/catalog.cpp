#include <algorithm>
#include <memory>
#include <vector>

#include "cardmend/cardmend.h"
#include "format/shipped.h"

namespace cardmend {

using format::shipped_names;
using format::shipped_products;

/** What a shop has defined, each with the texts that its name views. */
struct Catalog::Defined {
  struct Row {
    Product product;
    ProductName name;
    std::unique_ptr<char[]> id;
    std::unique_ptr<char16_t[]> names;
  };
  /** In front of `rows`; nullptr for the shipped products. */
  const Catalog* base = nullptr;
  /** No row is moved or taken away: what at() gives is borrowed. */
  std::vector<std::unique_ptr<Row>> rows;

  /** How many stand in front of `rows`. */
  [[nodiscard]] std::size_t before() const {
    return base == nullptr ? shipped_products().size() : static_cast<std::size_t>(base->size());
  }
};

Catalog::Catalog() : defined_(std::make_unique<Defined>()) {}

Catalog::Catalog(const Catalog& base, const Product& product, const ProductName& name) : Catalog() {
  defined_->base = &base;
  define(product, name);
}

Catalog::Catalog(const Catalog& base, const Product& product) : Catalog() {
  defined_->base = &base;
  add(product);
}

Catalog::~Catalog() = default;

std::int32_t Catalog::size() const {
  return static_cast<std::int32_t>(defined_->before() + defined_->rows.size());
}

const Product& Catalog::at(std::int32_t product) const {
  const std::size_t before = defined_->before();
  const auto index = static_cast<std::size_t>(product);
  if (index >= before) return defined_->rows[index - before]->product;
  return defined_->base == nullptr ? shipped_products()[index] : defined_->base->at(product);
}

std::int32_t Catalog::find(std::string_view id) const {
  for (std::int32_t i = 0; !id.empty() && i < size(); ++i) {
    if (id_of(i) == id) return i;
  }
  return -1;
}

ProductName Catalog::name_of(std::int32_t product) const {
  if (product < 0 || product >= size()) return {};
  const std::size_t before = defined_->before();
  const auto index = static_cast<std::size_t>(product);
  if (index >= before) return defined_->rows[index - before]->name;
  return defined_->base == nullptr ? shipped_names()[index] : defined_->base->name_of(product);
}

std::string_view Catalog::id_of(std::int32_t product) const {
  return name_of(product).id;
}

std::int32_t Catalog::add(const Product& product) {
  if (!product.secret.exists()) return -1;
  defined_->rows.emplace_back(std::make_unique<Defined::Row>())->product = product;
  return size() - 1;
}

std::int32_t Catalog::define(const Product& product, const ProductName& name) {
  if (find(name.id) >= 0) return -1;
  const std::int32_t index = add(product);
  if (index < 0) return -1;
  Defined::Row& row = *defined_->rows.back();
  row.id = std::make_unique<char[]>(name.id.size());
  row.names = std::make_unique<char16_t[]>(name.names.size());
  std::ranges::copy(name.id, row.id.get());
  std::ranges::copy(name.names, row.names.get());
  row.name = {{row.id.get(), name.id.size()}, {row.names.get(), name.names.size()}};
  return index;
}

}  // namespace cardmend
