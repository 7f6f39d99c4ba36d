// tests/vectors/check, run natively; and each product's own examples.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "native/support/answer.h"
#include "native/support/folders.h"
#include "native/support/text.h"
#include "native/support/vectors.h"
#include "native/support/whole.h"

namespace cardmend::test {
namespace {

std::string ascii_escaped(std::u16string_view text) {
  const std::string literal = json_string(text);
  return literal.substr(1, literal.size() - 2);
}

Typing typing_of(const nlohmann::json& data) {
  Typing typing{.finished = data.value("finished", false)};
  const std::string way = data.value("input", std::string{"mixed"});
  for (std::size_t i = 0; i < std::size(kInputWayNames); ++i) {
    if (kInputWayNames[i] == way) typing.way = static_cast<InputWay>(i);
  }
  return typing;
}

/** How many parameters data/vocabulary.json names for each kind of finding. */
std::map<std::string, std::size_t> named_params() {
  std::ifstream stream(data_folder() + "/vocabulary.json");
  std::map<std::string, std::size_t> counts;
  const nlohmann::json words = nlohmann::json::parse(stream);
  for (const auto& row : words.at("findings"))
    counts[row.at("id").get<std::string>()] = row.value("params", nlohmann::json::array()).size();
  return counts;
}

void compare(const nlohmann::json& expect, const CheckResult& result, const Catalog& catalog) {
  CHECK(kVerdictNames[static_cast<std::size_t>(result.verdict)] == expect.at("verdict").get<std::string>());
  if (expect.contains("code"))
    CHECK(json_string(result.code) == json_string(to_utf16(expect.at("code").get<std::string>())));
  if (expect.contains("product")) {
    CHECK(catalog.id_of(result.product) ==
          (expect.at("product").is_null() ? "" : expect.at("product").get<std::string>()));
  }
  CHECK(result.number == expect.value("number", std::string{}));
  CHECK(briefs(result.findings, [](const Finding& f) { return brief(f); }) == strings(expect, "findings"));
  if (expect.contains("edits")) {
    CHECK(briefs(result.edits, [](const Edit& e) { return brief(e); }) == strings(expect, "edits"));
  }
  CHECK(briefs(result.candidates, [](const Candidate& c) { return brief(c); }) ==
        strings(expect, "candidates"));
  if (expect.contains("doubts"))
    CHECK(briefs(result.doubts, [](const Doubt& d) { return brief(d); }) == strings(expect, "doubts"));
}

}  // namespace

TEST_CASE("check gives what the vectors expect") {
  const Catalog catalog;
  Checker checker(catalog);
  std::vector<std::string> answers;
  std::map<std::string, int> cases;
  for (const auto& [name, data] : load_cases("check")) {
    CAPTURE(name);
    const std::u16string raw = raw_of(data);
    const std::string product = data.value("product", std::string{"jd.ecard"});
    const std::int32_t index = product == "detect" ? kDetect : catalog.find(product);
    REQUIRE((product == "detect" || index >= 0));
    const Field field = data.value("field", std::string{}) == "number" ? Field::number : Field::secret;
    const CheckResult& result = check_all(checker, raw, index, field, typing_of(data));
    INFO("answer: ", check_answer(result), " code ", ascii_escaped(result.code));
    if (data.contains("expect")) compare(data.at("expect"), result, catalog);
    compare_whole(data, check_answer(result));
    answers.push_back(check_answer(result));
    ++cases[product];
  }
  CHECK(answers.size() >= 500);
  for (std::int32_t i = 0; i < catalog.size(); ++i) {
    const std::string id(catalog.id_of(i));
    CAPTURE(id);
    CHECK((id.starts_with("test.") || cases[id] >= 8));
  }
  write_answers("check", answers);
}

TEST_CASE("a finding of the vectors has no parameter beyond those that its kind names") {
  const Catalog catalog;
  Checker checker(catalog);
  const std::map<std::string, std::size_t> named = named_params();
  std::map<std::string, int> kinds;
  for (const auto& [name, data] : load_cases("check")) {
    CAPTURE(name);
    const std::string product = data.value("product", std::string{"jd.ecard"});
    const std::int32_t index = product == "detect" ? kDetect : catalog.find(product);
    for (const Finding& finding : checker.check(raw_of(data), index).findings) {
      const std::string kind(kFindingKindNames[static_cast<std::size_t>(finding.kind)]);
      CAPTURE(kind);
      for (std::size_t i = named.at(kind); i < finding.params.size(); ++i) CHECK(finding.params[i] == 0);
      ++kinds[kind];
    }
  }
  CHECK(kinds.size() >= 15);
}

TEST_CASE("every product's examples are valid and its counter-examples are not") {
  const Catalog catalog;
  Checker checker(catalog);
  for (const std::string& folder : {data_folder() + "/products", test_folder() + "/products"}) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      std::ifstream stream(entry.path());
      const nlohmann::json product = nlohmann::json::parse(stream);
      const std::int32_t index = catalog.find(product.at("id").get<std::string>());
      REQUIRE(index >= 0);
      for (const auto& example : product.at("examples")) {
        const CheckResult& result = checker.check(to_utf16(example.at("raw").get<std::string>()), index);
        CAPTURE(example.dump());
        CHECK(result.verdict == Verdict::valid);
        CHECK(json_string(result.code) == json_string(to_utf16(example.at("code").get<std::string>())));
        CHECK(result.number == example.value("number", std::string{}));
      }
      for (const auto& example : product.at("counterExamples")) {
        CAPTURE(example.dump());
        const CheckResult& result = checker.check(to_utf16(example.at("raw").get<std::string>()), index);
        CHECK(result.verdict != Verdict::valid);
        CHECK(result.verdict != Verdict::repaired);
      }
    }
  }
}

}  // namespace cardmend::test
