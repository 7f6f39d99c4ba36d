// What holds for what is found in any text: kinds of cards, and cards.
#ifndef CARDMEND_TESTS_LAWS_TEXTS_H_
#define CARDMEND_TESTS_LAWS_TEXTS_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "cardmend/cardmend.h"
#include "cardmend/detect.h"
#include "cardmend/extract.h"
#include "laws/broken.h"

namespace cardmend::laws {

/** Each kind once, the likeliest first, for a reason, and together no more than sure. */
Broken broken_by_detection(const DetectResult& result, const Catalog& catalog);

/** A card lies in the text behind `from`, the end of the one before, and its number and secret in it, apart. */
Broken broken_by_card(std::u16string_view text, std::uint32_t from, const ExtractedCard& card);

/** Cards lie in the text, in order and apart. */
Broken broken_by_cards(std::u16string_view text, std::span<const ExtractedCard> cards);

/** What a card of a known kind is said to have is what a check of that place of the text finds, if it is right. */
Broken broken_by_checking(Checker& checker, const Catalog& catalog, std::u16string_view text,
                          const ExtractedCard& card);

}  // namespace cardmend::laws

#endif  // CARDMEND_TESTS_LAWS_TEXTS_H_
