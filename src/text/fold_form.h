// ICU with the project's own normalization form, which tools/derive makes from Unicode's data.
#ifndef CARDMEND_TEXT_FOLD_FORM_H_
#define CARDMEND_TEXT_FOLD_FORM_H_

#include <unicode/normalizer2.h>

#include <array>
#include <cstdint>

#include "core/folded.h"

namespace cardmend {

/** What a code point becomes: `length` characters of printable ASCII, or `mapped` false if it stays as it is. */
struct Image {
  std::array<char, kMaxImage> text{};
  std::uint8_t length = 0;
  bool mapped = false;
};

class FoldForm {
 public:
  /** Opens the form from the module's own data; no file is read. */
  FoldForm();

  /** The image of a code point beyond ASCII. The form has no context: a text's image is its code points' images. */
  [[nodiscard]] Image image(char32_t c) const;

 private:
  const icu::Normalizer2* form_ = nullptr;
};

}  // namespace cardmend

#endif  // CARDMEND_TEXT_FOLD_FORM_H_
