// What holds for what should stand in a field, whatever is typed there.
#ifndef CARDMEND_TESTS_LAWS_LAYOUT_H_
#define CARDMEND_TESTS_LAWS_LAYOUT_H_

#include <string_view>

#include "cardmend/cardmend.h"
#include "cardmend/layout.h"
#include "cardmend/named_checker.h"
#include "laws/broken.h"

namespace cardmend::laws {

/** The caret stands in the value, not within a pair of surrogates; what is not changed is the text itself. */
Broken broken_by_laid(std::u16string_view raw, const Laid& laid);

/** What was laid out stays as it is, and so does its caret. `value` and `caret` are what was laid out. */
Broken broken_by_laying_again(Layouter& layouter, std::u16string_view value, std::uint32_t caret,
                              const Product& product, Field field);

/** What is laid out is read as what was typed, and no worse. The checkers are two of one catalog, Checker or NamedChecker. */
template <typename Any>
Broken broken_by_reading(Any& typed, Any& shown, std::u16string_view raw, std::u16string_view value,
                         std::int32_t product, Field field);

}  // namespace cardmend::laws

#endif  // CARDMEND_TESTS_LAWS_LAYOUT_H_
