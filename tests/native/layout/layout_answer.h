// A laid-out text as a line of JSON, for other runtimes to be compared with.
#ifndef CARDMEND_TESTS_LAYOUT_ANSWER_H_
#define CARDMEND_TESTS_LAYOUT_ANSWER_H_

#include <string>
#include <string_view>

#include "cardmend/layout.h"

namespace cardmend::test {

/** {"value":"3F2A-9","caret":6} */
std::string layout_answer(const Laid& laid);

/** The question with its answer: {"product":"jd.ecard","raw":"3f2a9","at":5,"value":"3F2A-9","caret":6} */
std::string layout_line(std::string_view product, std::u16string_view raw, std::uint32_t at,
                        const Laid& laid);

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_LAYOUT_ANSWER_H_
