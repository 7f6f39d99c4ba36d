// UTF-8 of the vector files <-> UTF-16 of the core.
#ifndef CARDMEND_TESTS_TEXT_H_
#define CARDMEND_TESTS_TEXT_H_

#include <string>
#include <string_view>

namespace cardmend::test {

/** `text` must be well-formed UTF-8. */
std::u16string to_utf16(std::string_view text);

/** A JSON string literal in ASCII: everything beyond it as \uXXXX in lower case, lone surrogates too. */
std::string json_string(std::u16string_view text);
std::string json_string(std::string_view ascii);

/** What `write` makes of each item, as a JSON array. */
template <typename Items, typename Write>
std::string json_list(const Items& items, Write write) {
  std::string out = "[";
  for (const auto& item : items) out += (out.size() > 1 ? "," : "") + write(item);
  return out + "]";
}

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_TEXT_H_
