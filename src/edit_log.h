// The log of all changes from raw to code.
#ifndef CARDMEND_EDIT_LOG_H_
#define CARDMEND_EDIT_LOG_H_

#include <string_view>

#include "analyse.h"
#include "product/locate.h"

namespace cardmend::check {

/** Writes the edits of `out`: applied to raw, they give its code. */
void write_edits(std::u16string_view raw, const product::Location& location, Analysis& out);

}  // namespace cardmend::check

#endif  // CARDMEND_EDIT_LOG_H_
