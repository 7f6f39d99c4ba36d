// The analysis of characters that were heard: there is no text to fold, and no label to read.
#ifndef CARDMEND_CHECK_HEARD_H_
#define CARDMEND_CHECK_HEARD_H_

#include <span>

#include "cardmend/types_heard.h"
#include "check/analysis.h"

namespace cardmend::check {

/** As analyse() does with a text, at most kMaxInput characters. Spans are those of the characters, and there are
 * no edits: settle_heard() says what became of each character. */
void analyse_heard(std::span<const HeardCharacter> heard, const format::Wanted& wanted, std::int32_t index,
                   Analysis& out);

/** Writes the answers of `heard`, which `analysis` is of. */
void settle_heard(const Analysis& analysis, std::span<HeardCharacter> heard);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_HEARD_H_
