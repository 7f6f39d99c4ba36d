// A text as it was meant where its encoding was mistaken, unit by unit: UTF-8 that was read as Latin-1 or
// windows-1252, and escapes of JSON.
//
//   "\u00E5\u008D\u00A1" (E5 8D A1 as Latin-1) and "\\u5361" are both read as \u5361
//
// Both can be undone without doubt: no wording in data/failures.json holds a letter of Latin-1 or a
// backslash.
#ifndef CARDMEND_EXPLAIN_MOJIBAKE_H_
#define CARDMEND_EXPLAIN_MOJIBAKE_H_

#include <cstddef>
#include <string_view>

namespace cardmend::explain {

/** What stands for one unit, and how many units of the text it takes: 1, 3 or 6. */
struct Meant {
  char16_t unit;
  std::size_t length;
};

/** What the unit at `at`, which must be inside, was meant as; itself unless it begins one of the two. */
Meant meant_at(std::u16string_view text, std::size_t at);

}  // namespace cardmend::explain

#endif  // CARDMEND_EXPLAIN_MOJIBAKE_H_
