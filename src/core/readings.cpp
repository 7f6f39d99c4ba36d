#include "core/readings.h"

#include <cstddef>

#include "tables/confusions.h"

namespace cardmend::core {

Readings readings_of(char c, const CharSet& alphabet) {
  Readings readings;
  std::uint32_t sum = 0;
  for (const Confusion& row : tables::kConfusions) {
    if (row.from != c || !alphabet.has(static_cast<char16_t>(row.to)) || readings.count == readings.to.size())
      continue;
    readings.to[readings.count] = row.to;
    readings.weight[readings.count++] = row.weight;
    sum += row.weight;
  }
  for (std::size_t i = 0; i < readings.count; ++i) {
    readings.weight[i] = static_cast<std::uint16_t>(readings.weight[i] * 1000U / sum);
  }
  return readings;
}

bool is_plausible(char c, const CharSet& alphabet) {
  return alphabet.has(static_cast<char16_t>(c)) || readings_of(c, alphabet).count > 0;
}

}  // namespace cardmend::core
