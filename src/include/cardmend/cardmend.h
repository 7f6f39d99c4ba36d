// The functions of the core. It does no I/O, reads no clock, draws no random numbers and throws nothing.
#ifndef CARDMEND_CARDMEND_H_
#define CARDMEND_CARDMEND_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "cardmend/types.h"

namespace cardmend {

/** "0.1.0": the version that package.json names. */
std::string_view version();

/**
 * The kinds of cards that are known, numbered from 0: the shipped ones, then those that a shop has defined.
 * An index never changes what it stands for.
 */
class Catalog {
 public:
  /** The shipped products. */
  Catalog();
  ~Catalog();
  Catalog(const Catalog&) = delete;
  Catalog& operator=(const Catalog&) = delete;
  Catalog(Catalog&&) = delete;
  Catalog& operator=(Catalog&&) = delete;

  [[nodiscard]] std::int32_t size() const;

  /** `product` must be an index. What it gives lives until the next define() or undefine_last(). */
  [[nodiscard]] const Product& at(std::int32_t product) const;

  /** The index of a product, or -1. */
  [[nodiscard]] std::int32_t find(std::string_view id) const;

  /** The product's id, as in data/products; empty if there is no such index. */
  [[nodiscard]] std::string_view id_of(std::int32_t product) const;

  /** Takes a copy of a product that keeps the rules of types_product.h; -1 if there is one of its id or no
   * secret. */
  std::int32_t define(const Product& product);

  /** Takes back what was defined last; without effect on the shipped products. */
  void undefine_last();

  /** How many times something was defined or taken back. */
  [[nodiscard]] std::uint32_t changes() const;

 private:
  struct Defined;
  std::unique_ptr<Defined> defined_;
};

/** To be found out from the text. */
inline constexpr std::int32_t kDetect = -1;

/** What detection says of a text: detect.h. */
struct DetectResult;

/** The codes that a shop has: known.h. */
class KnownCodes;

/**
 * Normalises and checks raw texts. It holds the buffers that this needs (about 300 KB), so that no call
 * allocates and every byte that has held a code can be zeroed; one object serves one thread.
 */
class Checker {
 public:
  /** `catalog` must outlive the checker. */
  explicit Checker(const Catalog& catalog);
  ~Checker();
  Checker(const Checker&) = delete;
  Checker& operator=(const Checker&) = delete;
  Checker(Checker&&) = delete;
  Checker& operator=(Checker&&) = delete;

  /**
   * Takes any UTF-16 text, lone surrogates and all; `product` is an index or kDetect (any other number counts
   * as kDetect). `field` says whether the secret or the number is asked for; a product without a number takes
   * its secret; `typing` says which slips are likely. The answer lives until the next call or wipe().
   */
  const CheckResult& check(std::u16string_view raw, std::int32_t product, Field field = Field::secret,
                           const Typing& typing = {});

  /**
   * The verdict, product and code of check(), whose lists may be missing: equal to it, and several times as
   * fast on a clean code. The lists of the answer are empty if the quick path was enough.
   */
  const CheckResult& glance(std::u16string_view raw, std::int32_t product, Field field = Field::secret);

  /**
   * From now on a secret of the product at an index that is `valid` or `repaired`, but not among `codes`, is
   * `doubtful` with the finding `code-not-known`. They are borrowed until others take their place, or nullptr
   * takes them away. Where no product was named, this holds once one is found for sure.
   */
  void use_known(std::int32_t product, const KnownCodes* codes);

  /** Detector::detect of its own detector, which check() asks where no product was named. */
  DetectResult detect(std::u16string_view raw);

  /** Zeroes every byte that has held a part of a text since the last wipe. */
  void wipe();

 private:
  struct Workspace;
  std::unique_ptr<Workspace> workspace_;
};

}  // namespace cardmend

#endif  // CARDMEND_CARDMEND_H_
