// Where in a text the code of a known product stands.
#ifndef CARDMEND_CHECK_LOCATE_LOCATE_H_
#define CARDMEND_CHECK_LOCATE_LOCATE_H_

#include <cstdint>

#include "check/locate/chunks.h"
#include "check/locate/segments.h"
#include "format/wanted.h"
#include "text/folded.h"
#include "text/unit_kind.h"

namespace cardmend::check {

struct Location {
  /** The code that the field takes, in units of folded text, from its first to its last character; empty if
   * there is none. */
  Range code;
  /** The other one of secret and number; empty if there is none. */
  Range other;
  /** Different codes of a length that the product has in the text; 0 or 1 where there is no doubt. */
  std::uint32_t code_count = 0;
  /** A label of the secret or the number stands in the text. */
  bool labelled = false;
};

/** What locating needs room for. */
struct LocateSpace {
  Segments segments;
  Chunks chunks;
  Chunks words;
  text::UnitKinds kinds;

  void wipe() {
    kinds.wipe();
    segments.wipe();
    chunks.wipe();
    words.wipe();
  }
};

/**
 * Finds the code that is wanted, and the other one, in `folded`. Segments that are in `space` already stand;
 * if there are none, the labels in the text make them. A text that is nothing but a code of a right
 * length is taken as it is; else labels decide, then the run that fits the product, then the longest run.
 * Linear in the text.
 */
Location locate(const text::Folded& folded, const format::Wanted& wanted, LocateSpace& space);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_LOCATE_LOCATE_H_
