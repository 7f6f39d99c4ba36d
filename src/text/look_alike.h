// Characters of other scripts that look like an ASCII letter or digit (UTS #39, derived by tools/derive).
#ifndef CARDMEND_TEXT_LOOK_ALIKE_H_
#define CARDMEND_TEXT_LOOK_ALIKE_H_

namespace cardmend::text {

/** The ASCII letter or digit that `c` looks like; 0 if none. `l` and `O` stand for any upright stroke and any
 * ring. */
char look_alike(char32_t c);

/** True if `c` is a decimal digit of another script and no compatibility form of ASCII's. */
bool is_decimal_digit(char32_t c);

}  // namespace cardmend::text

#endif  // CARDMEND_TEXT_LOOK_ALIKE_H_
