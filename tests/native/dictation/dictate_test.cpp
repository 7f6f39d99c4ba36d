// tests/vectors/dictation, run natively.
#include <doctest/doctest.h>

#include <map>

#include "cardmend/dictate.h"
#include "native/dictation/dictate_answer.h"
#include "native/support/answer.h"
#include "native/support/text.h"
#include "native/support/vectors.h"
#include "native/support/whole.h"

namespace cardmend::test {
namespace {

void compare(const nlohmann::json& expect, const DictateResult& result, const Catalog& catalog) {
  const CheckResult& check = result.check;
  CHECK(kVerdictNames[static_cast<std::size_t>(check.verdict)] == expect.at("verdict").get<std::string>());
  CHECK(json_string(check.code) == json_string(to_utf16(expect.at("code").get<std::string>())));
  CHECK(check.number == expect.value("number", std::string{}));
  if (expect.contains("product"))
    CHECK(catalog.id_of(check.product) == expect.at("product").get<std::string>());
  CHECK(briefs(check.findings, [](const Finding& f) { return brief(f); }) == strings(expect, "findings"));
  if (expect.contains("edits"))
    CHECK(briefs(check.edits, [](const Edit& e) { return brief(e); }) == strings(expect, "edits"));
  CHECK(briefs(check.candidates, [](const Candidate& c) { return brief(c); }) ==
        strings(expect, "candidates"));
  if (expect.contains("readBack")) CHECK(read_back_of(result) == strings(expect, "readBack"));
}

}  // namespace

TEST_CASE("dictate gives what the vectors expect") {
  const Catalog catalog;
  Checker checker(catalog);
  Dictator dictator(catalog, checker);
  std::vector<std::string> answers;
  std::map<std::string, int> locales;
  for (const auto& [name, data] : load_cases("dictation")) {
    CAPTURE(name);
    const std::string product = data.value("product", std::string{"jd.ecard"});
    const std::int32_t index = product == "detect" ? kDetect : catalog.find(product);
    REQUIRE((product == "detect" || index >= 0));
    const std::string locale = data.at("locale").get<std::string>();
    const Field field = data.value("field", std::string{}) == "number" ? Field::number : Field::secret;
    const DictateResult& result =
        dictator.dictate(raw_of(data), index, locale == "en" ? SpokenLocale::en : SpokenLocale::zh_cn, field);
    INFO("answer: ", dictate_answer(result));
    if (data.contains("expect")) compare(data.at("expect"), result, catalog);
    compare_whole(data, dictate_answer(result));
    answers.push_back(dictate_answer(result));
    ++locales[locale];
  }
  CHECK(answers.size() >= 150);
  CHECK(locales["en"] >= 60);
  CHECK(locales["zh-CN"] >= 60);
  write_answers("dictation", answers);
}

}  // namespace cardmend::test
