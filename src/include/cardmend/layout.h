// Grouping a code while it is typed: what should stand in the field, and where its caret belongs.
//
//   raw     3 f 2 a 9|0        typed in one go, the caret (|) before the last character
//   value   3 F 2 A - 9|0      as printed on the card; the caret is behind the character that it was behind
//
//   Layouter layouter;
//   const Laid laid = layouter.lay_out(u"3f2a90", 5, catalog.at(jd));
//   laid.value, laid.caret                                      // u"3F2A-90", 6
#ifndef CARDMEND_LAYOUT_H_
#define CARDMEND_LAYOUT_H_

#include <cstdint>
#include <memory>
#include <string_view>

#include "cardmend/types.h"

namespace cardmend {

/** What should stand in a field. */
struct Laid {
  /** What should stand in the field: a view of raw if nothing changes, else of the Layouter's buffer. */
  std::u16string_view value;
  /** In UTF-16 units of `value`, 0..value.size(); never inside a surrogate pair. */
  std::uint32_t caret = 0;
  /** `value` differs from raw. */
  bool changed = false;
};

/** Groups raw texts. It allocates nothing after its construction; one object serves one thread. */
class Layouter {
 public:
  Layouter();
  ~Layouter();
  Layouter(const Layouter&) = delete;
  Layouter& operator=(const Layouter&) = delete;
  Layouter(Layouter&&) = delete;
  Layouter& operator=(Layouter&&) = delete;

  /**
   * Takes any UTF-16 text and any caret; one past the end or inside a surrogate pair is taken back to where a
   * caret can stand. A text that is a code, whole or in part, is folded character by character and gets the
   * separators of the product's printed groups, each as soon as a character follows it; one that was typed at
   * the end of a full group stays. What could be anything else (words, punctuation, two codes) is left as it
   * is, as is everything for a format that is printed without groups. Laying out what was laid out changes
   * nothing.
   *
   * The answer lives until the next call or wipe(), and no longer than raw.
   */
  Laid lay_out(std::u16string_view raw, std::uint32_t caret, const Product& product,
               Field field = Field::secret);

  /** Zeroes every byte that has held a part of a text since the last wipe. */
  void wipe();

 private:
  struct Workspace;
  std::unique_ptr<Workspace> workspace_;
};

/** What a code is typed with most easily, on a phone. */
enum class Keyboard : std::uint8_t { letters, capitals, digits };

/** `capitals` where case is ignored, `digits` where no letter can stand in the code. */
Keyboard keyboard_of(const Product& product, Field field);

}  // namespace cardmend

#endif  // CARDMEND_LAYOUT_H_
