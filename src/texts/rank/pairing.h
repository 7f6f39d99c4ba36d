// Whether two codes are the number and the secret of one card.
#ifndef CARDMEND_TEXTS_RANK_PAIRING_H_
#define CARDMEND_TEXTS_RANK_PAIRING_H_

#include "texts/rank/product_index.h"
#include "texts/words.h"

namespace cardmend::texts {

/**
 * Shorter runs are no card when they stand alone without a label: years, prices, codes out of text messages.
 */
inline constexpr std::size_t kLeastAlone = 11;

/** What is no card unless another code belongs to it. */
inline bool is_weak(const Code& code) {
  return code.mark == RunMark::none && code.length < kLeastAlone;
}

/**
 * While it lives, of two secrets of which one is called a PIN and the other a code, the code is the number.
 */
class CodeAndPin {
 public:
  /** Both must outlive it. */
  CodeAndPin(Code& first, Code& second);
  ~CodeAndPin();
  CodeAndPin(const CodeAndPin&) = delete;
  CodeAndPin& operator=(const CodeAndPin&) = delete;
  CodeAndPin(CodeAndPin&&) = delete;
  CodeAndPin& operator=(CodeAndPin&&) = delete;

  /** They stay what they are. */
  void keep() { number_ = nullptr; }

 private:
  Code* number_ = nullptr;
};

/** True if `second`, the next code of the text, and `first` are likelier one card than two. */
bool are_one_card(const Code& first, const Code& second, ProductIndex& index, const TextClues& evidence);

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_RANK_PAIRING_H_
