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

/** How many products are known; they are numbered from 0. */
std::int32_t product_count();

/** The id of a product, as in data/products; empty if there is no such index. */
std::string_view product_id(std::int32_t product);

/** The lengths of the groups that its secret is printed in; empty if there is no such index. */
std::span<const std::uint8_t> product_groups(std::int32_t product);

/** The index of a product, or -1. */
std::int32_t find_product(std::string_view id);

/** To be found out from the text. */
inline constexpr std::int32_t kDetect = -1;

/**
 * Normalises and checks raw texts. It holds the buffers that this needs (about 300 KB), so that no call
 * allocates and every byte that has held a code can be zeroed; one object serves one thread.
 */
class Checker {
 public:
  Checker();
  ~Checker();
  Checker(const Checker&) = delete;
  Checker& operator=(const Checker&) = delete;
  Checker(Checker&&) = delete;
  Checker& operator=(Checker&&) = delete;

  /**
   * Takes any UTF-16 text, lone surrogates and all; `product` is an index or kDetect (any other number counts
   * as kDetect). The answer lives until the next call or wipe().
   */
  const CheckResult& check(std::u16string_view raw, std::int32_t product);

  /**
   * The verdict, product and code of check() without its lists: equal to it, and several times as fast on a
   * clean code. The lists of the answer are empty if the quick path was enough.
   */
  const CheckResult& glance(std::u16string_view raw, std::int32_t product);

  /** Zeroes every byte that has held a part of a text since the last wipe. */
  void wipe();

 private:
  struct Workspace;
  std::unique_ptr<Workspace> workspace_;
};

}  // namespace cardmend

#endif  // CARDMEND_CARDMEND_H_
