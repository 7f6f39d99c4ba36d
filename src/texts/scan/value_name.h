// What a name of several words is the name of: trace_id, requestId, "Policy Number", gift_card_pin.
#ifndef CARDMEND_TEXTS_SCAN_VALUE_NAME_H_
#define CARDMEND_TEXTS_SCAN_VALUE_NAME_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/label.h"

namespace cardmend::texts {

/** What stands behind the name of something that is no part of a card. */
const text::Label& other_label();

/** The last few words of a name, in ASCII. */
class ValueName {
 public:
  static constexpr std::size_t kMostLetters = 64;
  static constexpr std::size_t kMostWords = 8;

  /** Adds letters behind those that are there; a capital begins a word: "requestId" is two. */
  void add(std::string_view letters);

  /**
   * What the name says of its value: the label that its last words are, if no word before it makes it the
   * name of something else; other_label() for a name of something else; nullptr if it says nothing.
   */
  [[nodiscard]] const text::Label* label() const;

  /** The last word makes a label behind it the name of something else: "error" before "code". */
  [[nodiscard]] bool turns(const text::Label& label) const;

 private:
  [[nodiscard]] std::u16string_view from(std::size_t word) const {
    return {letters_.data() + begins_[word], static_cast<std::size_t>(size_ - begins_[word])};
  }
  [[nodiscard]] std::u16string_view word(std::size_t index) const;
  [[nodiscard]] bool turns(std::size_t word, const text::Label& label) const;

  std::array<char16_t, kMostLetters> letters_{};
  std::array<std::uint8_t, kMostWords> begins_{};
  std::uint8_t size_ = 0;
  std::uint8_t words_ = 0;
  /** There was more than it holds: what it ends in is not known. */
  bool cut_ = false;
};

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_SCAN_VALUE_NAME_H_
