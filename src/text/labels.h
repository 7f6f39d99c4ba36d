// Words that stand before a secret, a number or something else.
#ifndef CARDMEND_TEXT_LABELS_H_
#define CARDMEND_TEXT_LABELS_H_

#include <cstddef>
#include <span>
#include <string_view>

#include "text/label.h"

namespace cardmend::text {

/** The longest label, in characters: Latin ones without their spaces and signs. */
inline constexpr std::size_t kMaxLabel = 24;

/** All labels, ascending by their units, Chinese ones in simplified characters; they live for ever. */
std::span<const Label> latin_labels();
std::span<const Label> han_labels();

/** The label that `squeezed` is, lower case without spaces and signs; nullptr if it is none. */
const Label* latin_label(std::u16string_view squeezed);

/** The longest Chinese label that `text` begins with, in simplified or traditional characters; nullptr if there is
 * none. Behind a strict one stands a colon or an equals sign. */
const Label* han_label(std::u16string_view text);

/** A character of a label as it is written in Taiwan and Hong Kong: of two ways the first or the last. Others are
 * themselves. */
char16_t traditional(char16_t unit, bool last);

/** False for nearly all units that no Chinese label begins with, true for all that one does: a quick look. */
bool may_begin_han_label(char16_t unit);

/** A label in a text and where it ends. */
struct LabelHit {
  const Label* label = nullptr;
  std::size_t end = 0;
};

/**
 * The longest Latin label that begins at `text[begin]`, the first letter of a word: words may be joined by
 * single spaces, dots, hyphens and underscores ("Card No." is `cardno`). What follows it is no letter or
 * digit; behind a strict one stands a colon or an equals sign, after quotes and spaces at most.
 */
LabelHit latin_label_at(std::u16string_view text, std::size_t begin);

}  // namespace cardmend::text

#endif  // CARDMEND_TEXT_LABELS_H_
