#include "quick_detect.h"

#include <algorithm>

#include "core/ascii.h"
#include "core/wipe.h"
#include "product/score.h"
#include "tables/detection.h"

namespace cardmend {
namespace {

constexpr Format any_code() {
  Format format;
  for (char c = '0'; c <= '9'; ++c) format.alphabet.add(c);
  for (char c = 'A'; c <= 'Z'; ++c) {
    format.alphabet.add(c);
    format.alphabet.add(static_cast<char>(to_lower(static_cast<char16_t>(c))));
  }
  format.lengths = ~0ULL;
  format.ignore_case = false;
  return format;
}
constexpr Format kAnyCode = any_code();

/** Shares of all readings of one run: the likeliest product, and all of them with "none of these". */
struct Shares {
  double best = 0;
  double all = tables::detection::kNone;
  std::int32_t product = -1;
  bool as_secret = false;
};

Shares share(const Catalog& catalog, const CodeRun& run) {
  Shares shares;
  const std::int32_t count = catalog.size();
  for (std::int32_t i = 0; i < count; ++i) {
    const Product& product = catalog.at(i);
    // Most products have no code of this length: nothing is asked of them.
    if (!product.secret.has_length(run.length) && !product.number.has_length(run.length)) continue;
    const double alone = product.number.exists() ? tables::detection::kSecretAlone : 1;
    const double secret = ratio_of(product.secret, run) * alone;
    const double number = ratio_of(product.number, run) * tables::detection::kNumberAlone;
    const double weight = std::max(secret, number);
    shares.all += weight;
    if (weight <= shares.best) continue;
    shares.best = weight;
    shares.product = i;
    shares.as_secret = secret >= number;
  }
  return shares;
}

}  // namespace

QuickDetect::Found QuickDetect::match(std::u16string_view raw, const Catalog& catalog, const FoldForm& form,
                                      std::array<char16_t, kMaxCode>& code) {
  table_.prepare(kAnyCode, 0, form);
  const std::size_t length = table_.read(raw, kMaxCode, code);
  if (length == 0) return {};
  std::array<char, kMaxCode> ascii{};
  for (std::size_t i = 0; i < length; ++i) ascii[i] = static_cast<char>(code[i]);
  const Shares shares = share(catalog, code_run(ascii.data(), length));
  wipe_memory(ascii.data(), length);
  if (!shares.as_secret || shares.best < kSure * shares.all) return {};
  const Format& format = catalog.at(shares.product).secret;
  if (format.ignore_case)
    std::transform(code.begin(), code.begin() + length, code.begin(), [](char16_t c) { return to_upper(c); });
  return {.product = is_clean(format, code, length) ? shares.product : -1, .length = length};
}

}  // namespace cardmend
