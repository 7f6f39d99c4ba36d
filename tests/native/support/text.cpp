#include "native/support/text.h"

#include <unicode/unistr.h>

#include <cstdio>

namespace cardmend::test {

std::u16string to_utf16(std::string_view text) {
  const icu::UnicodeString wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  return {wide.getBuffer(), static_cast<std::size_t>(wide.length())};
}

std::string json_string(std::u16string_view text) {
  std::string out = "\"";
  for (const char16_t c : text) {
    if (c == u'"' || c == u'\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c >= 0x20 && c < 0x7F) {
      out += static_cast<char>(c);
    } else {
      char escape[8];
      std::snprintf(escape, sizeof(escape), "\\u%04x", static_cast<unsigned>(c));
      out += escape;
    }
  }
  return out + '"';
}

std::string json_string(std::string_view ascii) {
  return json_string(std::u16string(ascii.begin(), ascii.end()));
}

}  // namespace cardmend::test
