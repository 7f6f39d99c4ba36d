#include "texts/scan/lexicon.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "tables/currencies.h"
#include "text/labels.h"
#include "text/unit_kind.h"
#include "texts/scan/decode.h"

namespace cardmend::texts {

using text::is_stroke;
using text::Label;

namespace {

constexpr std::size_t kFirstSize = 4096;

/** The strokes that are plain text. */
constexpr std::array<char16_t, 2> kStrokes = {0x30FC, 0x4E00};
static_assert(is_stroke(kStrokes[0]) && is_stroke(kStrokes[1]));

}  // namespace

Lexicon::Lexicon() : nodes_{-1}, arcs_(kFirstSize) {
  // Of most words of units all are plain text or none is.
  for (std::uint32_t first = 0; first < 0x10000; first += 32) {
    std::uint32_t& bits = passes_[first >> 5U];
    if (is_plain_text(static_cast<char16_t>(first)) && is_plain_text(static_cast<char16_t>(first + 31))) {
      bits = 0xFFFFFFFF;
    } else {
      for (std::uint32_t i = 0; i < 32; ++i)
        bits |= static_cast<std::uint32_t>(is_plain_text(static_cast<char16_t>(first + i))) << i;
    }
  }
  for (const char16_t stroke : kStrokes) passes_[stroke >> 5U] &= ~(1U << (stroke & 31U));
  for (const Label& label : text::latin_labels()) add(label.word)->label = &label;
  for (const Label& label : text::han_labels()) add_han(label);
  for (const CurrencyWord& row : tables::kCurrencyWords) add(row.word)->currency = &row;
}

/** In simplified characters, and in traditional ones: of a character with two, all of the one or all of the other. */
void Lexicon::add_han(const Label& label) {
  add(label.word)->label = &label;
  for (const bool last : {false, true}) {
    std::array<char16_t, text::kMaxLabel> units{};
    std::ranges::transform(label.word, units.begin(),
                           [&](char16_t unit) { return text::traditional(unit, last); });
    add({units.data(), label.word.size()})->label = &label;
  }
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
  std::array<char16_t, 3> head{};
  std::size_t length = 0;
  for (const char16_t unit : word) {
    if (joins(unit)) continue;
    if (length < head.size()) head[length] = unit;
    ++length;
    if (node == kRoot) {
      begins_[unit >> 5U] |= 1U << (unit & 31U);
      passes_[unit >> 5U] &= ~(1U << (unit & 31U));
    }
    node = grow(node, unit);
  }
  if (node == kRoot) return nullptr;
  const std::size_t pair = pair_of(head[0], head[1]);
  add_hash(pairs_, pair);
  if (length > 1) add_hash(triples_, pair_of(pair, head[2]));
  if (nodes_[node] < 0) {
    nodes_[node] = static_cast<std::int32_t>(meanings_.size());
    meanings_.emplace_back();
  }
  return &meanings_[static_cast<std::size_t>(nodes_[node])];
}

}  // namespace cardmend::texts
