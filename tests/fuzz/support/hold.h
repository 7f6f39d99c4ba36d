// How a target says that a law is broken.
#ifndef CARDMEND_TESTS_FUZZ_HOLD_H_
#define CARDMEND_TESTS_FUZZ_HOLD_H_

#include "laws/broken.h"

namespace cardmend::fuzz {

/** Prints the law and ends the program, unless it is kept. */
void hold(laws::Broken broken);

/** The same of a law of its own, in words. */
inline void hold(bool kept, laws::Broken law) {
  if (!kept) hold(law);
}

}  // namespace cardmend::fuzz

#endif  // CARDMEND_TESTS_FUZZ_HOLD_H_
