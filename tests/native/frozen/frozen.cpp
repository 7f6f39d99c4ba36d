#include "native/frozen/frozen.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <vector>

namespace cardmend::test {

namespace {

std::vector<std::string> lines_of(const std::string& file) {
  std::ifstream stream(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string ascii(const nlohmann::ordered_json& value) {
  return value.dump(-1, ' ', true);
}

}  // namespace

void compare_frozen(const std::string& name, const Answerer& answer) {
  const char* const freeze = std::getenv("CARDMEND_FREEZE");
  const std::string file =
      std::string(freeze == nullptr ? CARDMEND_TEST_FOLDER "/native/frozen" : freeze) + "/" + name + ".jsonl";
  const std::vector<std::string> lines = lines_of(file);
  // A file that is not found proves nothing.
  REQUIRE(!lines.empty());
  std::ofstream out;
  if (freeze != nullptr) out.open(file, std::ios::binary);
  for (const std::string& line : lines) {
    const auto frozen = nlohmann::ordered_json::parse(line);
    const nlohmann::json ask = frozen.at("ask");
    const nlohmann::ordered_json now = answer(ask);
    if (freeze != nullptr) {
      const nlohmann::ordered_json written = {{"ask", frozen.at("ask")}, {"answer", now}};
      out << ascii(written) << std::endl;
      continue;
    }
    CAPTURE(line);
    CHECK(ascii(now) == ascii(frozen.at("answer")));
  }
}

}  // namespace cardmend::test
