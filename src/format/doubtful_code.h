// Codes that keep their format and are doubted all the same, for what their digits rather are.
#ifndef CARDMEND_FORMAT_DOUBTFUL_CODE_H_
#define CARDMEND_FORMAT_DOUBTFUL_CODE_H_

#include <cstddef>
#include <string_view>

#include "cardmend/types_product.h"

namespace cardmend::format {

/** How many zeros stand behind the fifteenth of 16 or more digits, if nothing else does: a spreadsheet
 * keeps 15. */
std::size_t rounded_tail(std::string_view code);

/** A tail that gives reason to doubt a code that fits: two zeros or more, or digits alone where letters are
 * usual and no check digit speaks for it. */
bool is_doubtful_tail(const Format& format, std::size_t zeros);

/** A mobile number of the mainland: 11 digits, the first 1, the second 3 to 9. */
bool is_mobile(std::string_view digits);

/** A code that fits `format` is the number of a bank card, which no check digit of its own denies, was
 * rounded by a spreadsheet, or is a mobile number where any length will do. */
bool is_doubtful_code(const Format& format, std::string_view code);

}  // namespace cardmend::format

#endif  // CARDMEND_FORMAT_DOUBTFUL_CODE_H_
