// The words of dictation as their rows are used: tables/dictation.h, unpacked when the first dictation is heard.
#ifndef CARDMEND_DICTATION_SPOKEN_TABLES_H_
#define CARDMEND_DICTATION_SPOKEN_TABLES_H_

#include <array>

#include "dictation/spoken_rows.h"
#include "tables/dictation.h"

namespace cardmend::dictation {

struct SpokenTables {
  /** The words by row, each behind a line feed. */
  std::array<char16_t, tables::kSpokenUnits> text{};
  std::array<SpokenRow, tables::kSpokenRowCount> rows{};
  std::array<SpokenGroup, tables::kSpokenGroupCount> groups{};
  std::array<SpokenReading, tables::kSpokenReadingCount> readings{};
};

const SpokenTables& spoken_tables();

}  // namespace cardmend::dictation

#endif  // CARDMEND_DICTATION_SPOKEN_TABLES_H_
