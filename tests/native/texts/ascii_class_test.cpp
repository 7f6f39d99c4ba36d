// What a unit of ASCII is to the scanner, against what base says of it.
#include <doctest/doctest.h>

#include "base/ascii.h"
#include "text/escape.h"
#include "texts/scan/ascii_class.h"

namespace cardmend::test {

using texts::AlnumSet;
using texts::is_character;
using texts::kAsciiClasses;
using texts::kFirstSign;

TEST_CASE("ascii classes: letters and digits have numbers of their own, and no other unit has one") {
  std::uint8_t next = 0;
  for (char16_t c = 0; c < 0x80; ++c) {
    CAPTURE(static_cast<int>(c));
    CHECK((kAsciiClasses[c] < kFirstSign) == base::is_alnum(c));
    if (base::is_alnum(c)) CHECK(kAsciiClasses[c] == next++);
  }
}

TEST_CASE("ascii classes: what stands for itself is visible or a space, and begins no escape") {
  for (char16_t c = 0; c < 0x100; ++c) {
    CAPTURE(static_cast<int>(c));
    CHECK(is_character(c) == (c >= u' ' && c < 0x7F && !text::begins_escape(c)));
  }
}

TEST_CASE("ascii classes: a set of numbers is the set of their characters") {
  AlnumSet all;
  CharSet expected;
  for (char16_t c = 0; c < 0x80; ++c) {
    if (!base::is_alnum(c)) continue;
    CAPTURE(static_cast<int>(c));
    AlnumSet one;
    one.add(kAsciiClasses[c]);
    CharSet alone;
    alone.add(static_cast<char>(c));
    CHECK(one.characters() == alone);
    CHECK(one.has_digit() == base::is_digit(c));
    CHECK(one.has_letter() == !base::is_digit(c));
    all.add(kAsciiClasses[c]);
    expected.add(static_cast<char>(c));
  }
  CHECK(all.characters() == expected);
}

}  // namespace cardmend::test
