// Words that are something else than a card by their form alone.
#ifndef CARDMEND_TEXTS_OTHER_FORMS_H_
#define CARDMEND_TEXTS_OTHER_FORMS_H_

#include <cstddef>
#include <span>

namespace cardmend::texts {

struct Atom;

/**
 * How many of the first words are a UUID (RFC 9562, 8-4-4-4-12 hexadecimal digits), an IBAN (ISO 13616) or a
 * resident's number of the mainland (GB 11643: 17 digits with a date of birth and a check character); 0 if
 * they are none. Less than one in 10,000 strings of the same length has such a form by chance.
 */
std::size_t other_by_form(std::span<const Atom> words);

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_OTHER_FORMS_H_
