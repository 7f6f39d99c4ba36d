// The labels as they are packed and as data/labels.json has them.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "native/support/folders.h"
#include "native/support/text.h"
#include "native/support/vectors.h"
#include "text/labels.h"

namespace cardmend::test {

using text::han_label;
using text::han_labels;
using text::Label;
using text::LabelMark;
using text::latin_labels;
using text::may_begin_han_label;

namespace {

const std::map<std::string, LabelMark> kMarks = {{"secret", LabelMark::secret}, {"number", LabelMark::number},
                                                 {"value", LabelMark::value},   {"expiry", LabelMark::expiry},
                                                 {"order", LabelMark::order},   {"sms", LabelMark::sms},
                                                 {"phone", LabelMark::phone},   {"other", LabelMark::other}};

}  // namespace

TEST_CASE("what is unpacked of the labels is what was packed") {
  std::map<std::u16string, const Label*> unpacked;
  for (const auto labels : {latin_labels(), han_labels()}) {
    CHECK(std::ranges::is_sorted(labels, {}, &Label::word));
    for (const Label& label : labels) unpacked[std::u16string(label.word)] = &label;
  }
  std::ifstream file(data_folder() + "/labels.json");
  const nlohmann::json data = nlohmann::json::parse(file);
  std::size_t words = 0;
  for (const nlohmann::json& row : data.at("rows")) {
    for (const std::string word : row.at("words")) {
      CAPTURE(word);
      const auto found = unpacked.find(to_utf16(word));
      REQUIRE(found != unpacked.end());
      const Label& label = *found->second;
      CHECK(label.mark == kMarks.at(row.at("marks")));
      CHECK(label.strict == row.value("strict", false));
      CHECK(label.general == row.value("general", false));
      CHECK(label.bare == row.value("bare", false));
      ++words;
    }
  }
  CHECK(words == latin_labels().size() + han_labels().size());
}

TEST_CASE("each Chinese label in traditional characters is read as it is in simplified ones") {
  std::ifstream file(data_folder() + "/labels.json");
  const nlohmann::json data = nlohmann::json::parse(file);
  std::map<char16_t, std::vector<char16_t>> written;
  for (const std::string pair : data.at("traditional").at("pairs")) {
    const std::u16string units = to_utf16(pair);
    written[units[1]].push_back(units[0]);
  }
  std::size_t other = 0;
  for (const Label& label : han_labels()) {
    for (const std::size_t which : {0, 1}) {
      std::u16string word(label.word);
      for (char16_t& unit : word) {
        const auto found = written.find(unit);
        if (found != written.end()) unit = found->second[which % found->second.size()];
      }
      CAPTURE(word);
      CHECK(may_begin_han_label(word[0]));
      const Label* read = han_label(word + u"\uFF1A");
      REQUIRE(read != nullptr);
      CHECK(read == &label);
      other += word == label.word ? 0 : 1;
    }
  }
  CHECK(other > 300);
}

}  // namespace cardmend::test
