// Which kind of card a text holds.
//
//   Detector detector(catalog);
//   const DetectResult found = detector.detect(u"JD E-card 3F2A-90BC-77DE-A41B");
//   catalog.id_of(found.view()[0].product)                      // "jd.ecard"
//   found.view()[0].probability                                 // parts of a thousand
#ifndef CARDMEND_DETECT_H_
#define CARDMEND_DETECT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "cardmend/cardmend.h"
#include "cardmend/types.h"

namespace cardmend {

/** A product that the text may hold a card of. */
struct Detection {
  std::int32_t product = -1;
  /** Parts of a thousand, 10..1000; what is missing to 1000 over all is "none of these". */
  std::uint16_t probability = 0;
  /** Bit n: the DetectReason of value n. */
  std::uint16_t reasons = 0;
};

struct DetectResult {
  std::array<Detection, kMaxDetections> items{};
  std::size_t count = 0;
  /** The currency that the text names, ISO 4217; zeros if none. Signs that tell no region do not count. */
  std::array<char, 3> currency{};
  /** The text says that the card is another region's. */
  bool overseas = false;

  /** The likeliest first. */
  [[nodiscard]] std::span<const Detection> view() const { return {items.data(), count}; }
};

/** Detects products. One object serves one thread. */
class Detector {
 public:
  /** `catalog` must outlive the detector. */
  explicit Detector(const Catalog& catalog);
  ~Detector();
  Detector(const Detector&) = delete;
  Detector& operator=(const Detector&) = delete;
  Detector(Detector&&) = delete;
  Detector& operator=(Detector&&) = delete;

  /** Takes any UTF-16 text; of a longer one than kMaxInput only the first kMaxInput units are read. */
  DetectResult detect(std::u16string_view raw);

  /** Zeroes every byte that has held a part of a code. */
  void wipe();

 private:
  struct Workspace;
  std::unique_ptr<Workspace> workspace_;
};

}  // namespace cardmend

#endif  // CARDMEND_DETECT_H_
