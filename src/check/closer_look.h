// Where a person should look closer at a code that nothing contradicts and nothing confirms.
#ifndef CARDMEND_CHECK_CLOSER_LOOK_H_
#define CARDMEND_CHECK_CLOSER_LOOK_H_

#include <array>
#include <cstddef>

#include "base/fixed_vector.h"
#include "check/analysis.h"

namespace cardmend::check {

using Doubts = base::FixedVector<Doubt, kMaxDoubts>;

/** Characters of a format's alphabet for which `c` may be taken when one looks, as makers warn (looks.json)
 * or the format itself says; the likeliest first, into `out`; how many. */
std::size_t look_alikes(char c, const Format& format, std::array<char, 4>& out);

/** Of an analysis, the characters that others of its format's alphabet look like, behind those in `out`. */
void look_closer(const Format& format, const Analysis& analysis, Doubts& out);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_CLOSER_LOOK_H_
