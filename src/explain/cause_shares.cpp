#include "explain/cause_shares.h"

#include <algorithm>
#include <bit>
#include <span>

namespace cardmend::explain {
namespace {

constexpr std::uint64_t kThousand = 1000;

/**
 * Weights are kept in 1..10^13. Times the largest factor, 10^6, that is below 2^64; and the sum of eight of
 * them times 1000 is too.
 */
constexpr std::uint64_t kMostWeight = 10'000'000'000'000;

struct Weighed {
  CauseShare share;
  std::uint64_t weight = 0;
  std::uint64_t remainder = 0;
};

using Weights = std::array<Weighed, kMaxCauses>;

void add_reason(CauseShare& share, std::size_t reason) {
  if (share.because_count < kMaxReasons)
    share.because[share.because_count++] = static_cast<std::uint8_t>(reason);
}

void multiply(Weighed& weighed, std::uint64_t times) {
  weighed.weight = std::clamp<std::uint64_t>(weighed.weight * times / kThousand, 1, kMostWeight);
}

/** Multiplies by the factor that a row has for the cause; names the row if it spoke for it. */
void apply(std::size_t evidence, const Knowledge& knowledge, Weighed& weighed) {
  const EvidenceRow& row = knowledge.evidence[evidence];
  for (const FactorRow& factor : knowledge.factors.subspan(row.first_factor, row.factor_count)) {
    if (factor.cause != weighed.share.cause) continue;
    multiply(weighed, factor.times);
    if (factor.times > kThousand) add_reason(weighed.share, knowledge.failures.size() + evidence);
  }
}

/** Multiplies by how often the cause outlasts what was tried. */
void outlast(std::u16string_view tried, const Knowledge& knowledge, Weighed& weighed) {
  const CauseRow& row = knowledge.causes[weighed.share.cause];
  for (const RemedyChance& way : knowledge.chances.subspan(row.first_chance, row.chance_count)) {
    if (tried.find(way.remedy) != std::u16string_view::npos) multiply(weighed, kThousand - way.chance);
  }
}

Weighed weigh(const ShareRow& row, std::uint8_t told, std::uint64_t holding, const Knowledge& knowledge) {
  Weighed weighed{.share = {.cause = row.cause}, .weight = row.share * kThousand};
  add_reason(weighed.share, told);
  for (std::uint64_t left = holding; left != 0; left &= left - 1)
    apply(static_cast<std::size_t>(std::countr_zero(left)), knowledge, weighed);
  return weighed;
}

bool likelier(const Weighed& a, const Weighed& b) {
  return a.weight != b.weight ? a.weight > b.weight : a.share.cause < b.share.cause;
}

/**
 * Puts `item` where it belongs among the first `count`: a handful needs no std::sort, which is 8 KB of wasm.
 */
void insert(Weights& weights, std::size_t count, const Weighed& item) {
  std::size_t at = count;
  for (; at > 0 && likelier(item, weights[at - 1]); --at) weights[at] = weights[at - 1];
  weights[at] = item;
}

/** Whole thousandths that add up to 1000: each share cut, and what is missing given to the largest
 * remainders. */
void normalise(std::span<Weighed> weights) {
  std::uint64_t sum = 0;
  for (const Weighed& weighed : weights) sum += weighed.weight;
  if (sum == 0) return;
  std::uint64_t missing = kThousand;
  for (Weighed& weighed : weights) {
    weighed.share.share = static_cast<std::uint16_t>(weighed.weight * kThousand / sum);
    weighed.remainder = weighed.weight * kThousand % sum;
    missing -= weighed.share.share;
  }
  for (; missing > 0; --missing) {
    const auto largest = std::ranges::max_element(weights, {}, &Weighed::remainder);
    ++largest->share.share;
    largest->remainder = 0;
  }
}

}  // namespace

void weigh_causes(std::uint8_t failure, std::uint64_t holding, std::u16string_view tried,
                  const Knowledge& knowledge, Explanation& out) {
  const FailureRow& row = knowledge.failures[failure];
  Weights all;
  std::size_t count = 0;
  for (const ShareRow& share : knowledge.shares.subspan(row.first_share, row.share_count)) {
    Weighed weighed = weigh(share, row.told, holding, knowledge);
    outlast(tried, knowledge, weighed);
    insert(all, count++, weighed);
  }
  const std::span<Weighed> weights(all.data(), count);
  normalise(weights);
  for (const Weighed& weighed : weights) {
    if (weighed.share.share > 0) out.causes[out.cause_count++] = weighed.share;
  }
}

}  // namespace cardmend::explain
