// What is answered to texts that nobody wrote: tens of thousands of each kind, drawn from those of the frozen questions.
#include <doctest/doctest.h>

#include "cardmend/dictate.h"
#include "cardmend/layout.h"
#include "native/dictation/dictate_answer.h"
#include "native/explain/explain_answer.h"
#include "native/explain/explain_case.h"
#include "native/frozen/drawn.h"
#include "native/frozen/frozen.h"
#include "native/layout/layout_answer.h"
#include "native/support/answer.h"
#include "native/support/text.h"
#include "native/texts/extract_answer.h"
#include "native/texts/made_up_messages.h"

namespace cardmend::test {
namespace {

using nlohmann::json;

constexpr std::size_t kTexts = 1993;
constexpr std::size_t kChecks = 1627;
constexpr std::size_t kDictations = 546;
constexpr std::size_t kLayouts = 450;
constexpr std::size_t kExplanations = 484;

std::vector<std::u16string> all_texts() {
  std::vector<std::u16string> all = asked_texts("texts", kTexts);
  for (const auto& more : {asked_texts("check", kChecks), asked_texts("dictation", kDictations)})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

/** A message of one card, of any product in turn. */
class DrawnMessages {
 public:
  explicit DrawnMessages(const Catalog& catalog) : catalog_(catalog), random_(4) {}

  std::u16string next() {
    auto index = static_cast<std::int32_t>(random_() % catalog_.size());
    while (!MessageWriter::can_write(catalog_.at(index))) index = (index + 1) % catalog_.size();
    return MessageWriter(catalog_.at(index), catalog_.name_of(index).names, random_).write().text;
  }

 private:
  const Catalog& catalog_;
  std::mt19937 random_;
};

/** Which failure, and what is known beside it: each part of it from another question. */
class DrawnFailures {
 public:
  DrawnFailures() : drawn_(5, all_texts()), asks_(first_asks("explain", kExplanations)) {}

  json next() {
    json ask = asks_[drawn_.below(asks_.size())];
    if (!ask.contains("evidence")) ask["evidence"] = json::object();
    for (const char* const part : {"failure", "evidence"}) {
      for (std::uint32_t count = drawn_.below(3); count > 0; --count) take_over(ask[part], part);
    }
    return ask;
  }

 private:
  /** What another question says of one thing. */
  void take_over(json& into, const char* part) {
    const json& other = asks_[drawn_.below(asks_.size())];
    if (!other.contains(part) || other.at(part).empty()) return;
    auto item = other.at(part).begin();
    std::advance(item, drawn_.below(other.at(part).size()));
    into[item.key()] = item.value();
  }

  DrawnTexts drawn_;
  std::vector<json> asks_;
};

}  // namespace

TEST_CASE("frozen by chance: extract and detect") {
  const Catalog catalog;
  Extractor extractor(catalog);
  Detector detector(catalog);
  DrawnTexts drawn(1, all_texts());
  DrawnMessages messages(catalog);
  compare_drawn("texts", 40000, [&] {
    const std::u16string text = drawn.one_in(3) ? drawn.near(messages.next()) : drawn.text();
    const std::string answer = extract_answer(extract_all(extractor, text), catalog);
    return DrawnAnswer{json_string(text), answer + detect_answer(detector.detect(text), catalog)};
  });
}

TEST_CASE("frozen by chance: check") {
  const Catalog catalog;
  Checker checker(catalog);
  DrawnTexts drawn(2, all_texts());
  compare_drawn("check", 24000, [&] {
    const std::u16string raw = drawn.text();
    const std::int32_t product =
        drawn.one_in(4) ? kDetect : static_cast<std::int32_t>(drawn.below(catalog.size()));
    const Field field = drawn.one_in(4) ? Field::number : Field::secret;
    const std::string asked = product == kDetect ? "detect" : std::string(catalog.id_of(product));
    return DrawnAnswer{asked + (field == Field::number ? " number " : " ") + json_string(raw),
                       check_answer(check_all(checker, raw, product, field))};
  });
}

TEST_CASE("frozen by chance: dictate") {
  const Catalog catalog;
  Checker checker(catalog);
  Dictator dictator(catalog, checker);
  DrawnTexts drawn(3, asked_texts("dictation", kDictations));
  compare_drawn("dictation", 16000, [&] {
    const std::u16string raw = drawn.text();
    const auto product = static_cast<std::int32_t>(drawn.below(catalog.size()));
    const SpokenLocale locale = drawn.one_in(2) ? SpokenLocale::en : SpokenLocale::zh_cn;
    const std::string asked =
        std::string(catalog.id_of(product)) + (locale == SpokenLocale::en ? " en " : " zh-CN ");
    return DrawnAnswer{asked + json_string(raw),
                       dictate_answer(dictator.dictate(raw, product, locale, Field::secret))};
  });
}

TEST_CASE("frozen by chance: layout") {
  const Catalog catalog;
  Layouter layouter;
  DrawnTexts drawn(4, asked_texts("layout", kLayouts));
  compare_drawn("layout", 20000, [&] {
    const std::u16string raw = drawn.text();
    const auto product = static_cast<std::int32_t>(drawn.below(catalog.size()));
    const std::uint32_t caret = drawn.below(raw.size() + 1);
    const Field field = drawn.one_in(4) ? Field::number : Field::secret;
    const std::string asked = std::string(catalog.id_of(product)) + " " + std::to_string(caret) + " ";
    return DrawnAnswer{asked + json_string(raw),
                       layout_answer(layouter.lay_out(raw, caret, catalog.at(product), field))};
  });
}

TEST_CASE("frozen by chance: explain") {
  DrawnFailures failures;
  compare_drawn("explain", 12000, [&] {
    const json ask = failures.next();
    const FailureCase failure(ask.at("failure"));
    const EvidenceCase evidence(ask.at("evidence"));
    return DrawnAnswer{ask.dump(-1, ' ', true),
                       explain_answer(explain_failure(failure.failure(), evidence.evidence()))};
  });
}

}  // namespace cardmend::test
