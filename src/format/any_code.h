// What any code looks like, where no product is known.
#ifndef CARDMEND_FORMAT_ANY_CODE_H_
#define CARDMEND_FORMAT_ANY_CODE_H_

#include "format/wanted.h"

namespace cardmend::format {

/** Takes any letters and digits, and has no number beside it. */
extern const Wanted kAnyCode;

}  // namespace cardmend::format

#endif  // CARDMEND_FORMAT_ANY_CODE_H_
