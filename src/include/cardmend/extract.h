// All cards of a text.
//
//   Extractor extractor(catalog);
//   extractor.open(u"3F2A-90BC-77DE-A41B\n4B1C-22D0-9E8F-7A65");
//   std::array<ExtractedCard, 8> cards;
//   while (const std::size_t count = extractor.next(cards))     // two at the first call, then none
//     use(std::span(cards).first(count));
//   extractor.wipe();                                           // lets go of the text
#ifndef CARDMEND_EXTRACT_H_
#define CARDMEND_EXTRACT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "cardmend/cardmend.h"
#include "cardmend/types.h"

namespace cardmend {

/** A card as the text tells of it. Its number or its secret may be missing; both only where a finding says
 * that what stands there is damaged. */
struct ExtractedCard {
  /** The index of its product; -1 if none is likely enough. */
  std::int32_t product = -1;
  /** Parts of a thousand: of the product, or where that is -1 of the likeliest one. */
  std::uint16_t probability = 0;
  /** From the first to the last thing that was taken for this card alone. */
  Span span;
  /** Empty where there is none. */
  Span number_span;
  Span secret_span;
  /** ASCII, folded and with forced repairs for its product; as typed where that is not known. */
  std::array<char, kMaxCode> number{};
  std::array<char, kMaxCode> secret{};
  std::uint8_t number_length = 0;
  std::uint8_t secret_length = 0;
  /** The face value in hundredths; 0 if it is not told. */
  std::uint32_t value = 0;
  /** ISO 4217; zeros where it is not told. */
  std::array<char, 3> currency{};
  /** yyyymmdd, dd 0 if only the month is told; 0 if it is not told. */
  std::uint32_t expiry = 0;
  /** What a spreadsheet did to the number or the secret: `scientific_notation`, where the digits are lost and
   * the length is 0, or `lost_zeros`. The first `finding_count`. */
  std::array<Finding, kMaxCardFindings> findings{};
  std::uint8_t finding_count = 0;
  /** So many zeros seem to be missing at the front, in a table whose rows beside it have more digits; the
   * code with them is offered, never put in its place. */
  std::uint8_t number_zeros = 0;
  std::uint8_t secret_zeros = 0;
};

/**
 * Finds cards one after the other, in the order in which they stand. It holds about 40 KB and no copy of the
 * text, and its work grows with the length of the text whatever is in it. One object serves one thread.
 */
class Extractor {
 public:
  /** `catalog` must outlive the extractor. */
  explicit Extractor(const Catalog& catalog);
  ~Extractor();
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;
  Extractor(Extractor&&) = delete;
  Extractor& operator=(Extractor&&) = delete;

  /**
   * Begins with a text, of which only the first kMaxText units are read; it is borrowed until the next open()
   * or wipe(). Products that are defined later are not known to it.
   */
  void open(std::u16string_view text);

  /** Puts the next cards into `out` and tells how many; 0 at the end of the text. */
  std::size_t next(std::span<ExtractedCard> out);

  /** The text was longer than kMaxText, and the rest of it was not read. */
  [[nodiscard]] bool cut() const;

  /** How much work was done since open(): units looked at and formats tried. */
  [[nodiscard]] std::uint64_t steps() const;

  /** Zeroes every byte that has held a part of a code, and lets go of the text. */
  void wipe();

 private:
  struct Workspace;
  std::unique_ptr<Workspace> workspace_;
};

}  // namespace cardmend

#endif  // CARDMEND_EXTRACT_H_
