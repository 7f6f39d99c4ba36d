// The whole of an answer, as a vector may expect it: what its `expect` leaves out too.
#ifndef CARDMEND_TESTS_WHOLE_H_
#define CARDMEND_TESTS_WHOLE_H_

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace cardmend::test {

/** One canonical line of JSON without its quotes. */
inline std::string unquoted(const nlohmann::ordered_json& value) {
  std::string text = value.dump(-1, ' ', true);
  std::erase(text, '"');
  return text;
}

/**
 * An answer as short lines: what is no list stands in the first one, and each item of a list in its own, such as
 * "findings {kind:too-short,span:[9,9],params:[8,16,0]}".
 */
inline std::vector<std::string> whole_of(const std::string& answer) {
  const auto json = nlohmann::ordered_json::parse(answer);
  std::vector<std::string> lines;
  if (json.is_array()) {
    for (const auto& item : json) lines.push_back(unquoted(item));
    return lines;
  }
  lines.emplace_back();
  for (const auto& [key, value] : json.items()) {
    if (!value.is_array()) lines[0] += (lines[0].empty() ? "" : " ") + key + ":" + unquoted(value);
  }
  for (const auto& [key, value] : json.items()) {
    if (!value.is_array()) continue;
    for (const auto& item : value) lines.push_back(key + " " + unquoted(item));
  }
  return lines;
}

/** Holds an answer to the `whole` of its case, if it has one. */
inline void compare_whole(const nlohmann::json& data, const std::string& answer) {
  if (data.contains("whole")) CHECK(whole_of(answer) == data.at("whole").get<std::vector<std::string>>());
}

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_WHOLE_H_
