#include "text/fold_form.h"

#include <normalizer2impl.h>

namespace cardmend::text {

using core::kMaxImage;

namespace {

using icu::Normalizer2Impl;

// gennorm2 guards what it writes with the name of the one file of ICU that includes such a header.
#define INCLUDED_FROM_NORMALIZER2_CPP
#include "tables/fold_form.h"
#undef INCLUDED_FROM_NORMALIZER2_CPP

}  // namespace

FoldForm::FoldForm() : form_(new Normalizer2Impl) {
  form_->init(fold_form_indexes, &fold_form_trie, fold_form_extraData, fold_form_smallFCD);
}

FoldForm::~FoldForm() = default;

Image FoldForm::image(char32_t c) const {
  Image image;
  std::array<char16_t, 4> buffer{};
  int32_t length = 0;
  const char16_t* mapping = form_->getDecomposition(static_cast<UChar32>(c), buffer.data(), length);
  // Hangul syllables decompose in every form, by arithmetic; nothing of the form's own goes beyond ASCII.
  if (mapping == nullptr || length > static_cast<int32_t>(kMaxImage) || mapping == buffer.data())
    return image;
  image.mapped = true;
  for (int32_t i = 0; i < length; ++i) image.text[image.length++] = static_cast<char>(mapping[i]);
  return image;
}

}  // namespace cardmend::text
