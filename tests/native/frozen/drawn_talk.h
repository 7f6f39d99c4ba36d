// What might be said of a code and in it: words of the dictation's own list, in the order in which people talk of codes, or nearly.
#ifndef CARDMEND_TESTS_DRAWN_TALK_H_
#define CARDMEND_TESTS_DRAWN_TALK_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "cardmend/dictate.h"
#include "dictation/spoken_lexicon.h"
#include "native/frozen/chance.h"

namespace cardmend::test {

class DrawnTalk : Chance {
 public:
  explicit DrawnTalk(std::uint32_t seed);

  /** Two to five pieces: talk, or characters. */
  std::u16string next(SpokenLocale locale);

 private:
  using Words = std::vector<std::u16string>;
  /** By language, 1 for English, and by role or by kind. */
  using Lists = std::array<std::array<Words, 32>, 2>;

  const std::u16string& one_of(const Lists& lists, std::size_t at);
  const std::u16string& of_role(dictation::SpokenRole role) {
    return one_of(roles_, static_cast<std::size_t>(role));
  }
  const std::u16string& of_kind(dictation::SpokenKind kind) {
    return one_of(kinds_, static_cast<std::size_t>(kind));
  }
  std::u16string number();
  void say(std::u16string& text, const std::u16string& word);
  void talk(std::u16string& text);
  void characters(std::u16string& text);

  dictation::SpokenLexicon lexicon_;
  /** A word that stands for characters has its role too. */
  Lists roles_;
  Lists kinds_;
  std::size_t locale_ = 0;
};

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_DRAWN_TALK_H_
