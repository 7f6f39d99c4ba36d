// The proof that the fold form, and what is known of accents, is full ICU, projected on what a code can hold;
// and the laws of the fold.
#include <doctest/doctest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <random>
#include <string>

#include "core/ascii.h"
#include "text.h"
#include "text/accent.h"
#include "text/escape.h"
#include "text/fold.h"
#include "text/look_alike.h"

namespace cardmend::test {

using core::Folded;
using core::is_alnum;
using core::is_digit;
using core::kTrail;
using core::Piece;
using core::to_lower;
using text::begins_escape;
using text::fold;
using text::FoldForm;
using text::Image;
using text::is_mark;
using text::look_alike;
using text::unaccented;

namespace {

std::u16string units_of(char32_t c) {
  const icu::UnicodeString text(static_cast<UChar32>(c));
  return {text.getBuffer(), static_cast<std::size_t>(text.length())};
}

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

bool is_mark_by_properties(char32_t code_point, const FoldForm& form) {
  const auto c = static_cast<UChar32>(code_point);
  UErrorCode status = U_ZERO_ERROR;
  return u_charType(c) == U_NON_SPACING_MARK && uscript_getScript(c, &status) == USCRIPT_INHERITED &&
         !form.image(code_point).mapped;
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
char without_marks(char32_t c, const FoldForm& form) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString parts;
  const bool whole =
      icu::Normalizer2::getNFDInstance(status)->getDecomposition(static_cast<UChar32>(c), parts) == 0;
  const char32_t base = whole ? c : static_cast<char32_t>(parts.char32At(0));
  bool marks = !whole;
  for (int32_t i = parts.moveIndex32(0, 1); i < parts.length(); i = parts.moveIndex32(i, 1))
    marks = marks && u_charType(parts.char32At(i)) == U_NON_SPACING_MARK;
  if (marks && parts.countChar32() > 1) {
    const Image image = form.image(base);
    char plain = base < 0x80 ? static_cast<char>(base) : look_alike(base);
    if (image.mapped) plain = image.length == 1 ? image.text[0] : '\0';
    if (is_alnum(static_cast<char16_t>(plain))) return plain;
  }
  return letter_by_name(c);
}

std::u16string folded(std::u16string_view raw, const FoldForm& form) {
  static Folded out;
  out.wipe();
  fold(raw, form, out);
  return {out.text.data(), out.text.size()};
}

/** Every code point but surrogates, which are no characters, and ASCII controls, which the caller handles. */
template <typename Use>
void for_each_code_point(Use use) {
  for (char32_t c = 0x80; c <= 0x10FFFF; ++c) {
    if (c < 0xD800 || c > 0xDFFF) use(c);
  }
}

}  // namespace

TEST_CASE("fold: the form is full ICU projected, for every code point alone and in context") {
  const FoldForm form;
  std::size_t mapped = 0;
  std::size_t wrong = 0;
  for_each_code_point([&](char32_t c) {
    const std::u16string expected = projected(c);
    const std::u16string units = units_of(c);
    mapped += expected != units ? 1U : 0U;
    const bool same = folded(units, form) == expected && folded(u"3F" + units + u"2A" + units + u"9", form) ==
                                                             u"3F" + expected + u"2A" + expected + u"9";
    if (!same && ++wrong < 20) {
      MESSAGE("U+", std::hex, static_cast<std::uint32_t>(c), " gives ", json_string(folded(units, form)),
              ", not ", json_string(expected));
    }
  });
  CHECK(wrong == 0);
  CHECK(mapped > 6000);
}

TEST_CASE("fold: in context, ICU's NFKC of the whole text projects to the same where nothing composes") {
  const FoldForm form;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  std::size_t wrong = 0;
  for_each_code_point([&](char32_t c) {
    // Digits compose with nothing, so NFKC of the whole is NFKC of the parts; and none is part of an escape.
    const std::u16string text = u"33" + units_of(c) + u"7-7";
    icu::UnicodeString whole;
    nfkc->normalize(icu::UnicodeString(text.data(), static_cast<int32_t>(text.size())), whole, status);
    const std::u16string normalised(whole.getBuffer(), static_cast<std::size_t>(whole.length()));
    const std::u16string once = folded(text, form);
    // What the fold leaves alone, NFKC may still change (letters of other scripts); what it folds, NFKC
    // agrees with.
    const bool untouched = once == text;
    const bool bracketed = projected(c).size() + 1 < units_of(c).size() + 3 && by_properties(c).has_value();
    if (!untouched && !bracketed && folded(normalised, form) != once) {
      const std::string image = json_string(folded(normalised, form));
      const bool brackets = image.find('(') != std::string::npos || image.find('.') != std::string::npos;
      wrong += brackets ? 0U : 1U;
    }
  });
  CHECK(wrong == 0);
}

TEST_CASE("fold: ICU's public Normalizer2 answers as its engine does, for the look-ups that the core makes") {
  // The same engine serves NFKC here: where a code point's full decomposition is ASCII, both must agree on
  // it.
  const FoldForm form;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  std::size_t compared = 0;
  for_each_code_point([&](char32_t c) {
    icu::UnicodeString mapping;
    if (by_properties(c) || nfkc->getDecomposition(static_cast<UChar32>(c), mapping) == 0) return;
    for (int32_t i = 0; i < mapping.length(); ++i) {
      if (mapping[i] < 0x21 || mapping[i] > 0x7E || mapping[i] == u'(' || mapping[i] == u'.') return;
    }
    const Image image = form.image(c);
    CHECK(image.mapped);
    CHECK(icu::UnicodeString(image.text.data(), image.length, US_INV) == mapping);
    ++compared;
  });
  CHECK(compared > 1000);
}

TEST_CASE("fold: folding twice changes nothing, and the pieces cover raw in order") {
  const FoldForm form;
  std::mt19937 random(20261122);
  static Folded out;
  for (int round = 0; round < 10000; ++round) {
    std::u16string raw;
    const std::size_t length = random() % 24;
    for (std::size_t i = 0; i < length; ++i) {
      const std::uint32_t kind = random() % 8;
      if (kind < 3)
        raw += static_cast<char16_t>(random() % 0x80);
      else if (kind < 5)
        raw += static_cast<char16_t>(0xFF00 + random() % 0xF0);
      else if (kind < 7)
        raw += static_cast<char16_t>(random() % 0x10000);
      else
        raw += units_of(0x10000 + random() % 0x20000);
    }
    const std::u16string once = folded(raw, form);
    // What is folded may be a part of an escape: "&amp;#45;", or a full-width percent sign before "41".
    if (std::ranges::none_of(once, begins_escape)) REQUIRE(folded(once, form) == once);

    out.wipe();
    fold(raw, form, out);
    std::size_t at = 0;
    std::u16string replayed;
    for (const Piece& piece : out.pieces) {
      REQUIRE(piece.begin == at);
      at += piece.raw_length;
      const std::u16string image(out.text.data() + piece.text_begin, piece.text_length);
      if (!piece.changed) REQUIRE(image == raw.substr(piece.begin, piece.raw_length));
      replayed += image;
    }
    REQUIRE(at == raw.size());
    REQUIRE(replayed == once);
  }
}

TEST_CASE("fold: what looks like ASCII is never what the form folds already") {
  const FoldForm form;
  std::size_t count = 0;
  for_each_code_point([&](char32_t c) {
    if (look_alike(c) == 0) return;
    CHECK_FALSE(form.image(c).mapped);
    CHECK(is_alnum(static_cast<char16_t>(look_alike(c))));
    ++count;
  });
  CHECK(count > 500);
}

TEST_CASE("fold: letters with marks are what full ICU's decompositions and names say, for every code point") {
  const FoldForm form;
  std::size_t letters = 0;
  for_each_code_point([&](char32_t c) {
    const bool own = form.image(c).mapped || look_alike(c) != 0;
    const char expected = is_written(c) && !own ? without_marks(c, form) : '\0';
    if (unaccented(c) != expected)
      FAIL_CHECK("U+", std::hex, static_cast<std::uint32_t>(c), " gives ", unaccented(c), ", not ", expected);
    letters += expected != 0 ? 1U : 0U;
  });
  CHECK(letters > 700);
}

TEST_CASE("fold: marks belong to the letter before them, and to nothing else") {
  const FoldForm form;
  static Folded out;
  std::size_t marks = 0;
  for_each_code_point([&](char32_t c) {
    const bool mark = is_mark_by_properties(c, form);
    if (is_mark(c) != mark) FAIL_CHECK("U+", std::hex, static_cast<std::uint32_t>(c));
    if (!mark) return;
    ++marks;
    for (const std::u16string_view before : {u"A", u"7", u"\u00C1", u"\u0410", u"A\u200B"}) {
      out.wipe();
      fold(std::u16string(before) + units_of(c) + units_of(c), form, out);
      REQUIRE(out.glyphs[1] == kTrail);
      REQUIRE(out.glyphs.back() == kTrail);
      REQUIRE(out.pieces.back().reason == EditReason::accent);
    }
    for (const std::u16string_view before : {u"", u"-", u"|", u"\u5361"}) {
      out.wipe();
      fold(std::u16string(before) + units_of(c), form, out);
      REQUIRE(out.glyphs[before.size()] == 0);
    }
  });
  CHECK(marks > 300);
}

TEST_CASE("fold: an escape folds as what it stands for, for every code point") {
  const FoldForm form;
  static Folded plain;
  static Folded escaped;
  for_each_code_point([&](char32_t c) {
    plain.wipe();
    escaped.wipe();
    fold(u"A" + units_of(c) + u"B", form, plain);
    const std::string number = std::to_string(static_cast<std::uint32_t>(c));
    fold(u"A&#" + std::u16string(number.begin(), number.end()) + u";B", form, escaped);
    const auto same = [](const auto& a, const auto& b) { return std::ranges::equal(a.view(), b.view()); };
    if (!same(plain.text, escaped.text) || !same(plain.glyphs, escaped.glyphs))
      FAIL_CHECK("U+", std::hex, static_cast<std::uint32_t>(c));
    REQUIRE(escaped.pieces[1].raw_length == number.size() + 3);
    REQUIRE(escaped.pieces[1].changed);
  });
}

TEST_CASE("fold: ASCII controls go, ASCII white space and everything printable stays") {
  const FoldForm form;
  for (char16_t c = 0; c < 0x80; ++c) {
    const std::u16string raw(1, c);
    const bool control = u_charType(c) == U_CONTROL_CHAR && u_hasBinaryProperty(c, UCHAR_WHITE_SPACE) == 0;
    CHECK(folded(raw, form) == (control ? std::u16string() : raw));
  }
}

}  // namespace cardmend::test
