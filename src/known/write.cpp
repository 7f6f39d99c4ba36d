#include <algorithm>
#include <bit>

#include "base/little_endian.h"
#include "base/siphash.h"
#include "known/file.h"

namespace cardmend::known {

std::vector<std::uint8_t> write_filter(const KnownFile& file) {
  std::vector<std::uint8_t> bytes(filter_at::kFingerprints + file.shape.places() * (file.bits / 8) +
                                  kChecksumBytes);
  std::uint8_t* at = bytes.data();
  std::ranges::copy(kFilterMagic, at);
  base::store_le(at + filter_at::kVersion, kFilterVersion);
  at[filter_at::kBits] = static_cast<std::uint8_t>(file.bits);
  at[filter_at::kSegmentBits] = static_cast<std::uint8_t>(std::countr_zero(file.shape.segment_length));
  base::store_le(at + filter_at::kSegmentCount, file.shape.segment_count);
  base::store_le(at + filter_at::kCodes, file.count);
  std::ranges::copy(file.key, at + filter_at::kKey);
  std::ranges::copy(file.product, at + filter_at::kProduct);
  return bytes;
}

void seal_filter(const KnownFile& file, std::span<std::uint8_t> bytes) {
  base::store_le(&bytes[filter_at::kSeed], file.shape.seed);
  const auto sealed = bytes.first(bytes.size() - kChecksumBytes);
  base::store_le(bytes.last(kChecksumBytes).data(), base::siphash24(file.key, sealed));
}

}  // namespace cardmend::known
