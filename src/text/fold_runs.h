// The fold form as a small part has it: runs of code points in place of ICU's trie, a third of its weight.
#ifndef CARDMEND_TEXT_FOLD_RUNS_H_
#define CARDMEND_TEXT_FOLD_RUNS_H_

#include "text/fold_form.h"

namespace cardmend::text {

/** What image_of gives, for each code point beyond ASCII: found by halving, where ICU's engine looks it up. */
Image image_in_runs(char32_t c);

}  // namespace cardmend::text

#endif  // CARDMEND_TEXT_FOLD_RUNS_H_
