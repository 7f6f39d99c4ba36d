// The codes that a shop has: compiled into a filter file, and asked at run time.
//
// The file holds no code, and its answer is one-sided: a code of the list is always found, and of all others
// one in 2^bits is found by chance. docs/known-codes.md has its format and what it gives away.
//
//   KnownBuilder builder("jd.ecard", key, 16);                  // a key drawn at random for this list
//   builder.add("3F2A90BC77DEA41B");
//   const std::vector<std::uint8_t> file = builder.build();
//   KnownCodes known;
//   if (known.read(file) == KnownStatus::ok) checker.use_known(jd, &known);   // both borrowed
#ifndef CARDMEND_KNOWN_H_
#define CARDMEND_KNOWN_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "cardmend/types_known.h"

namespace cardmend {

/** A filter file that can be asked. It is a view: copying it copies no bytes. */
class KnownCodes {
 public:
  /** Has no code. */
  KnownCodes() = default;

  /**
   * Takes the bytes of a file, which are borrowed for as long as this is asked. Anything but `ok` says why
   * they were refused, and leaves what was read before. `unknown_product` is never given: the products are
   * the caller's.
   */
  KnownStatus read(std::span<const std::uint8_t> bytes);

  /** What the file says; all empty before one was read. */
  [[nodiscard]] const KnownFile& file() const { return file_; }

  /** `code` in ASCII as check() gives it: one that is folded otherwise is another one. */
  [[nodiscard]] bool contains(std::string_view code) const;

  /** The probability, 0..1, that contains() is true of a code that is none of the list; 1 before a file was
   * read. */
  [[nodiscard]] double by_chance() const;

 private:
  KnownFile file_;
};

/** A code that was added again. Both count the calls of add() from 0. */
struct KnownDuplicate {
  std::uint32_t which = 0;
  std::uint32_t first = 0;
};

/** Makes a filter file. It keeps the keyed hashes of the codes, and no code. */
class KnownBuilder {
 public:
  /**
   * `product` is its id, 1..kMaxProductId characters; `bits` is 8, 16 or 32. `key` must be drawn anew, at
   * random, for each list: the same codes and the same key make the same file, whatever their order.
   */
  KnownBuilder(std::string_view product, const KnownKey& key, std::uint32_t bits);
  ~KnownBuilder();
  KnownBuilder(const KnownBuilder&) = delete;
  KnownBuilder& operator=(const KnownBuilder&) = delete;
  KnownBuilder(KnownBuilder&&) = delete;
  KnownBuilder& operator=(KnownBuilder&&) = delete;

  /** `code` as check() gives it. False if there are kMaxKnownCodes already, or it is empty. */
  bool add(std::string_view code);

  /**
   * The file. Empty if no code was added, or product or bits are none of what they may be. To be called once:
   * what was added is gone afterwards.
   */
  std::vector<std::uint8_t> build();

  /** Those of the codes that build() has seen, by `which`. */
  [[nodiscard]] std::span<const KnownDuplicate> duplicates() const;

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

}  // namespace cardmend

#endif  // CARDMEND_KNOWN_H_
