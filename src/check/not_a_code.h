// Texts that stand where a code belongs and are something else by their form or their label.
#ifndef CARDMEND_CHECK_NOT_A_CODE_H_
#define CARDMEND_CHECK_NOT_A_CODE_H_

#include <cstddef>
#include <string_view>

#include "cardmend/types.h"
#include "check/locate/locate.h"
#include "text/folded.h"

namespace cardmend::check {

/** What a text is instead of a code; `range` is empty where it is nothing else. */
struct Suspect {
  FindingKind kind{};
  /** In units of folded text. */
  Range range;
};

/**
 * Looks at a text whose code, if it has one, does not fit its format: a number that a spreadsheet shortened,
 * a phone number, or what stands behind a label of an order, a phone or a verification code. A phone number
 * without label or country code counts only for formats that have letters: the digits of another code may
 * begin alike while it is typed.
 */
Suspect find_suspect(const text::Folded& folded, const LocateSpace& space, const Location& location,
                     const Format& format);

/** A unit that stands for a hidden character: an asterisk, a bullet, a filled circle. */
bool is_mask(char16_t unit);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_NOT_A_CODE_H_
