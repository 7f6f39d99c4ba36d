// Answers that are frozen: <name>.jsonl beside this file, a question and all of its answer a line.
#ifndef CARDMEND_TESTS_FROZEN_H_
#define CARDMEND_TESTS_FROZEN_H_

#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace cardmend::test {

/** What is answered to the `ask` of a line. */
using Answerer = std::function<nlohmann::ordered_json(const nlohmann::json& ask)>;

/**
 * Holds each line of a file to its answer. With CARDMEND_FREEZE, a folder, the lines of the file there are written anew
 * with what is answered now.
 */
void compare_frozen(const std::string& name, const Answerer& answer);

inline constexpr std::uint64_t kNoAnswers = 0xCBF29CE484222325U;

/** FNV-1a of a text behind those that `hash` stands for, at first kNoAnswers. */
std::uint64_t hash_of_answers(std::string_view text, std::uint64_t hash);

/** Whether CARDMEND_FREEZE is set. */
bool is_freezing();

/** The lines of a file as they stand now. */
std::vector<std::string> frozen_lines(const std::string& file);

/** The same of answers whose questions stand in the test: <name>.txt. */
void compare_lines(const std::string& name, const std::vector<std::string>& lines);

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_FROZEN_H_
