// A right code held against the codes that the shop has.
#ifndef CARDMEND_ANSWER_KNOWN_CHECK_H_
#define CARDMEND_ANSWER_KNOWN_CHECK_H_

#include <string_view>

#include "cardmend/known.h"
#include "check/analysis.h"

namespace cardmend::answer {

/** True if `code`, which is ASCII, may be one of `known`. Leaves nothing of it behind. */
bool has_code(const KnownCodes& known, std::u16string_view code);

/** A secret that is `valid` or `repaired`, but none of `known`, becomes `doubtful` with `code-not-known`. */
void compare_known(const KnownCodes& known, check::Analysis& analysis);

}  // namespace cardmend::answer

#endif  // CARDMEND_ANSWER_KNOWN_CHECK_H_
