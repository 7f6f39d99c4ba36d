// ICU's normalization engine with the project's own form, which tools/derive makes from Unicode's data.
#ifndef CARDMEND_TEXT_FOLD_FORM_H_
#define CARDMEND_TEXT_FOLD_FORM_H_

#include <unicode/uversion.h>

#include <array>
#include <cstdint>
#include <memory>

#include "core/folded.h"

U_NAMESPACE_BEGIN
class Normalizer2Impl;
U_NAMESPACE_END

namespace cardmend::text {

/**
 * What a code point becomes: `length` characters of printable ASCII, or `mapped` false if it stays as it is.
 */
struct Image {
  std::array<char, core::kMaxImage> text{};
  std::uint8_t length = 0;
  bool mapped = false;
};

/**
 * The form is used through ICU's Normalizer2Impl, not through the Normalizer2 that wraps it: the wrapper's
 * virtual functions link composing, UTF-8 and data loading, which add 25 KB (brotli) to the wasm and never
 * run. That both give the same image for every code point is a test.
 */
class FoldForm {
 public:
  FoldForm();
  ~FoldForm();
  FoldForm(const FoldForm&) = delete;
  FoldForm& operator=(const FoldForm&) = delete;
  FoldForm(FoldForm&&) = delete;
  FoldForm& operator=(FoldForm&&) = delete;

  /** The image of a code point beyond ASCII. The form has no context: a text's image is its code points'
   * images. */
  [[nodiscard]] Image image(char32_t c) const;

 private:
  std::unique_ptr<icu::Normalizer2Impl> form_;
};

}  // namespace cardmend::text

#endif  // CARDMEND_TEXT_FOLD_FORM_H_
