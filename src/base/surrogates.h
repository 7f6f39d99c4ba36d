// The two halves of a UTF-16 pair.
#ifndef CARDMEND_BASE_SURROGATES_H_
#define CARDMEND_BASE_SURROGATES_H_

namespace cardmend::base {

constexpr bool is_lead(char16_t c) {
  return (c & 0xFC00U) == 0xD800U;
}
constexpr bool is_trail(char16_t c) {
  return (c & 0xFC00U) == 0xDC00U;
}

/** The code point of a pair; `lead` and `trail` must be what they are called. */
constexpr char32_t joined_pair(char16_t lead, char16_t trail) {
  return 0x10000U + ((lead - 0xD800U) << 10U) + (trail - 0xDC00U);
}

/** The halves of a code point beyond the BMP. */
constexpr char16_t lead_of(char32_t c) {
  return static_cast<char16_t>(0xD7C0U + (c >> 10U));
}
constexpr char16_t trail_of(char32_t c) {
  return static_cast<char16_t>(0xDC00U + (c & 0x3FFU));
}

}  // namespace cardmend::base

#endif  // CARDMEND_BASE_SURROGATES_H_
