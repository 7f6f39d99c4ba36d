// What the writers of made-up cards share.
#ifndef CARDMEND_TESTS_MADE_UP_PARTS_H_
#define CARDMEND_TESTS_MADE_UP_PARTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "native/texts/made_up_cards.h"

namespace cardmend::test {

inline constexpr std::string_view kDigits = "0123456789";
inline constexpr std::string_view kHex = "0123456789ABCDEF";
inline constexpr std::string_view kLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** What the codes of Xbox are made of. */
inline constexpr std::string_view kMicrosoft = "2346789BCDFGHJKMPQRTVWXY";

inline std::u16string wide(std::string_view ascii) {
  return {ascii.begin(), ascii.end()};
}

inline std::u16string number_text(std::uint32_t value) {
  return wide(std::to_string(value));
}

inline std::u16string two(std::uint32_t value) {
  return (value < 10 ? u"0" : u"") + number_text(value);
}

inline std::u16string full_width(std::u16string text) {
  for (char16_t& c : text) {
    if (c > u' ' && c < 0x7F) c = static_cast<char16_t>(c + 0xFEE0);
  }
  return text;
}

struct CardWriter::Kind {
  const char* product;
  /** Names it; nullptr where its form is enough. */
  const char16_t* name;
  const char* prefix;
  std::size_t number;
  std::size_t secret;
  std::string_view alphabet;
  std::size_t group;
};

/** Some cards of one kind in one style. */
struct CardWriter::Block {
  const Kind* kind = nullptr;
  std::vector<MadeUpCard> cards;
  std::u16string text;
};

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_MADE_UP_PARTS_H_
