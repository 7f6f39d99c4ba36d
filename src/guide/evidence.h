// What else is known, as the evidence rows that hold.
#ifndef CARDMEND_GUIDE_EVIDENCE_H_
#define CARDMEND_GUIDE_EVIDENCE_H_

#include <cstdint>

#include "cardmend/types_guide.h"

namespace cardmend::guide {

/** Bit i: row i of data/evidence.json holds. A signal that is not known, or nonsense, speaks for nothing. */
std::uint32_t holding_evidence(const Failure& failure, const Evidence& evidence, std::uint8_t platform);

}  // namespace cardmend::guide

#endif  // CARDMEND_GUIDE_EVIDENCE_H_
