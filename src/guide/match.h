// Which failure it is: the row of data/failures.json that fits best.
#ifndef CARDMEND_GUIDE_MATCH_H_
#define CARDMEND_GUIDE_MATCH_H_

#include <cstdint>

#include "cardmend/types_guide.h"

namespace cardmend::guide {

/** The index of a platform by its id in any case; that of `generic` if there is none. */
std::uint8_t find_platform(std::u16string_view id);

/**
 * The index of the failure. A row that is not weak wins over one that is; then code before text before status
 * before exception before "a page of HTML"; then the platform's own row before one for all; then the longer
 * wording, the narrower range of statuses; then the earlier row. If nothing fits, it is the row `unknown`.
 */
std::uint8_t find_failure(const Failure& failure, std::uint8_t platform);

}  // namespace cardmend::guide

#endif  // CARDMEND_GUIDE_MATCH_H_
