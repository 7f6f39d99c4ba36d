// What a character that a code cannot hold may have been, where a format brings look-alikes of its own.
#include "format/readings.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace cardmend::test {
namespace {

/** Digits alone, and the pair of a letter that no table knows beside a digit. */
Format with_pair(char letter, char digit) {
  Format format;
  for (char c = '0'; c <= '9'; ++c) format.alphabet.add(c);
  format.possible = format.alphabet;
  format.look_alikes[0] = {letter, digit};
  format.look_alike_count = 1;
  return format;
}

bool has(const format::Readings& readings, char c) {
  return std::find(readings.to.begin(), readings.to.begin() + readings.count, c) !=
         readings.to.begin() + readings.count;
}

}  // namespace

TEST_CASE("readings: a format's own pairs come before those that are known of all cards, each once") {
  const Format plain = with_pair('#', '#');
  const format::Readings known = format::readings_of('O', plain);
  REQUIRE(known.count > 0);
  REQUIRE(known.to[0] == '0');
  CHECK(known.forced);

  const format::Readings same = format::readings_of('O', with_pair('O', '0'));
  CHECK_EQ(same.count, known.count);
  CHECK(same.forced);

  const format::Readings other = format::readings_of('O', with_pair('O', '7'));
  CHECK_EQ(other.to[0], '7');
  CHECK(has(other, '0'));
  CHECK_FALSE(other.forced);
  CHECK_EQ(other.count, known.count + 1);
}

TEST_CASE(
    "readings: a look-alike that is just strong enough is forced where the format has but one of them") {
  CharSet digits;
  for (char c = '0'; c <= '9'; ++c) digits.add(c);
  const format::Readings known = format::readings_of('s', digits);
  REQUIRE(known.count > 0);
  CHECK_EQ(known.to[0], '5');
  CHECK(known.forced);
}

TEST_CASE("readings: a pair of what the format does not have says nothing") {
  const format::Readings known = format::readings_of('O', with_pair('#', '#'));
  const format::Readings outside = format::readings_of('O', with_pair('O', 'X'));
  CHECK_EQ(outside.count, known.count);
  CHECK_FALSE(has(outside, 'X'));
}

}  // namespace cardmend::test
