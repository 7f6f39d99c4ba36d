#include "batch/block.h"

#include <wasm_simd128.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace cardmend::wasm {
namespace {

constexpr std::uint8_t kComma = ',';

/** Between the number and the secret of a card that is known by both. */
constexpr std::uint8_t kBetween = 0x1F;

/** By its first byte: a spreadsheet may take the cell for a formula, or it is not bare in CSV with commas. U+FF01
 * and on, of which some are wide signs of formulas, begin with EF. */
constexpr std::array<bool, 256> kUnsafeFirst = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("=+-@\t\r\" ")) table[static_cast<unsigned char>(c)] = true;
  table[0xEF] = true;
  return table;
}();

}  // namespace

void Block::plan(const Plan& plan, std::uint8_t delimiter, Bytes tail) {
  plan_ = plan;
  number_.use(plan.product);
  secret_.use(plan.product);
  record_.separate(delimiter);
  tail_.forget();
  std::ranges::copy(tail, tail_.room(tail.size()));
  tail_.take(tail.size());
}

std::uint8_t* Block::open(std::size_t size) {
  wipe();
  std::uint8_t* const place = bytes_.room(size);
  bytes_.take(size);
  return place;
}

bool Block::next(std::uint32_t skip) {
  if (stopped_) ++records_;
  stopped_ = false;
  const Bytes all = bytes();
  for (; behind_ < all.size(); ++records_) {
    begin_ = behind_;
    behind_ = record_.read(all, begin_);
    if (records_ < skip) continue;
    if (write_clean()) {
      keep();
      continue;
    }
    stopped_ = true;
    return true;
  }
  return false;
}

bool Block::is_code(std::uint32_t column) const {
  return static_cast<std::int32_t>(column) == plan_.secret ||
         static_cast<std::int32_t>(column) == plan_.number;
}

bool Block::write_clean() {
  number_.forget();
  const std::uint32_t width = plan_.width;
  if (record_.count() != width || width > Record::kMost) return false;
  const bool has_number = plan_.number >= 0;
  if (has_number && !number_.read(bytes(), record_[static_cast<std::uint32_t>(plan_.number)])) return false;
  if (!secret_.read(bytes(), record_[static_cast<std::uint32_t>(plan_.secret)])) return false;
  for (std::uint32_t i = 0; i < width; ++i)
    if (!is_code(i) && !is_safe(record_[i])) return false;
  const bool as_it_is = secret_.is_bare() && (!has_number || number_.is_bare());
  if (as_it_is && record_.delimiter() == kComma) {
    const std::uint32_t begin = record_[0].begin - (record_[0].quoted ? 1 : 0);
    put(bytes().subspan(begin, record_.end() - begin));
  } else {
    copy_cells();
  }
  put({tail_.data(), tail_.size()});
  return true;
}

/** A cell that is no code may be written as it is. */
bool Block::is_safe(const Cell& cell) const {
  if (cell.odd) return false;
  if (cell.length() == 0) return true;
  const Bytes text = bytes().subspan(cell.begin, cell.length());
  if (kUnsafeFirst[text.front()] || text.back() <= ' ') return false;
  if (record_.delimiter() == kComma || cell.quoted) return true;
  return std::ranges::none_of(text, [](std::uint8_t byte) { return byte == kComma || byte == kQuote; });
}

void Block::copy_cells() {
  for (std::uint32_t i = 0; i < plan_.width; ++i) {
    if (i > 0) lines_.push(kComma);
    const Cell& cell = record_[i];
    const std::uint32_t around = cell.quoted ? 1 : 0;
    if (static_cast<std::int32_t>(i) == plan_.secret)
      put(secret_.code());
    else if (static_cast<std::int32_t>(i) == plan_.number)
      put(number_.code());
    else
      put(bytes().subspan(cell.begin - around, cell.length() + 2 * around));
  }
}

/** Lines are short: sixteen bytes at once are quicker than a call that copies. */
void Block::put(Bytes bytes) {
  constexpr std::size_t kTogether = 16;
  std::uint8_t* const to = lines_.room(bytes.size());
  const std::uint8_t* const from = bytes.data();
  std::size_t i = 0;
  for (; i + kTogether <= bytes.size(); i += kTogether) wasm_v128_store(to + i, wasm_v128_load(from + i));
  for (; i < bytes.size(); ++i) to[i] = from[i];
  lines_.take(bytes.size());
}

std::uint8_t* Block::scratch(std::size_t size) {
  scratch_.forget();
  return scratch_.room(size);
}

void Block::take(std::size_t line, std::size_t number, std::size_t secret) {
  scratch_.take(line + number + secret);
  const Bytes all(scratch_.data(), scratch_.size());
  put(all.first(line));
  number_.set(all.subspan(line, number));
  secret_.set(all.last(secret));
  keep();
  scratch_.forget();
}

void Block::keep() {
  const Hash found = hash();
  ends_.push(static_cast<std::uint32_t>(lines_.size()));
  rows_.push(records_);
  hashes_.push(found.high);
  hashes_.push(found.low);
  const bool has_value = plan_.value >= 0 && static_cast<std::uint32_t>(plan_.value) < record_.count() &&
                         static_cast<std::uint32_t>(plan_.value) < Record::kMost;
  values_.push(has_value ? face_values_.of(bytes(), record_[static_cast<std::uint32_t>(plan_.value)]) : 0);
}

Hash Block::hash() {
  if (plan_.identity == Identity::none) return {};
  if (plan_.identity == Identity::secret) return half_siphash(plan_.key, secret_.code());
  scratch_.forget();
  const Bytes number = number_.code();
  const Bytes secret = secret_.code();
  std::uint8_t* const both = scratch_.room(number.size() + 1 + secret.size());
  std::uint8_t* const between = std::ranges::copy(number, both).out;
  *between = kBetween;
  std::ranges::copy(secret, between + 1);
  scratch_.take(number.size() + 1 + secret.size());
  return half_siphash(plan_.key, {scratch_.data(), scratch_.size()});
}

void Block::wipe() {
  for (Grown<std::uint8_t>* const bytes : {&bytes_, &scratch_, &lines_}) bytes->forget();
  for (Grown<std::uint32_t>* const words : {&ends_, &rows_, &hashes_}) words->forget();
  values_.forget();
  face_values_.forget();
  number_.wipe();
  secret_.wipe();
  begin_ = 0;
  behind_ = 0;
  records_ = 0;
  stopped_ = false;
}

}  // namespace cardmend::wasm
