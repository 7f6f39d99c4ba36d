// Questions drawn by chance, near to those that are frozen, and the answers to them as hashes: tens of thousands say in the room of a
// hash each that an answer changed where no question written by hand stands.
//
//   DrawnTexts drawn(1, asked_texts("check", 1600));
//   compare_drawn("check", 20000, [&] { const auto raw = drawn.text(); return DrawnAnswer{json_string(raw), ...}; });
#ifndef CARDMEND_TESTS_DRAWN_H_
#define CARDMEND_TESTS_DRAWN_H_

#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "native/frozen/chance.h"

namespace cardmend::test {

/**
 * What the first `count` lines of <name>.jsonl ask. The count is as many as there were when they were drawn from first: a line
 * more alters no question that is drawn.
 */
std::vector<nlohmann::json> first_asks(const std::string& name, std::size_t count);

/** Their raw texts, the very long ones left out. */
std::vector<std::u16string> asked_texts(const std::string& name, std::size_t count);

/** Draws the same in every runtime. */
class DrawnTexts : public Chance {
 public:
  /** `texts` are many, and none of them is drawn as often as what lies between them. */
  DrawnTexts(std::uint32_t seed, std::vector<std::u16string> texts)
      : Chance(seed), texts_(std::move(texts)) {}

  /** The head of one text and the tail of another, or one alone, in which some characters are others. */
  std::u16string text();

  /** The same made of `base`. */
  std::u16string near(std::u16string base);

 private:
  const std::u16string& one() { return texts_[below(texts_.size())]; }
  void alter(std::u16string& text);

  std::vector<std::u16string> texts_;
};

/** What was asked, for who must look at it, and all of what was answered. */
struct DrawnAnswer {
  std::string question;
  std::string answer;
};

/**
 * Holds `count` answers to drawn_<name>.txt, sixteen bits of each. What differs is printed with what is answered now. With
 * CARDMEND_FREEZE the file is written anew, as in frozen.h.
 */
void compare_drawn(const std::string& name, std::size_t count, const std::function<DrawnAnswer()>& next);

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_DRAWN_H_
