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

/** What `write` makes of each item, to be compared with strings(). */
template <typename Items, typename Write>
std::vector<std::string> briefs(const Items& items, Write write) {
  std::vector<std::string> out;
  for (const auto& item : items) out.push_back(write(item));
  return out;
}

/** The list that a case expects under a key; empty if it names none. */
inline std::vector<std::string> strings(const nlohmann::json& expect, const char* key) {
  return expect.value(key, std::vector<std::string>{});
}

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_VECTORS_H_
