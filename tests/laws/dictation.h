// What holds for what is heard, whatever is said.
#ifndef CARDMEND_TESTS_LAWS_DICTATION_H_
#define CARDMEND_TESTS_LAWS_DICTATION_H_

#include <string_view>

#include "cardmend/dictate.h"
#include "laws/broken.h"

namespace cardmend::laws {

/** As of a check; and what is read back is the code, in groups. */
Broken broken_by_dictation(std::u16string_view raw, const DictateResult& result);

}  // namespace cardmend::laws

#endif  // CARDMEND_TESTS_LAWS_DICTATION_H_
