// A code that is said a second time.
#ifndef CARDMEND_DICTATION_ONCE_MORE_H_
#define CARDMEND_DICTATION_ONCE_MORE_H_

#include <span>

#include "dictation/hear.h"

namespace cardmend::dictation {

/**
 * Leaves no HeardKind::again. Where the same characters were said on both sides of the first one, only the
 * second time counts. Else, between characters it takes back what was said, as a correction does; before or
 * behind all it is a filler.
 */
void settle_again(std::span<Heard> heard);

}  // namespace cardmend::dictation

#endif  // CARDMEND_DICTATION_ONCE_MORE_H_
