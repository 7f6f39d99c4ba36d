// What might be said of a code and in it: words of the dictation's own list, in the order in which people talk of codes, or nearly.
#ifndef CARDMEND_TESTS_DRAWN_TALK_H_
#define CARDMEND_TESTS_DRAWN_TALK_H_

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "cardmend/dictate.h"
#include "dictation/spoken_lexicon.h"

namespace cardmend::test {

class DrawnTalk {
 public:
  explicit DrawnTalk(std::uint32_t seed);

  /** Two to five pieces: talk, or characters. */
  std::u16string next(SpokenLocale locale);

 private:
  using Words = std::vector<std::u16string>;

  [[nodiscard]] std::uint32_t below(std::size_t count) {
    return random_() % static_cast<std::uint32_t>(count);
  }
  bool one_in(std::size_t count) { return below(count) == 0; }
  const std::u16string& of_role(dictation::SpokenRole role);
  const std::u16string& of_kind(dictation::SpokenKind kind);
  std::u16string number();
  void say(std::u16string& text, const std::u16string& word);
  void talk(std::u16string& text);
  void characters(std::u16string& text);

  dictation::SpokenLexicon lexicon_;
  /** By language, 1 for English, and by role or kind; a word that stands for characters has its role too. */
  std::array<std::array<Words, 32>, 2> roles_;
  std::array<std::array<Words, 32>, 2> kinds_;
  std::size_t locale_ = 0;
  std::mt19937 random_;
};

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_DRAWN_TALK_H_
