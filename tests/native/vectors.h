// The cases of tests/vectors, read from JSON.
#ifndef CARDMEND_TESTS_VECTORS_H_
#define CARDMEND_TESTS_VECTORS_H_

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace cardmend::test {

struct Case {
  /** The file's name and the case's. */
  std::string name;
  nlohmann::json data;
};

/** All cases of tests/vectors/<folder>, by file name and then as they stand there. */
std::vector<Case> load_cases(const std::string& folder);

/** The raw text of a case: `raw`, or `units` for what UTF-8 cannot hold, or `repeat` times either. */
std::u16string raw_of(const nlohmann::json& data);

/** Writes the answers, a line each, for other runtimes to be compared with. */
void write_answers(const std::string& name, const std::vector<std::string>& lines);

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_VECTORS_H_
