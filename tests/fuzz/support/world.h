// What the targets ask, made once: a catalog with the frozen products too, and two checkers of it.
#ifndef CARDMEND_TESTS_FUZZ_WORLD_H_
#define CARDMEND_TESTS_FUZZ_WORLD_H_

#include "cardmend/cardmend.h"
#include "fuzz/support/input.h"

namespace cardmend::fuzz {

const Catalog& shipped_catalog();
Checker& one_checker();
Checker& other_checker();

/** What a person is asked for, and how he writes it. */
struct Asked {
  std::int32_t product = -1;
  Field field = Field::secret;
  Typing typing;
};

/** A product of the catalog, three bytes in all. */
Asked read_asked(Input& input);

}  // namespace cardmend::fuzz

#endif  // CARDMEND_TESTS_FUZZ_WORLD_H_
