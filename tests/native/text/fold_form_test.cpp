// The proof that the fold form is full ICU, projected on what a code can hold.
#include <doctest/doctest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstring>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "native/support/text.h"
#include "native/text/code_points.h"
#include "text/fold.h"
#include "text/fold_form.h"
#include "text/fold_runs.h"

namespace cardmend::test {

using base::is_digit;
using text::Image;
using text::image_of;

namespace {

/** Numbers and letters that Unicode draws in brackets or with a full stop. */
std::string unbracketed(const std::string& text) {
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') return text.substr(1, text.size() - 2);
  if (text.size() > 1 && text.back() == '.' && is_digit(static_cast<char16_t>(text.front()))) {
    return text.substr(0, text.size() - 1);
  }
  return text;
}

/** What ICU's properties make of one code point; nothing if it stays as it is. */
std::optional<std::string> by_properties(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  if (c >= 0x20 && c < 0x7F) return std::string(1, static_cast<char>(c));
  const int8_t category = u_charType(c);
  if (u_hasBinaryProperty(c, UCHAR_WHITE_SPACE) != 0) return " ";
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) return "";
  if (category == U_CONTROL_CHAR || category == U_ENCLOSING_MARK) return "";
  if (u_charDigitValue(c) >= 0) return std::to_string(u_charDigitValue(c));
  if (u_getIntPropertyValue(c, UCHAR_NUMERIC_TYPE) == U_NT_DIGIT) {
    return std::to_string(static_cast<int>(u_getNumericValue(c)));
  }
  if (u_hasBinaryProperty(c, UCHAR_DASH) != 0 || category == U_DASH_PUNCTUATION) return "-";
  if (category == U_CONNECTOR_PUNCTUATION) return "_";
  if (std::u32string_view(U"\u00B7\u2022\u2027\u2219\u22C5\u3002\u30FB").find(code_point) !=
      std::u32string_view::npos) {
    return ".";
  }
  char name[128];
  UErrorCode status = U_ZERO_ERROR;
  u_charName(c, U_UNICODE_CHAR_NAME, name, sizeof(name), &status);
  for (const char* shape :
       {"NEGATIVE CIRCLED LATIN CAPITAL LETTER ", "NEGATIVE SQUARED LATIN CAPITAL LETTER "}) {
    const std::size_t length = std::strlen(shape);
    if (std::strncmp(name, shape, length) == 0 && std::strlen(name) == length + 1)
      return std::string(1, name[length]);
  }
  return std::nullopt;
}

/** Full ICU projected on what a code can hold: printable ASCII, or the code point as it is. */
std::u16string projected(char32_t c) {
  if (const auto whole = by_properties(c)) return {whole->begin(), whole->end()};
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString composed;
  nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(c)), composed, status);
  REQUIRE(U_SUCCESS(status) != 0);
  std::string image;
  for (int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1)) {
    const auto part = by_properties(static_cast<char32_t>(composed.char32At(i)));
    if (!part) return units_of(c);
    image += *part;
  }
  image = unbracketed(image);
  return {image.begin(), image.end()};
}

}  // namespace

TEST_CASE("fold: the form is full ICU projected, for every code point alone and in context") {
  std::size_t mapped = 0;
  std::size_t wrong = 0;
  for_each_code_point([&](char32_t c) {
    const std::u16string expected = projected(c);
    const std::u16string units = units_of(c);
    mapped += expected != units ? 1U : 0U;
    const bool same = folded(units) == expected && folded(u"3F" + units + u"2A" + units + u"9") ==
                                                       u"3F" + expected + u"2A" + expected + u"9";
    if (!same && ++wrong < 20) {
      MESSAGE("U+", std::hex, static_cast<std::uint32_t>(c), " gives ", json_string(folded(units)), ", not ",
              json_string(expected));
    }
  });
  CHECK(wrong == 0);
  CHECK(mapped > 6000);
}

TEST_CASE("fold: the form in runs, which the small part has, is the same for every code point") {
  for_each_code_point([](char32_t c) {
    if (c < 0x80) return;
    const Image image = image_of(c);
    const Image in_runs = text::image_in_runs(c);
    const bool same =
        in_runs.mapped == image.mapped && in_runs.length == image.length && in_runs.text == image.text;
    if (!same) FAIL("U+", std::hex, static_cast<std::uint32_t>(c));
  });
}

TEST_CASE("fold: in context, ICU's NFKC of the whole text projects to the same where nothing composes") {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  std::size_t wrong = 0;
  for_each_code_point([&](char32_t c) {
    // Digits compose with nothing, so NFKC of the whole is NFKC of the parts; and none is part of an escape.
    const std::u16string text = u"33" + units_of(c) + u"7-7";
    icu::UnicodeString whole;
    nfkc->normalize(icu::UnicodeString(text.data(), static_cast<int32_t>(text.size())), whole, status);
    const std::u16string normalised(whole.getBuffer(), static_cast<std::size_t>(whole.length()));
    const std::u16string once = folded(text);
    // What the fold leaves alone, NFKC may still change (letters of other scripts); what it folds, NFKC
    // agrees with.
    const bool untouched = once == text;
    const bool bracketed = projected(c).size() + 1 < units_of(c).size() + 3 && by_properties(c).has_value();
    if (!untouched && !bracketed && folded(normalised) != once) {
      const std::string image = json_string(folded(normalised));
      const bool brackets = image.find('(') != std::string::npos || image.find('.') != std::string::npos;
      wrong += brackets ? 0U : 1U;
    }
  });
  CHECK(wrong == 0);
}

TEST_CASE("fold: ICU's public Normalizer2 answers as its engine does, for the look-ups that the core makes") {
  // The same engine serves NFKC here: where a code point's full decomposition is ASCII, both must agree on
  // it.
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  std::size_t compared = 0;
  for_each_code_point([&](char32_t c) {
    icu::UnicodeString mapping;
    if (by_properties(c) || nfkc->getDecomposition(static_cast<UChar32>(c), mapping) == 0) return;
    for (int32_t i = 0; i < mapping.length(); ++i) {
      if (mapping[i] < 0x21 || mapping[i] > 0x7E || mapping[i] == u'(' || mapping[i] == u'.') return;
    }
    const Image image = image_of(c);
    CHECK(image.mapped);
    CHECK(icu::UnicodeString(image.text.data(), image.length, US_INV) == mapping);
    ++compared;
  });
  CHECK(compared > 1000);
}

}  // namespace cardmend::test
