// The best that anybody can do: a decoder that knows the very channel which made the error, and tries all
// codes that one slip or two may have turned into what was typed.
#ifndef CARDMEND_BENCH_ACCURACY_ORACLE_H_
#define CARDMEND_BENCH_ACCURACY_ORACLE_H_

#include <string>
#include <string_view>
#include <vector>

#include "cardmend/types_product.h"
#include "channel.h"

namespace cardmend::bench {

class Oracle {
 public:
  /** Codes have the only length of the format. */
  Oracle(const Channel& channel, const Format& format);

  /** The likeliest codes for what was typed, at most `most`. It knows how many of the codes with a slip have
   * two, not how many this one has. */
  [[nodiscard]] std::vector<std::string> decode(std::string_view typed, std::size_t most,
                                                bool two_slips) const;

  [[nodiscard]] std::size_t length() const { return length_; }

 private:
  void neighbours(std::string_view text, bool valid, std::vector<std::string>& out) const;

  const Channel* channel_;
  const Format* format_;
  std::size_t length_;
};

}  // namespace cardmend::bench

#endif  // CARDMEND_BENCH_ACCURACY_ORACLE_H_
