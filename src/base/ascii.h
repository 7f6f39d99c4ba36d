// The classes of ASCII characters that reading a code needs.
#ifndef CARDMEND_BASE_ASCII_H_
#define CARDMEND_BASE_ASCII_H_

namespace cardmend::base {

constexpr bool is_digit(char16_t c) {
  return c >= u'0' && c <= u'9';
}
constexpr bool is_upper(char16_t c) {
  return c >= u'A' && c <= u'Z';
}
constexpr bool is_lower(char16_t c) {
  return c >= u'a' && c <= u'z';
}
constexpr bool is_alpha(char16_t c) {
  return is_upper(c) || is_lower(c);
}
constexpr bool is_alnum(char16_t c) {
  return is_digit(c) || is_upper(c) || is_lower(c);
}
constexpr char16_t to_upper(char16_t c) {
  return is_lower(c) ? static_cast<char16_t>(c - 0x20) : c;
}
constexpr char16_t to_lower(char16_t c) {
  return is_upper(c) ? static_cast<char16_t>(c + 0x20) : c;
}

/** Stands for a space between or around groups: the fold leaves only SPACE of all white space but ASCII's
 * own. */
constexpr bool is_space(char16_t c) {
  return c == u' ' || (c >= u'\t' && c <= u'\r');
}

/** Stands between groups: after the fold, what is left of every dash, dot, underscore, slash and tilde. */
constexpr bool is_separator(char16_t c) {
  return is_space(c) || c == u'-' || c == u'.' || c == u'_' || c == u'/' || c == u'\\' || c == u'~';
}

/** A control that is no white space: draws nothing. */
constexpr bool is_control(char16_t c) {
  return (c < 0x20 && !is_space(c)) || c == 0x7F;
}

}  // namespace cardmend::base

#endif  // CARDMEND_BASE_ASCII_H_
