#include "format/readings.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>

#include "tables/confusions.h"

namespace cardmend::format {
namespace {

/** kConfusions is sorted by `from`: where the rows of each character begin. */
consteval std::array<std::uint8_t, 129> first_rows() {
  static_assert(std::size(tables::kConfusions) < 256);
  std::array<std::uint8_t, 129> first{};
  std::size_t row = 0;
  for (std::size_t c = 0; c < first.size(); ++c) {
    while (row < std::size(tables::kConfusions) &&
           static_cast<std::size_t>(tables::kConfusions[row].from) < c)
      ++row;
    first[c] = static_cast<std::uint8_t>(row);
  }
  return first;
}
constexpr std::array<std::uint8_t, 129> kFirst = first_rows();

std::span<const Confusion> rows_of(char c) {
  const auto at = static_cast<unsigned char>(c);
  if (at >= 128) return {};
  return std::span(tables::kConfusions).subspan(kFirst[at], kFirst[at + 1U] - kFirst[at]);
}

}  // namespace

Readings readings_of(char c, const CharSet& alphabet) {
  Readings readings;
  const Confusion* first = nullptr;
  std::uint32_t sum = 0;
  for (const Confusion& row : rows_of(c)) {
    if (!alphabet.has(static_cast<char16_t>(row.to))) continue;
    if (first == nullptr) first = &row;
    sum += row.weight;
    readings.likely = readings.likely || row.strength >= tables::kAgainstPossible;
    if (readings.count < readings.to.size()) readings.to[readings.count++] = row.to;
  }
  readings.forced = first != nullptr && first->strength >= tables::kStrong &&
                    first->weight * 1000U > sum * tables::kForcedShare;
  return readings;
}

Readings readings_of(char c, const Format& format) {
  const Readings listed = readings_of(c, format.alphabet);
  Readings readings{.count = 0, .forced = listed.forced, .likely = listed.likely};
  const auto add = [&](char to) {
    for (std::size_t i = 0; i < readings.count; ++i) {
      if (readings.to[i] == to) return;
    }
    if (readings.count < readings.to.size()) readings.to[readings.count++] = to;
  };
  for (const LookAlike& pair : format.own_look_alikes()) {
    const char other = pair.other_than(c);
    if (other == '\0' || !format.alphabet.has(static_cast<char16_t>(other))) continue;
    readings.forced = readings.forced && other == listed.to[0];
    add(other);
  }
  for (std::size_t i = 0; i < listed.count; ++i) add(listed.to[i]);
  return readings;
}

bool is_plausible(char c, const CharSet& alphabet) {
  if (alphabet.has(static_cast<char16_t>(c))) return true;
  return std::ranges::any_of(rows_of(c), [&](const Confusion& row) {
    return row.strength >= tables::kStrong && alphabet.has(static_cast<char16_t>(row.to));
  });
}

}  // namespace cardmend::format
