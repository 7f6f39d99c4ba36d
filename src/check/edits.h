// The log of all changes from raw to code.
#ifndef CARDMEND_CHECK_EDITS_H_
#define CARDMEND_CHECK_EDITS_H_

#include <string_view>

#include "check/analysis.h"
#include "check/locate/locate.h"

namespace cardmend::check {

/** Writes the edits of `out`: applied to raw, they give its code. */
void write_edits(std::u16string_view raw, const Location& location, Analysis& out);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_EDITS_H_
