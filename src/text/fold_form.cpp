#include "text/fold_form.h"

#include <normalizer2impl.h>

#include <array>
#include <cstddef>
#include <new>

namespace cardmend::text {

namespace {

using icu::Normalizer2Impl;

// gennorm2 guards what it writes with the name of the one file of ICU that includes such a header.
#define INCLUDED_FROM_NORMALIZER2_CPP
#include "tables/fold_form.h"
#undef INCLUDED_FROM_NORMALIZER2_CPP

/**
 * The form is used through ICU's Normalizer2Impl, not through the Normalizer2 that wraps it: the wrapper's
 * virtual functions link composing, UTF-8 and data loading, which add 25 KB (brotli) to the wasm and never
 * run. That both give the same image for every code point is a test. There is one, made when it is first
 * asked, which holds no part of any text and is never taken down.
 */
const Normalizer2Impl& form() {
  // Not by ICU's own new, which gives nullptr where there is no memory.
  alignas(Normalizer2Impl) static std::array<std::byte, sizeof(Normalizer2Impl)> room;
  static const Normalizer2Impl& made = []() -> const Normalizer2Impl& {
    auto* impl = ::new (static_cast<void*>(room.data())) Normalizer2Impl;
    impl->init(fold_form_indexes, &fold_form_trie, fold_form_extraData, fold_form_smallFCD);
    return *impl;
  }();
  return made;
}

}  // namespace

Image image_of(char32_t c) {
  Image image;
  std::array<char16_t, 4> buffer{};
  int32_t length = 0;
  const char16_t* mapping = form().getDecomposition(static_cast<UChar32>(c), buffer.data(), length);
  // Hangul syllables decompose in every form, by arithmetic; nothing of the form's own goes beyond ASCII.
  if (mapping == nullptr || length > static_cast<int32_t>(kMaxImage) || mapping == buffer.data())
    return image;
  image.mapped = true;
  for (int32_t i = 0; i < length; ++i) image.text[image.length++] = static_cast<char>(mapping[i]);
  return image;
}

}  // namespace cardmend::text
