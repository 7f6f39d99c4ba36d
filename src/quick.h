// The quick path: a clean code in ASCII, judged in one pass without a log.
#ifndef CARDMEND_QUICK_H_
#define CARDMEND_QUICK_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "cardmend/types.h"
#include "core/product.h"

namespace cardmend {

/**
 * What each ASCII character is to one product: kBail if the full analysis must look at it, kSkip if it separates, else
 * the character that it becomes in the code. It holds no part of any text.
 */
class QuickTable {
 public:
  /** Makes the table for a product; `index` tells products apart. */
  void prepare(const Product& product, std::int32_t index);

  /**
   * True if `raw` is nothing but a code of the product and separators: then `code` holds it, product.length characters,
   * and the full analysis gives the verdict `valid` with the same code. False says nothing.
   */
  bool match(std::u16string_view raw, const Product& product, std::array<char16_t, kMaxCode>& code) const;

 private:
  static constexpr std::uint8_t kBail = 0;
  static constexpr std::uint8_t kSkip = 1;

  std::array<std::uint8_t, 128> becomes_{};
  std::int32_t index_ = -1;
};

}  // namespace cardmend

#endif  // CARDMEND_QUICK_H_
