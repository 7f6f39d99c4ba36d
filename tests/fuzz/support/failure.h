// What came back from a server, made of bytes.
#ifndef CARDMEND_TESTS_FUZZ_FAILURE_H_
#define CARDMEND_TESTS_FUZZ_FAILURE_H_

#include <span>
#include <vector>

#include "cardmend/explain.h"
#include "fuzz/support/input.h"

namespace cardmend::fuzz {

/** A failure with the texts that it views, and evidence. The texts are what is left of the input, each behind a line feed. */
class ReadFailure {
 public:
  explicit ReadFailure(Input& input);

  [[nodiscard]] const Failure& failure() const { return failure_; }
  [[nodiscard]] const Evidence& evidence() const { return evidence_; }

 private:
  Failure failure_;
  Evidence evidence_;
  char16_t tried_ = 0;
  Text all_;
};

}  // namespace cardmend::fuzz

#endif  // CARDMEND_TESTS_FUZZ_FAILURE_H_
