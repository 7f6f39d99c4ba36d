// SipHash-2-4 (Aumasson and Bernstein, 2012): a keyed hash of 64 bits. Without its key nobody can tell which
// code has which hash, nor make codes that collide.
#ifndef CARDMEND_BASE_SIPHASH_H_
#define CARDMEND_BASE_SIPHASH_H_

#include <array>
#include <cstdint>
#include <span>

namespace cardmend::base {

/** The key as its bytes stand in files. */
using SipKey = std::array<std::uint8_t, 16>;

/** The same for the same bytes on every machine. */
std::uint64_t siphash24(const SipKey& key, std::span<const std::uint8_t> bytes);

}  // namespace cardmend::base

#endif  // CARDMEND_BASE_SIPHASH_H_
