// The tables of the check digits that have some, and why they are what they are.
#ifndef CARDMEND_FORMAT_CHECK_TABLES_H_
#define CARDMEND_FORMAT_CHECK_TABLES_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace cardmend::format {

using Row = std::array<std::uint8_t, 10>;
using Square = std::array<Row, 10>;

/**
 * Every row and every column has each digit once, so that with two of x, y and x * y the third is known: one
 * wrong digit gives another result, and no digit behind it brings the right one back.
 */
consteval bool is_latin(const Square& square) {
  for (std::size_t i = 0; i < 10; ++i) {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    for (std::size_t k = 0; k < 10; ++k) {
      row |= 1U << square[i][k];
      column |= 1U << square[k][i];
    }
    if (row != 0x3FF || column != 0x3FF) return false;
  }
  return true;
}

// Damm. A quasigroup is a Latin square read as an operation x * y. The interim digit c starts at 0 and
// becomes c * d for each digit d. Exchanged neighbours x and y are seen if (c * x) * y differs from (c * y) *
// x for every c, which is called (weak) total anti-symmetry. Damm proved in 2004 that order 10 has such
// quasigroups and published some; this one, from page 111 of his thesis with its digits renamed so that d * d
// = 0, is the one in use. That diagonal makes the interim digit itself the check digit, and the end 0.
//
// It comes out of a search, not of a formula: its only symmetry (autotopism) is the identity, so no row can
// be derived from another one, and the whole square stands here. What it must have is proved below.
inline constexpr Square kDamm = {{
    {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
    {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
    {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
    {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
    {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
    {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
    {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
    {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
    {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
    {2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
}};

consteval bool sees_exchanges(const Square& square) {
  for (std::size_t c = 0; c < 10; ++c) {
    if (square[c][c] != 0) return false;
    for (std::size_t x = 0; x < 10; ++x) {
      for (std::size_t y = 0; y < x; ++y) {
        if (square[square[c][x]][y] == square[square[c][y]][x]) return false;
      }
    }
  }
  return true;
}

static_assert(is_latin(kDamm) && sees_exchanges(kDamm));

// Verhoeff. The digits name the ten symmetries of a regular pentagon, the dihedral group D5: 0 to 4 turn it
// by so many fifths, 5 to 9 turn it by the digit less 5 and have it mirrored first. To do j and then k adds
// the turns, but a mirror image turns the other way round, so a turn is subtracted where the one before it
// mirrors:
//
//   j < 5: turn = j + k        j >= 5: turn = j - k        mirrored if just one of the two is
//
// with turns modulo 5. The group does not commute, which is what tells xy from yx at all; no sum modulo 10
// could.
consteval Square dihedral() {
  Square product{};
  for (std::uint32_t j = 0; j < 10; ++j) {
    for (std::uint32_t k = 0; k < 10; ++k) {
      const std::uint32_t turn = (j < 5 ? j + k : j + 10 - k) % 5;
      const std::uint32_t mirror = (j < 5) == (k < 5) ? 0 : 5;
      product[j][k] = static_cast<std::uint8_t>(turn + mirror);
    }
  }
  return product;
}

inline constexpr Square kDihedral = dihedral();
static_assert(is_latin(kDihedral));

// Turns among themselves do commute, so each place has its own renaming of the digits: that of the n-th place
// from the right is one permutation done n times. Verhoeff chose (0 1 5 8 9 4 2 7)(3 6), written as cycles:
// it keeps x renamed times y apart from y renamed times x for all x and y, and sees most of the rarer errors
// too. Its cycles are 8 and 2 long, so that eight times is none and eight rows are enough.
consteval std::array<Row, 8> renamings() {
  constexpr Row once = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
  std::array<Row, 8> rows{};
  for (std::uint8_t digit = 0; digit < 10; ++digit) rows[0][digit] = digit;
  for (std::size_t n = 1; n < 8; ++n) {
    for (std::size_t digit = 0; digit < 10; ++digit) rows[n][digit] = once[rows[n - 1][digit]];
  }
  return rows;
}

inline constexpr std::array<Row, 8> kRenamings = renamings();

consteval bool renaming_sees_exchanges() {
  for (std::size_t x = 0; x < 10; ++x) {
    if (kRenamings[1][kRenamings[7][x]] != x) return false;
    for (std::size_t y = 0; y < x; ++y) {
      if (kDihedral[x][kRenamings[1][y]] == kDihedral[y][kRenamings[1][x]]) return false;
    }
  }
  return true;
}

static_assert(renaming_sees_exchanges());

}  // namespace cardmend::format

#endif  // CARDMEND_FORMAT_CHECK_TABLES_H_
