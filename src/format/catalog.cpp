#include <algorithm>
#include <memory>
#include <utility>
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

    explicit Row(const Product& defined) : product(defined) {}

    /** Takes a copy of it. */
    void call(const ProductName& named) {
      id = std::make_unique<char[]>(named.id.size());
      names = std::make_unique<char16_t[]>(named.names.size());
      std::ranges::copy(named.id, id.get());
      std::ranges::copy(named.names, names.get());
      name = {{id.get(), named.id.size()}, {names.get(), named.names.size()}};
    }
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

// A row is whole before it is one: no memory for it leaves the catalog as it was.
std::int32_t Catalog::add(const Product& product) {
  if (!product.secret.exists()) return -1;
  defined_->rows.push_back(std::make_unique<Defined::Row>(product));
  return size() - 1;
}

// Not by add(), nor the other way round: the small parts have no names.
std::int32_t Catalog::define(const Product& product, const ProductName& name) {
  if (!product.secret.exists() || find(name.id) >= 0) return -1;
  auto row = std::make_unique<Defined::Row>(product);
  row->call(name);
  defined_->rows.push_back(std::move(row));
  return size() - 1;
}

}  // namespace cardmend
