// The proof that what is known of accents is what full ICU and the names of the letters say.
#include <doctest/doctest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <string>

#include "base/ascii.h"
#include "native/text/code_points.h"
#include "text/accent.h"
#include "text/fold.h"
#include "text/fold_form.h"
#include "text/look_alike.h"

namespace cardmend::test {

using base::is_alnum;
using base::to_lower;
using text::fold;
using text::Folded;
using text::Image;
using text::image_of;
using text::is_mark;
using text::kTrail;
using text::look_alike;
using text::unaccented;

namespace {

bool is_mark_by_properties(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  UErrorCode status = U_ZERO_ERROR;
  return u_charType(c) == U_NON_SPACING_MARK && uscript_getScript(c, &status) == USCRIPT_INHERITED &&
         !image_of(code_point).mapped;
}

/** In which blocks letters with marks are looked for: the others hold notation of sounds, and other scripts.
 */
bool is_written(char32_t c) {
  switch (ublock_getCode(static_cast<UChar32>(c))) {
    case UBLOCK_LATIN_1_SUPPLEMENT:
    case UBLOCK_LATIN_EXTENDED_A:
    case UBLOCK_LATIN_EXTENDED_B:
    case UBLOCK_LATIN_EXTENDED_ADDITIONAL:
    case UBLOCK_GREEK:
    case UBLOCK_GREEK_EXTENDED:
    case UBLOCK_CYRILLIC:
      return true;
    default:
      return false;
  }
}

/** The letter of `X` in the name LATIN SMALL LETTER X WITH ...; 0 if the name is another one. */
char letter_by_name(char32_t c) {
  char name[128];
  UErrorCode status = U_ZERO_ERROR;
  u_charName(static_cast<UChar32>(c), U_UNICODE_CHAR_NAME, name, sizeof(name), &status);
  const std::string text(name);
  for (const std::string size : {"CAPITAL", "SMALL"}) {
    const std::string begin = "LATIN " + size + " LETTER ";
    if (!text.starts_with(begin) || text.substr(begin.size() + 1, 6) != " WITH ") continue;
    if (text.substr(begin.size() + 7).starts_with("SMALL LETTER")) return 0;
    const char letter = text[begin.size()];
    return size == "SMALL" ? static_cast<char>(to_lower(static_cast<char16_t>(letter))) : letter;
  }
  return 0;
}

/** The letter or digit that full ICU finds under the marks of one code point; 0 if it finds none. */
char without_marks(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString parts;
  const bool whole =
      icu::Normalizer2::getNFDInstance(status)->getDecomposition(static_cast<UChar32>(c), parts) == 0;
  const char32_t base = whole ? c : static_cast<char32_t>(parts.char32At(0));
  bool marks = !whole;
  for (int32_t i = parts.moveIndex32(0, 1); i < parts.length(); i = parts.moveIndex32(i, 1))
    marks = marks && u_charType(parts.char32At(i)) == U_NON_SPACING_MARK;
  if (marks && parts.countChar32() > 1) {
    const Image image = image_of(base);
    char plain = base < 0x80 ? static_cast<char>(base) : look_alike(base);
    if (image.mapped) plain = image.length == 1 ? image.text[0] : '\0';
    if (is_alnum(static_cast<char16_t>(plain))) return plain;
  }
  return letter_by_name(c);
}

}  // namespace

TEST_CASE("fold: letters with marks are what full ICU's decompositions and names say, for every code point") {
  std::size_t letters = 0;
  for_each_code_point([&](char32_t c) {
    const bool own = image_of(c).mapped || look_alike(c) != 0;
    const char expected = is_written(c) && !own ? without_marks(c) : '\0';
    if (unaccented(c) != expected)
      FAIL_CHECK("U+", std::hex, static_cast<std::uint32_t>(c), " gives ", unaccented(c), ", not ", expected);
    letters += expected != 0 ? 1U : 0U;
  });
  CHECK(letters > 700);
}

TEST_CASE("fold: marks belong to the letter before them, and to nothing else") {
  static Folded out;
  std::size_t marks = 0;
  for_each_code_point([&](char32_t c) {
    const bool mark = is_mark_by_properties(c);
    if (is_mark(c) != mark) FAIL_CHECK("U+", std::hex, static_cast<std::uint32_t>(c));
    if (!mark) return;
    ++marks;
    for (const std::u16string_view before : {u"A", u"7", u"\u00C1", u"\u0410", u"A\u200B"}) {
      out.wipe();
      fold(std::u16string(before) + units_of(c) + units_of(c), out);
      REQUIRE(out.glyphs[1] == kTrail);
      REQUIRE(out.glyphs.back() == kTrail);
      REQUIRE(out.pieces.back().reason == EditReason::accent);
    }
    for (const std::u16string_view before : {u"", u"-", u"|", u"\u5361"}) {
      out.wipe();
      fold(std::u16string(before) + units_of(c), out);
      REQUIRE(out.glyphs[before.size()] == 0);
    }
  });
  CHECK(marks > 300);
}

}  // namespace cardmend::test
