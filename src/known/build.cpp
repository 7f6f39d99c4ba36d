#include "known/build.h"

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

#include "base/little_endian.h"
#include "known/file.h"
#include "known/fuse.h"

namespace cardmend::known {
namespace {

/** A seed of a good shape works more often than not; small sets need a few. */
constexpr int kMaxTries = 64;

/** SplitMix64: the seeds in the order in which they are tried. */
std::uint64_t next_seed(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15U;
  std::uint64_t z = state;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

/** What lies at one place. */
struct Place {
  /** All mixed hashes that have it, xor'ed: where there is one, that one. */
  std::uint64_t hashes = 0;
  std::uint32_t count = 0;
  /** Which of their three places it is, xor'ed in the same way. */
  std::uint32_t which = 0;

  void change(std::uint64_t mixed, std::uint32_t index, std::uint32_t by) {
    hashes ^= mixed;
    which ^= index;
    count += by;
  }
};

/** A hash, and the one of its places that no hash behind it in the order has. */
struct Settled {
  std::uint64_t mixed = 0;
  std::uint32_t which = 0;
};

class Peeling {
 public:
  explicit Peeling(std::span<const std::uint64_t> hashes) : hashes_(hashes), mixed_(hashes.size()) {
    order_.reserve(hashes.size());
  }

  /** True if with this seed every hash can be settled; then order() says how. */
  bool run(const FuseShape& shape);

  [[nodiscard]] std::span<const Settled> order() const { return order_; }

 private:
  void mix_all(const FuseShape& shape);
  void settle(const FuseShape& shape);

  std::span<const std::uint64_t> hashes_;
  std::vector<std::uint64_t> mixed_;
  std::vector<Place> places_;
  /** Places that one hash alone has, or had. */
  std::vector<std::uint32_t> alone_;
  std::vector<Settled> order_;
};

/** Mixed, and sorted by about their segments: then neighbours touch the same part of memory. */
void Peeling::mix_all(const FuseShape& shape) {
  const std::uint32_t bits = std::min(16U, static_cast<std::uint32_t>(std::bit_width(shape.segment_count)));
  std::vector<std::uint32_t> begin((std::size_t{1} << bits) + 1);
  for (const std::uint64_t hash : hashes_) ++begin[(mix(hash, shape.seed) >> (64U - bits)) + 1];
  for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
  for (const std::uint64_t hash : hashes_) {
    const std::uint64_t mixed = mix(hash, shape.seed);
    mixed_[begin[mixed >> (64U - bits)]++] = mixed;
  }
}

void Peeling::settle(const FuseShape& shape) {
  while (!alone_.empty()) {
    const Place last = places_[alone_.back()];
    alone_.pop_back();
    if (last.count != 1) continue;
    order_.push_back({.mixed = last.hashes, .which = last.which});
    const std::array<std::uint32_t, 3> at = places_of(last.hashes, shape);
    for (std::uint32_t i = 0; i < at.size(); ++i) {
      Place& place = places_[at[i]];
      place.change(last.hashes, i, ~0U);
      if (place.count == 1) alone_.push_back(at[i]);
    }
  }
}

bool Peeling::run(const FuseShape& shape) {
  places_.assign(shape.places(), Place{});
  alone_.clear();
  order_.clear();
  mix_all(shape);
  for (const std::uint64_t mixed : mixed_) {
    const std::array<std::uint32_t, 3> at = places_of(mixed, shape);
    for (std::uint32_t i = 0; i < at.size(); ++i) places_[at[i]].change(mixed, i, 1);
  }
  // A count only falls, so that each place comes into the list once.
  alone_.reserve(places_.size());
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    if (places_[i].count == 1) alone_.push_back(i);
  }
  settle(shape);
  return order_.size() == hashes_.size();
}

/** Backwards: a place that is written is one that nothing written before has read. */
template <typename Print>
void write_prints(std::span<const Settled> order, const FuseShape& shape, std::span<std::uint8_t> out) {
  const auto at = [&](std::uint32_t place) { return out.data() + std::size_t{place} * sizeof(Print); };
  for (std::size_t i = order.size(); i > 0; --i) {
    const Settled& settled = order[i - 1];
    const std::array<std::uint32_t, 3> places = places_of(settled.mixed, shape);
    std::uint32_t print = fingerprint_of(settled.mixed, 8 * sizeof(Print));
    // Its own place is still zero.
    for (const std::uint32_t place : places) print ^= base::load_le<Print>(at(place));
    base::store_le(at(places[settled.which]), static_cast<Print>(print));
  }
}

}  // namespace

/**
 * The paper's sizes: segments of 2^floor(log_3.33(n) + 2.25), and max(1.125, 0.875 + 0.25 ln(10^6) / ln(n))
 * places for a code. In whole numbers, so that every machine makes the same file.
 */
FuseShape shape_for(std::uint32_t count) {
  // ceil(3.33^(k - 2.25)): from how many codes on segments of 2^k are taken, k = 3 and up.
  constexpr std::array<std::uint32_t, 16> kFrom = {3,       9,        28,       92,       304,    1010,
                                                   3362,    11193,    37273,    124118,   413310, 1376322,
                                                   4583150, 15261887, 50822082, 169237530};
  std::uint32_t bits = kLeastSegmentBits;
  for (const std::uint32_t from : kFrom) {
    if (count >= from) ++bits;
  }
  FuseShape shape;
  shape.segment_length = 1U << bits;
  if (count < 2) return shape;
  // log2(n) in parts of 1,024, straight between powers of two: never above it, so that no place is missing.
  const auto whole = static_cast<std::uint32_t>(std::bit_width(count)) - 1;
  const auto log2 =
      whole * 1024 + static_cast<std::uint32_t>(((std::uint64_t{count} << 10U) >> whole) - 1024);
  // 0.25 * log2(10^6) = 4.983 of them are 5,103.
  const std::uint32_t factor = std::max<std::uint32_t>(1152, 896 + 5103 * 1024 / log2);
  const std::uint64_t places = (std::uint64_t{count} * factor + 1023) / 1024;
  const auto segments = static_cast<std::uint32_t>((places + shape.segment_length - 1) >> bits);
  shape.segment_count = std::max<std::uint32_t>(3, segments) - 2;
  return shape;
}

bool fill_fuse(std::span<const std::uint64_t> hashes, std::uint32_t bits, FuseShape& shape,
               std::span<std::uint8_t> fingerprints) {
  Peeling peeling(hashes);
  std::uint64_t state = 0;
  for (int i = 0; i < kMaxTries; ++i) {
    shape.seed = next_seed(state);
    if (!peeling.run(shape)) continue;
    if (bits == 8)
      write_prints<std::uint8_t>(peeling.order(), shape, fingerprints);
    else if (bits == 16)
      write_prints<std::uint16_t>(peeling.order(), shape, fingerprints);
    else
      write_prints<std::uint32_t>(peeling.order(), shape, fingerprints);
    return true;
  }
  return false;
}

}  // namespace cardmend::known
