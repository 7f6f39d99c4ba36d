// Where in a long text the number of a payment card may begin.
#ifndef CARDMEND_TEXTS_PAYMENT_NUMBERS_H_
#define CARDMEND_TEXTS_PAYMENT_NUMBERS_H_

#include <cstddef>
#include <string_view>

namespace cardmend::texts {

/** The next place at or behind `from` where as many digits may begin as a payment card's number has, of which
 * the first may be a scheme's; text.size() if there is none. Most of a text is passed over without a look. */
std::size_t next_payment_number(std::u16string_view text, std::size_t from);

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_PAYMENT_NUMBERS_H_
