// The quick path where no product was named: a text that is nothing but a code, held against every product's
// formats.
#ifndef CARDMEND_QUICK_DETECT_H_
#define CARDMEND_QUICK_DETECT_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "cardmend/cardmend.h"
#include "cards/format_index.h"
#include "quick.h"
#include "text/fold_form.h"

namespace cardmend::cards {

class QuickDetect {
 public:
  /** `catalog` must outlive this. */
  explicit QuickDetect(const Catalog& catalog) : formats_(catalog) {}

  struct Found {
    /** -1 says nothing: the full analysis must look. */
    std::int32_t product = -1;
    std::size_t length = 0;
  };

  /**
   * The product whose secret `raw` surely is, character by character, with the code's characters in `code`:
   * then the full analysis finds the same product and the verdict `valid`. `form` must outlive this.
   */
  Found match(std::u16string_view raw, const text::FoldForm& form, std::array<char16_t, kMaxCode>& code);

 private:
  FormatIndex formats_;
  check::QuickTable table_;
};

}  // namespace cardmend::cards

#endif  // CARDMEND_QUICK_DETECT_H_
