#include "texts/scan/lexicon.h"

#include "base/ascii.h"
#include "tables/currencies.h"
#include "text/labels.h"

namespace cardmend::texts {

using text::Label;

namespace {

constexpr std::size_t kFirstSize = 4096;

}  // namespace

Lexicon::Lexicon() : nodes_{-1}, arcs_(kFirstSize) {
  for (const Label& label : text::latin_labels()) add(label.word)->label = &label;
  for (const Label& label : text::han_labels()) add(label.word)->label = &label;
  for (const CurrencyWord& row : tables::kCurrencyWords) add(row.word)->currency = &row;
}

std::int32_t Lexicon::add_name(std::u16string_view word) {
  Meaning* meaning = add(word);
  if (meaning == nullptr) return -1;
  if (meaning->name < 0) meaning->name = static_cast<std::int32_t>(name_count_++);
  return meaning->name;
}

void Lexicon::rehash() {
  const std::vector<Arc> old = std::move(arcs_);
  arcs_ = std::vector<Arc>(old.size() * 2);
  for (const Arc& arc : old) {
    if (arc.key != 0) arcs_[place_of(arc.key)] = arc;
  }
}

std::uint32_t Lexicon::grow(std::uint32_t node, char16_t unit) {
  const std::uint32_t known = step(node, unit);
  if (known != kNone) return known;
  if (nodes_.size() * 2 >= arcs_.size()) rehash();
  const auto fresh = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back(-1);
  const std::uint64_t key = key_of(node, unit);
  arcs_[place_of(key)] = {key, fresh};
  return fresh;
}

Meaning* Lexicon::add(std::u16string_view word) {
  std::uint32_t node = kRoot;
  char16_t before = 0;
  for (const char16_t unit : word) {
    if (joins(unit)) continue;
    if (before != 0 && node == step(kRoot, before)) add_pair(before, unit);
    before = unit;
    if (node == kRoot) begins_[unit >> 5U] |= 1U << (unit & 31U);
    node = grow(node, unit);
  }
  if (node == kRoot) return nullptr;
  if (node == step(kRoot, before)) add_pair(before, 0);
  if (nodes_[node] < 0) {
    nodes_[node] = static_cast<std::int32_t>(meanings_.size());
    meanings_.emplace_back();
  }
  return &meanings_[static_cast<std::size_t>(nodes_[node])];
}

}  // namespace cardmend::texts
