#include "native/support/vectors.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "native/support/folders.h"
#include "native/support/text.h"

namespace cardmend::test {

std::vector<Case> load_cases(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(test_folder() + "/vectors/" + folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<Case> cases;
  for (const auto& file : files) {
    std::ifstream stream(file);
    const nlohmann::json content = nlohmann::json::parse(stream);
    for (const auto& data : content.at("cases")) {
      cases.push_back({file.filename().string() + ": " + data.at("name").get<std::string>(), data});
    }
  }
  return cases;
}

std::u16string raw_of(const nlohmann::json& data) {
  std::u16string once;
  if (data.contains("units")) {
    for (const auto& unit : data.at("units")) once.push_back(static_cast<char16_t>(unit.get<unsigned>()));
  } else {
    once = to_utf16(data.at("raw").get<std::string>());
  }
  std::u16string raw;
  for (int i = data.value("repeat", 1); i > 0; --i) raw += once;
  return raw;
}

void write_answers(const std::string& name, const std::vector<std::string>& lines) {
  std::filesystem::create_directories(answer_folder());
  std::ofstream stream(answer_folder() + "/" + name + ".jsonl", std::ios::binary);
  for (const std::string& line : lines) stream << line << '\n';
}

}  // namespace cardmend::test
