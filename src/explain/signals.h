// What else is known, as numbers that evidence and rules of tiers look at.
#ifndef CARDMEND_EXPLAIN_SIGNALS_H_
#define CARDMEND_EXPLAIN_SIGNALS_H_

#include <array>
#include <cstdint>
#include <iterator>

#include "cardmend/types_explain.h"
#include "cardmend/types_knowledge.h"

namespace cardmend::explain {

/** By Signal; kNotKnown for what is not known or nonsense. */
using Signals = std::array<std::int32_t, std::size(kSignalNames)>;

/** The signals that the page told, and those that follow from failure and platform. */
Signals signals_of(const Failure& failure, const Evidence& evidence, std::uint8_t platform,
                   const Knowledge& knowledge);

/** least <= signal <= most; a signal that is not known speaks for nothing. */
template <typename Row>
bool holds(const Row& row, const Signals& signals) {
  const std::int32_t value = signals[static_cast<std::size_t>(row.signal)];
  return value != kNotKnown && value >= row.least && value <= row.most;
}

/** Bit i: row i of data/evidence.json holds. */
std::uint64_t holding_evidence(const Signals& signals, const Knowledge& knowledge);

}  // namespace cardmend::explain

#endif  // CARDMEND_EXPLAIN_SIGNALS_H_
