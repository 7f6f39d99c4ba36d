// Which failure it is: the row of data/failures.json that fits best.
#ifndef CARDMEND_EXPLAIN_MATCH_FAILURE_H_
#define CARDMEND_EXPLAIN_MATCH_FAILURE_H_

#include <cstdint>

#include "cardmend/types_explain.h"
#include "cardmend/types_knowledge.h"

namespace cardmend::explain {

/**
 * The index of a platform by its id; case and punctuation do not count. That of `generic` if there is none.
 */
std::uint8_t find_platform(std::u16string_view id, const Knowledge& knowledge);

/** The kind of a platform's channel by its id, a ChannelKind's value; kNotKnown if there is none. */
std::int32_t find_channel(std::u16string_view id, std::uint8_t platform, const Knowledge& knowledge);

struct FoundFailure {
  std::uint8_t failure;
  /** By its code, which nothing else of the answer wins over. */
  bool by_code;
};

/**
 * The index of the failure. A row that is not weak wins over one that is; then code before text before status
 * before exception before "a page of HTML"; then the platform's own row before one for all; then the longer
 * wording, the narrower range of statuses; then the earlier row. If nothing fits, or only what says nothing,
 * it is the platform's fallback. All fields are read to their ends, whatever is found in them.
 */
FoundFailure find_failure(const Failure& failure, std::uint8_t platform, const Knowledge& knowledge);

}  // namespace cardmend::explain

#endif  // CARDMEND_EXPLAIN_MATCH_FAILURE_H_
