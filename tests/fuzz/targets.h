// The targets, each in a file of its name in targets/. A target takes any bytes, and ends the program where a law is broken.
#ifndef CARDMEND_TESTS_FUZZ_TARGETS_H_
#define CARDMEND_TESTS_FUZZ_TARGETS_H_

#include "fuzz/support/input.h"

namespace cardmend::fuzz {

void batch(Input& input);
void bindings(Input& input);
void check(Input& input);
void detect(Input& input);
void dictate(Input& input);
void explain(Input& input);
void extract(Input& input);
void fold(Input& input);
void knowledge(Input& input);
void known(Input& input);
void layout(Input& input);
void offers(Input& input);
void parts(Input& input);
void profile(Input& input);
void quick(Input& input);
void session(Input& input);
void unnamed(Input& input);
void wire(Input& input);

}  // namespace cardmend::fuzz

#endif  // CARDMEND_TESTS_FUZZ_TARGETS_H_
