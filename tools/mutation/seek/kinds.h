// The kinds of questions that seek.cpp asks: how they are drawn, altered, answered, and made small.
#ifndef CARDMEND_MUTATION_KINDS_H_
#define CARDMEND_MUTATION_KINDS_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "native/frozen/answers.h"
#include "native/frozen/drawn_asks.h"
#include "native/frozen/drawn_forms.h"
#include "native/frozen/drawn_talk.h"

namespace cardmend::test {

struct Kind {
  /** As the frozen questions' file. */
  std::string name;
  std::function<nlohmann::json()> draw;
  /** Another question, near to one. */
  std::function<nlohmann::json(nlohmann::json)> alter;
  std::function<std::string(const nlohmann::json&)> answer;
};

class Kinds {
 public:
  explicit Kinds(std::uint32_t seed);
  Kinds(const Kinds&) = delete;
  Kinds& operator=(const Kinds&) = delete;

  [[nodiscard]] const std::vector<Kind>& all() const { return kinds_; }

  /** Makes what answers anew: a fault may have left something behind in it. */
  void renew() { answers_ = std::make_unique<Answers>(); }

 private:
  using TextAnswer = nlohmann::ordered_json (Answers::*)(const nlohmann::json&);

  std::u16string text_of(const std::string& name, const nlohmann::json& ask);
  void add_text_kind(const std::string& name, const std::function<nlohmann::json()>& rest, TextAnswer answer);
  nlohmann::json of_product(std::size_t detected);
  nlohmann::json altered_failure(nlohmann::json ask);
  std::int64_t altered_number(std::int64_t number);

  Catalog catalog_;
  DrawnTexts drawn_;
  DrawnMessages messages_;
  DrawnForms forms_;
  DrawnTalk talk_;
  DrawnSentences sentences_;
  DrawnFailures failures_;
  std::unique_ptr<Answers> answers_ = std::make_unique<Answers>();
  std::vector<Kind> kinds_;
};

/** As little of a question as still `differs`. */
nlohmann::json shrunk(nlohmann::json ask, const std::function<bool(const nlohmann::json&)>& differs);

}  // namespace cardmend::test

#endif  // CARDMEND_MUTATION_KINDS_H_
