// The failure and evidence of a case in tests/vectors/explain, as the core takes them.
#ifndef CARDMEND_TESTS_EXPLAIN_CASE_H_
#define CARDMEND_TESTS_EXPLAIN_CASE_H_

#include <nlohmann/json.hpp>
#include <string>

#include "cardmend/explain.h"

namespace cardmend::test {

/** Reads a Failure in the form of bindings/js/explain/types.ts and owns its texts; see
 * tests/vectors/explain/README.md. */
class FailureCase {
 public:
  explicit FailureCase(const nlohmann::json& data);

  /** Its views live as long as this object. */
  [[nodiscard]] Failure failure() const;

 private:
  void read_http(const nlohmann::json& http);

  std::u16string platform_, channel_, code_, text_, content_type_, exception_;
  std::int32_t status_ = 0;
  double retry_after_ms_ = -1, elapsed_ms_ = -1;
};

/** Reads an Evidence in the form of bindings/js/explain/types.ts; `tried` are the ids of remedies. */
class EvidenceCase {
 public:
  explicit EvidenceCase(const nlohmann::json& data);

  /** Its view of what was tried lives as long as this object. */
  [[nodiscard]] Evidence evidence() const;

 private:
  Evidence told_;
  std::u16string tried_;
};

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_EXPLAIN_CASE_H_
