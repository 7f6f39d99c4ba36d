// Numbers of payment cards, which are no gift cards and must not be handed on.
#ifndef CARDMEND_FORMAT_PAYMENT_CARD_H_
#define CARDMEND_FORMAT_PAYMENT_CARD_H_

#include <cstddef>
#include <string_view>

#include "cardmend/types.h"

namespace cardmend::format {

/**
 * True if `code` is the number of a bank card (ISO/IEC 7812): 15 to 19 digits that begin as the card schemes'
 * do, with a check digit that fits. One number in ten has such a check digit by chance, so it proves nothing
 * alone.
 */
bool is_bank_card(std::string_view code);

/**
 * True if what stands around `code`, the number of a bank card in `text`, says so too: a security code's name
 * (CVV, CVC), a date of expiry as these cards have it (07/29, "valid thru"), or a scheme's name (Visa,
 * Mastercard, UnionPay).
 */
bool has_payment_sign(std::u16string_view text, Span code);

/** Where in a text, at or behind a place, the next number of a payment card may begin. */
using NextNumber = std::size_t(std::u16string_view text, std::size_t from);

/** Where the first number of a payment card at or behind `from` stands, in units of `text`: one that
 * has_payment_sign() is sure of. Empty if there is none. `next` passes over what need not be looked at, if a
 * text is long. */
Span find_payment_card(std::u16string_view text, std::size_t from = 0, NextNumber* next = nullptr);

}  // namespace cardmend::format

#endif  // CARDMEND_FORMAT_PAYMENT_CARD_H_
