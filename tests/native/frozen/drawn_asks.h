// Whole questions drawn by chance: messages of made-up cards, and failures of which each part is another question's.
#ifndef CARDMEND_TESTS_DRAWN_ASKS_H_
#define CARDMEND_TESTS_DRAWN_ASKS_H_

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "cardmend/cardmend.h"
#include "native/frozen/drawn.h"

namespace cardmend::test {

/** How many of the frozen questions of a kind are drawn from: a line more alters no question that is drawn. */
inline constexpr std::size_t kTexts = 1993;
inline constexpr std::size_t kChecks = 1627;
inline constexpr std::size_t kDictations = 546;
inline constexpr std::size_t kLayouts = 450;
inline constexpr std::size_t kExplanations = 484;

/** The raw texts of all that is asked of one text: messages, fields and what was said. */
std::vector<std::u16string> all_texts();

/** A message of one card, of any product in turn. */
class DrawnMessages {
 public:
  DrawnMessages(const Catalog& catalog, std::uint32_t seed) : catalog_(catalog), random_(seed) {}

  std::u16string next();

 private:
  const Catalog& catalog_;
  std::mt19937 random_;
};

/** What platforms might say: pieces of what they do say in the frozen questions, in any order, with numbers of their own. */
class DrawnSentences {
 public:
  explicit DrawnSentences(std::uint32_t seed);

  std::u16string next();

 private:
  std::u16string time();
  std::u16string piece();
  std::u16string number();

  std::vector<std::u16string> texts_;
  DrawnTexts drawn_;
};

/** Which failure, and what is known beside it: each part of it from another question. */
class DrawnFailures {
 public:
  explicit DrawnFailures(std::uint32_t seed);

  nlohmann::json next();

 private:
  void take_over(nlohmann::json& into, const char* part);

  DrawnTexts drawn_;
  std::vector<nlohmann::json> asks_;
};

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_DRAWN_ASKS_H_
