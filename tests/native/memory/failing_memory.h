// Memory that fails when it is told to: operator new of the whole program, and ICU's own.
#ifndef CARDMEND_TESTS_FAILING_MEMORY_H_
#define CARDMEND_TESTS_FAILING_MEMORY_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cardmend::test {

/** What became of the memory that was asked for while one block after the other was to fail. */
struct MemoryTally {
  /** Blocks that are taken and not given back. */
  std::size_t live = 0;
  /** Blocks that were given back with a piece of the secret in them, since the program began. */
  std::size_t spilled = 0;
};

/** ICU asks operator new too from now on. The first call must come before anything asks ICU; others do nothing. */
void take_over_icu();

/** The secret that no block may hold one in eight characters of when it is given back; ASCII, borrowed. */
void keep_secret(std::string_view secret);

/** How many blocks that were taken while watch_memory() was on hold a piece of the secret now. */
std::size_t blocks_with_secret();

/** Blocks that are taken or given back from now on are the core's, and not a test's own. */
void watch_memory(bool on);

/** From now on the nth block, from 1, is refused, once; 0 refuses none. Tells whether the one before was. */
bool fail_at(std::uint64_t nth);

MemoryTally memory_tally();

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_FAILING_MEMORY_H_
