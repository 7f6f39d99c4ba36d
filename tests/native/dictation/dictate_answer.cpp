#include "native/dictation/dictate_answer.h"

#include "native/support/answer.h"
#include "native/support/text.h"

namespace cardmend::test {

std::vector<std::string> read_back_of(const DictateResult& result) {
  std::vector<std::string> groups;
  std::size_t at = 0;
  for (const std::uint8_t length : result.groups()) {
    std::string group;
    for (std::size_t i = 0; i < length; ++i) group += static_cast<char>(result.check.code[at + i]);
    groups.push_back(group);
    at += length;
  }
  return groups;
}

std::string dictate_answer(const DictateResult& result) {
  std::string out = check_answer(result.check);
  out.pop_back();
  out += ",\"readBack\":[";
  bool first = true;
  for (const std::string& group : read_back_of(result)) {
    out += first ? "" : ",";
    out += json_string(group);
    first = false;
  }
  return out + "]}";
}

}  // namespace cardmend::test
