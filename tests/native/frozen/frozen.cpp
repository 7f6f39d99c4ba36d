#include "native/frozen/frozen.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <vector>

#include "native/support/folders.h"

namespace cardmend::test {

namespace {

std::string frozen_file(const std::string& name) {
  const char* const freeze = std::getenv("CARDMEND_FREEZE");
  return (freeze == nullptr ? test_folder() + "/native/frozen" : freeze) + "/" + name;
}

std::string in_ascii(const nlohmann::ordered_json& value) {
  return value.dump(-1, ' ', true);
}

}  // namespace

std::uint64_t hash_of_answers(std::string_view text, std::uint64_t hash) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

bool is_freezing() {
  return std::getenv("CARDMEND_FREEZE") != nullptr;
}

std::vector<std::string> frozen_lines(const std::string& file) {
  std::ifstream stream(frozen_file(file));
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

void compare_frozen(const std::string& name, const Answerer& answer) {
  const std::vector<std::string> lines = frozen_lines(name + ".jsonl");
  // A file that is not found proves nothing.
  REQUIRE(!lines.empty());
  std::ofstream out;
  if (is_freezing()) out.open(frozen_file(name + ".jsonl"), std::ios::binary);
  for (const std::string& line : lines) {
    const auto frozen = nlohmann::ordered_json::parse(line);
    const nlohmann::json ask = frozen.at("ask");
    const nlohmann::ordered_json now = answer(ask);
    if (is_freezing()) {
      const nlohmann::ordered_json written = {{"ask", frozen.at("ask")}, {"answer", now}};
      out << in_ascii(written) << '\n';
      continue;
    }
    CAPTURE(line);
    CHECK(in_ascii(now) == in_ascii(frozen.at("answer")));
  }
}

void compare_lines(const std::string& name, const std::vector<std::string>& lines) {
  const std::string file = name + ".txt";
  if (is_freezing()) {
    std::ofstream out(frozen_file(file), std::ios::binary);
    for (const std::string& line : lines) out << line << '\n';
    return;
  }
  CHECK(lines == frozen_lines(file));
}

}  // namespace cardmend::test
