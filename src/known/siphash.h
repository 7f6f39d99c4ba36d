// SipHash-2-4 (Aumasson and Bernstein, 2012): a keyed hash of 64 bits. Without its key nobody can tell which
// code has which hash, nor make codes that collide.
#ifndef CARDMEND_KNOWN_SIPHASH_H_
#define CARDMEND_KNOWN_SIPHASH_H_

#include <cstdint>
#include <span>

#include "cardmend/types_known.h"

namespace cardmend::known {

/** The same for the same bytes on every machine. */
std::uint64_t siphash24(const KnownKey& key, std::span<const std::uint8_t> bytes);

}  // namespace cardmend::known

#endif  // CARDMEND_KNOWN_SIPHASH_H_
