// The laws of the fold.
#include <doctest/doctest.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <ios>
#include <random>
#include <string>

#include "base/ascii.h"
#include "native/text/code_points.h"
#include "text/escape.h"
#include "text/fold.h"
#include "text/fold_form.h"
#include "text/look_alike.h"

namespace cardmend::test {

using base::is_alnum;
using text::begins_escape;
using text::fold;
using text::Folded;
using text::image_of;
using text::look_alike;
using text::Piece;

TEST_CASE("fold: folding twice changes nothing, and the pieces cover raw in order") {
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
    const std::u16string once = folded(raw);
    // What is folded may be a part of an escape: "&amp;#45;", or a full-width percent sign before "41".
    if (std::ranges::none_of(once, begins_escape)) REQUIRE(folded(once) == once);

    out.wipe();
    fold(raw, out);
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
  std::size_t count = 0;
  for_each_code_point([&](char32_t c) {
    if (look_alike(c) == 0) return;
    CHECK_FALSE(image_of(c).mapped);
    CHECK(is_alnum(static_cast<char16_t>(look_alike(c))));
    ++count;
  });
  CHECK(count > 500);
}

TEST_CASE("fold: an escape folds as what it stands for, for every code point") {
  static Folded plain;
  static Folded escaped;
  for_each_code_point([&](char32_t c) {
    plain.wipe();
    escaped.wipe();
    fold(u"A" + units_of(c) + u"B", plain);
    const std::string number = std::to_string(static_cast<std::uint32_t>(c));
    fold(u"A&#" + std::u16string(number.begin(), number.end()) + u";B", escaped);
    const auto same = [](const auto& a, const auto& b) { return std::ranges::equal(a.view(), b.view()); };
    if (!same(plain.text, escaped.text) || !same(plain.glyphs, escaped.glyphs))
      FAIL_CHECK("U+", std::hex, static_cast<std::uint32_t>(c));
    REQUIRE(escaped.pieces[1].raw_length == number.size() + 3);
    REQUIRE(escaped.pieces[1].changed);
  });
}

TEST_CASE("fold: ASCII controls go, ASCII white space and everything printable stays") {
  for (char16_t c = 0; c < 0x80; ++c) {
    const std::u16string raw(1, c);
    const bool control = u_charType(c) == U_CONTROL_CHAR && u_hasBinaryProperty(c, UCHAR_WHITE_SPACE) == 0;
    CHECK(folded(raw) == (control ? std::u16string() : raw));
  }
}

}  // namespace cardmend::test
