// explain: every noun with every predicate of tests/vectors/wordings/table.json, in every way of writing.
#include <doctest/doctest.h>

#include <array>
#include <cctype>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "native/explain/explain_answer.h"
#include "native/support/folders.h"
#include "native/support/text.h"
#include "native/support/vectors.h"
#include "tables/knowledge.h"

namespace cardmend::test {
namespace {

using nlohmann::json;
using Strings = std::vector<std::string>;

json table() {
  std::ifstream file(test_folder() + "/vectors/wordings/table.json");
  return json::parse(file);
}

std::string cause_of(const Failure& failure) {
  return std::string(cause_name(explain_failure(failure, {}).causes[0].cause));
}

std::string cause_of_text(const std::string& text) {
  const std::u16string given = to_utf16(text);
  return cause_of({.text = given});
}

std::string cause_of_code(const std::string& code) {
  const std::u16string given = to_utf16(code);
  return cause_of({.code = given});
}

/** The words of an English sentence; an apostrophe is left out. */
Strings words_of(const std::string& text) {
  Strings words(1);
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (c != '\'' && !words.back().empty()) {
      words.emplace_back();
    }
  }
  return words;
}

std::string capital(std::string word) {
  word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
  return word;
}

std::string joined(const Strings& words, const std::string& between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

Strings codes_of(const std::string& text) {
  const Strings words = words_of(text);
  std::string pascal;
  for (const std::string& word : words) pascal += capital(word);
  std::string upper = joined(words, "_");
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return {upper, joined(words, "_"), joined(words, "-"), pascal, words[0] + pascal.substr(words[0].size())};
}

/** `form` with the noun for N and what is said of it for P. */
std::string filled(std::string_view form, const std::string& noun, const std::string& predicate) {
  std::string out;
  for (const char c : form) {
    if (c == 'N')
      out += noun;
    else if (c == 'P')
      out += predicate;
    else
      out += c;
  }
  return out;
}

/** Each predicate in each of the forms. */
void add_filled(const json& predicates, const std::string& noun, std::span<const std::string_view> forms,
                Strings& out) {
  for (const json& predicate : predicates) {
    for (const std::string_view form : forms) out.push_back(filled(form, noun, predicate.get<std::string>()));
  }
}

Strings english(const json& predicate, const std::string& noun) {
  static constexpr std::array<std::string_view, 6> kStates = {
      "N P", "The N is P.", "This N has already been P", "Your N was P!", "P N", "Error: P N."};
  static constexpr std::array<std::string_view, 3> kClauses = {"N P", "The N P.", "Sorry, this N P"};
  Strings out;
  add_filled(predicate.at("states"), noun, kStates, out);
  add_filled(predicate.at("clauses"), noun, kClauses, out);
  return out;
}

Strings chinese(const json& predicate, const std::string& noun) {
  static constexpr std::array<std::string_view, 3> kForms = {
      "NP", "\u8BE5NP\u3002", "\u60A8\u8F93\u5165\u7684NP\uFF0C\u8BF7\u6838\u5BF9"};
  Strings out;
  add_filled(predicate, noun, kForms, out);
  return out;
}

}  // namespace

TEST_CASE("wordings: every noun with every predicate, in every way of writing") {
  const json data = table();
  std::size_t compared = 0;
  for (const json& predicate : data.at("predicates")) {
    const auto cause = predicate.at("cause").get<std::string>();
    for (const json& noun : data.at("nouns").at("en")) {
      for (const std::string& text : english(predicate.at("en"), noun.get<std::string>())) {
        CHECK_MESSAGE(cause_of_text(text) == cause, text);
        for (const std::string& code : codes_of(text)) {
          CHECK_MESSAGE(cause_of_code(code) == cause, code);
          CHECK_MESSAGE(cause_of_text(code) == cause, code);
          compared += 2;
        }
      }
    }
    for (const json& noun : data.at("nouns").at("zh")) {
      for (const std::string& text : chinese(predicate.at("zh"), noun.get<std::string>())) {
        CHECK_MESSAGE(cause_of_text(text) == cause, text);
        ++compared;
      }
    }
  }
  CHECK(compared > 10'000);
}

TEST_CASE("wordings: what is denied is not told, and other nouns are not cards") {
  const json data = table();
  for (const json& texts : data.at("denied")) {
    for (const json& text : texts) CHECK_MESSAGE(cause_of_text(text) == "unknown", text.get<std::string>());
  }
  for (const json& other : data.at("others"))
    CHECK_MESSAGE(cause_of_text(other.at("text")) == other.at("cause").get<std::string>(), other.dump());
}

}  // namespace cardmend::test
