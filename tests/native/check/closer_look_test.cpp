// Where one should look closer: what a character may be taken for, at most four readings, those that the maker names first.
#include "check/closer_look.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace cardmend::test {
namespace {

/** Of all capitals and digits, with pairs of B. */
Format format_of(std::string_view like_b) {
  Format format;
  for (char c = '0'; c <= '9'; ++c) format.alphabet.add(c);
  for (char c = 'A'; c <= 'Z'; ++c) format.alphabet.add(c);
  format.possible = format.alphabet;
  for (const char other : like_b) format.look_alikes[format.look_alike_count++] = LookAlike{'B', other};
  return format;
}

}  // namespace

TEST_CASE("closer look: each reading once, four at most") {
  for (const std::string_view like_b : {"", "3", "38", "38E", "38ER", "38ERP", "38ERPD", "8R8R"}) {
    CAPTURE(std::string(like_b));
    std::array<char, 4> out{};
    const std::size_t count = check::look_alikes('B', format_of(like_b), out);
    REQUIRE(count <= out.size());
    std::string readings(out.begin(), out.begin() + count);
    for (const char named : like_b.substr(0, out.size())) CHECK(readings.find(named) != std::string::npos);
    std::ranges::sort(readings);
    CHECK(std::ranges::adjacent_find(readings) == readings.end());
    CHECK(std::all_of(out.begin() + count, out.end(), [](char c) { return c == '\0'; }));
  }
}

}  // namespace cardmend::test
