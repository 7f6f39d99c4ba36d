// Letters of ASCII with marks, and the marks (Unicode's data, derived by tools/derive).
#ifndef CARDMEND_TEXT_ACCENT_H_
#define CARDMEND_TEXT_ACCENT_H_

namespace cardmend::text {

/** The ASCII letter or digit that `c` is with accents, a stroke or a hook; 0 if it is none. Greek and
 * Cyrillic letters count as what they look like. */
char unaccented(char32_t c);

/** True if `c` is drawn on the character before it: an accent that is typed apart from its letter. */
bool is_mark(char32_t c);

}  // namespace cardmend::text

#endif  // CARDMEND_TEXT_ACCENT_H_
