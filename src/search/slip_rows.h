// The row types of tables/slips.h, made from data/confusions.
#ifndef CARDMEND_SEARCH_SLIP_ROWS_H_
#define CARDMEND_SEARCH_SLIP_ROWS_H_

#include <cstdint>
#include <string_view>

namespace cardmend::search {

/** Characters any two of which are taken for each other; lower-case ones in pairs by look alone. */
struct SlipSet {
  std::string_view characters;
  float rate;
  /** By ear, not by eye. */
  bool sound;
};

/** Shares of what causes substitutions, for one way of input; together 1. */
struct SlipWay {
  float looks;
  float qwerty;
  float nine_key;
  float numeric;
  float sounds;
};

}  // namespace cardmend::search

#endif  // CARDMEND_SEARCH_SLIP_ROWS_H_
