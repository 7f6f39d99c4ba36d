#include <algorithm>
#include <memory>
#include <vector>

#include "cardmend/cardmend.h"
#include "core/product.h"

namespace cardmend {

using core::shipped_products;

/** What a shop has defined, each with the texts that its product views. */
struct Catalog::Defined {
  struct Row {
    Product product;
    std::unique_ptr<char[]> id;
    std::unique_ptr<char16_t[]> names;
  };
  std::vector<Row> rows;
  std::uint32_t changes = 0;
};

Catalog::Catalog() : defined_(std::make_unique<Defined>()) {}

Catalog::~Catalog() = default;

std::int32_t Catalog::size() const {
  return static_cast<std::int32_t>(shipped_products().size() + defined_->rows.size());
}

const Product& Catalog::at(std::int32_t product) const {
  const auto index = static_cast<std::size_t>(product);
  const std::span<const Product> shipped = shipped_products();
  return index < shipped.size() ? shipped[index] : defined_->rows[index - shipped.size()].product;
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
  Defined::Row& row = defined_->rows.emplace_back();
  row.product = product;
  row.id = std::make_unique<char[]>(product.id.size());
  row.names = std::make_unique<char16_t[]>(product.names.size());
  std::ranges::copy(product.id, row.id.get());
  std::ranges::copy(product.names, row.names.get());
  row.product.id = {row.id.get(), product.id.size()};
  row.product.names = {row.names.get(), product.names.size()};
  ++defined_->changes;
  return size() - 1;
}

void Catalog::undefine_last() {
  if (defined_->rows.empty()) return;
  defined_->rows.pop_back();
  ++defined_->changes;
}

std::uint32_t Catalog::changes() const {
  return defined_->changes;
}

}  // namespace cardmend
