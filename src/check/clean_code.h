// The quick path: a code that needs nothing but folds of one character each, judged in one pass without a
// log.
#ifndef CARDMEND_CHECK_CLEAN_CODE_H_
#define CARDMEND_CHECK_CLEAN_CODE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "cardmend/types.h"
#include "cardmend/types_product.h"

namespace cardmend::check {

/**
 * What each character is to one product: kBail if the full analysis must look at it, kSkip if it leaves
 * nothing in the code, else the character that it becomes. It holds no part of any text.
 */
class QuickTable {
 public:
  /** Makes the table for a format, unless it is that format's already. */
  void prepare(const Format& format);

  /**
   * Above 0 if `raw` is nothing but a code of the format and what is folded away: then so many characters of
   * `code` hold it, and the full analysis gives the verdict `valid` with the same code. 0 says nothing.
   */
  std::size_t match(std::u16string_view raw, const Format& format, std::array<char16_t, kMaxCode>& code);

  /** The characters that `raw` leaves in a code, 1..`most` of them; 0 if it has more, or the full analysis
   * must look. */
  std::size_t read(std::u16string_view raw, std::size_t most, std::array<char16_t, kMaxCode>& code);

 private:
  /** All that a format decides in the table: formats that agree in it share one. */
  struct Source {
    CharSet accepted;
    bool ignore_case = true;
    friend bool operator==(const Source&, const Source&) = default;
  };

  static constexpr std::uint8_t kBail = 0;
  static constexpr std::uint8_t kSkip = 1;
  /** Full-width and half-width forms, which input methods give: U+FF00..U+FFFF. */
  static constexpr char16_t kWide = 0xFF00;

  [[nodiscard]] std::uint8_t beyond_ascii(char16_t c) const;
  /** Of a character beyond ASCII. */
  std::uint8_t lookup_wide(char16_t c);
  std::uint8_t lookup(char16_t c) { return c < becomes_.size() ? becomes_[c] : lookup_wide(c); }
  [[nodiscard]] bool has_words(std::u16string_view raw);
  [[nodiscard, gnu::noinline]] bool has_edge(std::u16string_view raw, const char16_t* at,
                                             std::ptrdiff_t step);

  std::array<std::uint8_t, 128> becomes_{};
  /** Made when the first of them arrives. */
  std::array<std::uint8_t, 256> wide_{};
  bool has_wide_ = false;
  bool prepared_ = false;
  Source source_;
};

/** True if `length` characters are a code of a format that is not open: prefix, alphabet, length and check
 * digit fit, and nothing about them is doubtful. */
bool is_clean(const Format& format, const std::array<char16_t, kMaxCode>& code, std::size_t length);

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_CLEAN_CODE_H_
