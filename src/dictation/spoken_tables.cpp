#include "dictation/spoken_tables.h"

#include "base/packed.h"

namespace cardmend::dictation {

namespace {

/** Fields of all rows one after the other, then those of groups and of readings, then the text. */
[[gnu::cold]] SpokenTables unpacked() {
  SpokenTables out;
  base::Packed in(tables::kPackedSpoken);
  for (SpokenRow& row : out.rows) row.words = static_cast<std::uint16_t>(in.number());
  for (SpokenRow& row : out.rows) row.kind = static_cast<SpokenKind>(in.number());
  for (SpokenRow& row : out.rows) row.role = static_cast<SpokenRole>(in.number());
  for (SpokenRow& row : out.rows) row.in = static_cast<SpokenIn>(in.number());
  // Against the row before, and against the other locale.
  std::int32_t value = 0;
  for (SpokenRow& row : out.rows) row.value[0] = static_cast<std::uint16_t>(value += in.difference());
  for (SpokenRow& row : out.rows) row.value[1] = static_cast<std::uint16_t>(row.value[0] + in.difference());
  std::uint16_t first = 0;
  for (SpokenGroup& group : out.groups) {
    const std::uint32_t number = in.number();
    group = {.first = first, .count = static_cast<std::uint8_t>(number / 2), .homophone = number % 2 != 0};
    first = static_cast<std::uint16_t>(first + group.count);
  }
  for (SpokenReading& reading : out.readings) reading.weight = static_cast<std::uint16_t>(in.number());
  for (SpokenReading& reading : out.readings) {
    for (char next = in.letter(); next != '\n'; next = in.letter()) reading.text[reading.length++] = next;
  }
  for (char16_t& unit : out.text) unit = static_cast<char16_t>(in.number());
  return out;
}

}  // namespace

const SpokenTables& spoken_tables() {
  static const SpokenTables instance = unpacked();
  return instance;
}

}  // namespace cardmend::dictation
