#include "text/fold_form.h"

#include <unicode/udata.h>
#include <unicode/unistr.h>

#include "tables/fold_form.h"

namespace cardmend {

FoldForm::FoldForm() {
  UErrorCode status = U_ZERO_ERROR;
  // Given twice, ICU keeps the first and only warns.
  udata_setAppData("cardmend", static_cast<const void*>(tables::kFoldPackage), &status);
  form_ = icu::Normalizer2::getInstance("cardmend", "fold", UNORM2_DECOMPOSE, status);
}

Image FoldForm::image(char32_t c) const {
  Image image;
  icu::UnicodeString mapping;
  if (form_ == nullptr || form_->getDecomposition(static_cast<UChar32>(c), mapping) == 0) return image;
  image.mapped = true;
  const int32_t length = mapping.length();
  for (int32_t i = 0; i < length && image.length < kMaxImage; ++i) {
    image.text[image.length++] = static_cast<char>(mapping[i]);
  }
  return image;
}

}  // namespace cardmend
