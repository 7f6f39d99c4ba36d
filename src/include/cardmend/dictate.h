// A code out of the transcript of somebody who spoke it.
//
//   "\u6211\u7684\u5361\u5bc6\u662f \u4e09 F \u4e8c A, double seven"   ->   3F2A77
//
// and which of it was heard for certain.
//
//   Dictator dictator(catalog, checker);
//   const DictateResult& heard = dictator.dictate(u"three F two A ...", jd, SpokenLocale::en);
//   heard.check.code, heard.groups()                            // what to read back, in groups of four
#ifndef CARDMEND_DICTATE_H_
#define CARDMEND_DICTATE_H_

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "cardmend/cardmend.h"
#include "cardmend/types.h"

namespace cardmend {

/** The language of the recogniser. Words of the other one are understood too. */
enum class SpokenLocale : std::uint8_t { zh_cn, en };

/** The most groups that a code is read back in. */
inline constexpr std::size_t kMaxReadBack = kMaxGroups + 1;

struct DictateResult {
  /**
   * As Checker::check gives it, with these differences. Spans lie in the transcript, and its own findings
   * come first. Words become characters by edits of the reasons `spoken`, `filler` and `homophone`. The
   * candidates are codes that sound like what was heard; those of the Checker stand only where there are
   * none. The views live until the next call or wipe() of the Dictator or its Checker.
   */
  CheckResult check;
  /** The lengths of the groups to read back: those of the card, else of four; none for a text that is no
   * code. Their sum is the code's length. */
  std::array<std::uint8_t, kMaxReadBack> read_back{};
  std::size_t read_back_count = 0;

  [[nodiscard]] std::span<const std::uint8_t> groups() const { return {read_back.data(), read_back_count}; }
};

/**
 * Turns transcripts into codes. It holds about 700 KB, and allocates nothing after its construction; one
 * object serves one thread.
 *
 * What a word stands for, and how surely, is data/dictation.json. A character that is less sure than 900 in a
 * thousand among those of the product's alphabet makes the answer doubtful, unless the product's check digit
 * confirms it; letters that sound alike and were written as letters are only pointed at (`sound-alike`).
 * A correction in speech makes it doubtful always.
 */
class Dictator {
 public:
  /** `catalog` and `checker` must outlive it. */
  Dictator(const Catalog& catalog, Checker& checker);
  ~Dictator();
  Dictator(const Dictator&) = delete;
  Dictator& operator=(const Dictator&) = delete;
  Dictator(Dictator&&) = delete;
  Dictator& operator=(Dictator&&) = delete;

  /**
   * Takes any UTF-16 text; one longer than kMaxInput is refused by its length, which is `input-too-long`.
   * `product` and `field` are those of Checker::check. Linear in the text.
   */
  const DictateResult& dictate(std::u16string_view transcript, std::int32_t product, SpokenLocale locale,
                               Field field = Field::secret);

  /** Zeroes every byte that has held a part of a text since the last wipe, the Checker's too. */
  void wipe();

 private:
  struct Workspace;
  std::unique_ptr<Workspace> workspace_;
};

}  // namespace cardmend

#endif  // CARDMEND_DICTATE_H_
