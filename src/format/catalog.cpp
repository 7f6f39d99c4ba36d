#include <algorithm>
#include <memory>
#include <vector>

#include "cardmend/cardmend.h"
#include "format/shipped.h"

namespace cardmend {

using format::shipped_products;

/** What a shop has defined, each with the texts that its product views. */
struct Catalog::Defined {
  struct Row {
    Product product;
    std::unique_ptr<char[]> id;
    std::unique_ptr<char16_t[]> names;
  };
  /** In front of `rows`; nullptr for the shipped products. */
  const Catalog* base = nullptr;
  /** No row is moved or taken away: what at() gives is borrowed. */
  std::vector<std::unique_ptr<Row>> rows;
};

Catalog::Catalog() : defined_(std::make_unique<Defined>()) {}

Catalog::Catalog(const Catalog& base, const Product& product) : Catalog() {
  defined_->base = &base;
  define(product);
}

Catalog::~Catalog() = default;

std::int32_t Catalog::size() const {
  const std::size_t before = defined_->base == nullptr ? shipped_products().size()
                                                       : static_cast<std::size_t>(defined_->base->size());
  return static_cast<std::int32_t>(before + defined_->rows.size());
}

const Product& Catalog::at(std::int32_t product) const {
  const std::size_t own = defined_->rows.size();
  const std::size_t before = static_cast<std::size_t>(size()) - own;
  const auto index = static_cast<std::size_t>(product);
  if (index >= before) return defined_->rows[index - before]->product;
  return defined_->base == nullptr ? shipped_products()[index] : defined_->base->at(product);
}

std::int32_t Catalog::find(std::string_view id) const {
  for (std::int32_t i = 0; i < size(); ++i) {
    if (at(i).id == id) return i;
  }
  return -1;
}

std::string_view Catalog::id_of(std::int32_t product) const {
  return product >= 0 && product < size() ? at(product).id : std::string_view{};
}

std::int32_t Catalog::define(const Product& product) {
  if (!product.secret.exists() || find(product.id) >= 0) return -1;
  Defined::Row& row = *defined_->rows.emplace_back(std::make_unique<Defined::Row>());
  row.product = product;
  row.id = std::make_unique<char[]>(product.id.size());
  row.names = std::make_unique<char16_t[]>(product.names.size());
  std::ranges::copy(product.id, row.id.get());
  std::ranges::copy(product.names, row.names.get());
  row.product.id = {row.id.get(), product.id.size()};
  row.product.names = {row.names.get(), product.names.size()};
  return size() - 1;
}

}  // namespace cardmend
