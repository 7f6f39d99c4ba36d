// Made-up messages of one card each: what sellers, shops and programs write around a code.
#ifndef CARDMEND_TESTS_MADE_UP_MESSAGES_H_
#define CARDMEND_TESTS_MADE_UP_MESSAGES_H_

#include <cstdint>
#include <random>
#include <string>

#include "cardmend/types_product.h"

namespace cardmend::test {

struct MadeUpMessage {
  std::u16string text;
  /** What was put in; `number` is empty where the card has none or none was written. */
  std::string secret;
  std::string number;
  /** The text names the product. */
  bool named = false;
  /** A label stands before the secret. */
  bool labelled = false;
  /** Each label stands in a line of its own, above what it is for. */
  bool apart = false;
};

/** Writes the cards of one product. */
class MessageWriter {
 public:
  /** `product` and `random` must outlive the writer; `names` are as in ProductName. */
  MessageWriter(const Product& product, std::u16string_view names, std::mt19937& random)
      : product_(product), names_(names), random_(random) {}

  /** Nothing but its label tells where a code of any length ends, and a code of letters alone from a word: of these nothing is written. */
  static bool can_write(const Product& product) {
    return !product.secret.open && !product.number.open && product.secret.alphabet.has(u'7');
  }

  MadeUpMessage write();

 private:
  std::uint32_t below(std::uint32_t n) { return random_() % n; }
  bool maybe() { return below(2) == 0; }
  template <typename List>
  std::u16string one_of(const List& list) {
    return std::u16string(list[below(static_cast<std::uint32_t>(list.size()))]);
  }

  std::string made_up_code(const Format& format);
  std::u16string shown(const std::string& code, const Format& format);
  std::u16string labelled(MadeUpMessage& message);
  std::u16string in_columns(const MadeUpMessage& message);
  std::u16string dialled(const MadeUpMessage& message);
  std::u16string by_program(MadeUpMessage& message);

  const Product& product_;
  std::u16string_view names_;
  std::mt19937& random_;
};

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_MADE_UP_MESSAGES_H_
