// Long texts for the tests and for the bench.
#ifndef CARDMEND_TESTS_REPEATED_H_
#define CARDMEND_TESTS_REPEATED_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace cardmend::test {

/** `once`, which is not empty, again and again, cut at `size` units. */
inline std::u16string repeated(std::u16string_view once, std::size_t size) {
  std::u16string text;
  while (text.size() < size) text += once;
  text.resize(size);
  return text;
}

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_REPEATED_H_
