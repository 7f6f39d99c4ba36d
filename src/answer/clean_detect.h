// The quick path where no product was named: a text that is nothing but a code, held against every product's
// formats.
#ifndef CARDMEND_ANSWER_CLEAN_DETECT_H_
#define CARDMEND_ANSWER_CLEAN_DETECT_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "cardmend/cardmend.h"
#include "check/clean_code.h"
#include "texts/rank/format_index.h"

namespace cardmend::answer {

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
   * then the full analysis finds the same product and the verdict `valid`.
   */
  Found match(std::u16string_view raw, std::array<char16_t, kMaxCode>& code);

 private:
  texts::FormatIndex formats_;
  check::QuickTable table_;
};

}  // namespace cardmend::answer

#endif  // CARDMEND_ANSWER_CLEAN_DETECT_H_
