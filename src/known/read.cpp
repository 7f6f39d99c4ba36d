#include <algorithm>
#include <bit>

#include "base/little_endian.h"
#include "base/siphash.h"
#include "known/file.h"
#include "known/fuse.h"

namespace cardmend::known {
namespace {

/** Up to the first zero; empty if something stands behind it. */
std::string_view read_product(std::span<const std::uint8_t> bytes) {
  const auto field = bytes.subspan(filter_at::kProduct, kMaxProductId);
  const auto end = std::ranges::find(field, std::uint8_t{0});
  if (std::any_of(end, field.end(), [](std::uint8_t byte) { return byte != 0; })) return {};
  // Bytes as characters: the views of the file are ASCII where it is whole.
  return {reinterpret_cast<const char*>(field.data()), static_cast<std::size_t>(end - field.begin())};
}

/** The parts that have a fixed place. False if one of them cannot be. */
bool read_header(std::span<const std::uint8_t> bytes, KnownFile& out) {
  const std::uint8_t* at = bytes.data();
  const std::uint32_t segment_bits = at[filter_at::kSegmentBits];
  if (segment_bits < kLeastSegmentBits || segment_bits > kMostSegmentBits) return false;
  out.bits = at[filter_at::kBits];
  out.shape.segment_length = 1U << segment_bits;
  out.shape.segment_count = base::load_le<std::uint32_t>(at + filter_at::kSegmentCount);
  out.shape.seed = base::load_le<std::uint64_t>(at + filter_at::kSeed);
  out.count = base::load_le<std::uint32_t>(at + filter_at::kCodes);
  std::copy_n(at + filter_at::kKey, out.key.size(), out.key.begin());
  out.product = read_product(bytes);
  // Compared as a count of segments first: the product could be more than a 32-bit machine's size_t holds.
  return is_fingerprint(out.bits) && out.shape.segment_count > 0 &&
         out.shape.segment_count <= kMaxFusePlaces >> segment_bits && out.shape.places() <= kMaxFusePlaces &&
         out.count > 0 && out.count <= kMaxKnownCodes && !out.product.empty() &&
         base::load_le<std::uint32_t>(at + filter_at::kZeros) == 0;
}

bool begins_as_a_filter(std::span<const std::uint8_t> bytes) {
  const std::size_t known = std::min(bytes.size(), kFilterMagic.size());
  return known > 0 && std::equal(kFilterMagic.begin(), kFilterMagic.begin() + known, bytes.begin());
}

std::uint32_t fingerprint_at(const KnownFile& file, std::uint32_t place) {
  if (file.bits == 8) return file.fingerprints[place];
  if (file.bits == 16) return base::load_le<std::uint16_t>(&file.fingerprints[std::size_t{place} * 2]);
  return base::load_le<std::uint32_t>(&file.fingerprints[std::size_t{place} * 4]);
}

}  // namespace

KnownStatus read_filter(std::span<const std::uint8_t> bytes, KnownFile& out) {
  if (!begins_as_a_filter(bytes)) return KnownStatus::not_a_filter;
  if (bytes.size() < filter_at::kBits) return KnownStatus::truncated;
  // Only what stands before it is the same in every version.
  const auto version = base::load_le<std::uint16_t>(&bytes[filter_at::kVersion]);
  if (version > kFilterVersion) return KnownStatus::newer_version;
  if (version < kFilterVersion) return KnownStatus::altered;
  if (bytes.size() < filter_at::kFingerprints + kChecksumBytes) return KnownStatus::truncated;
  KnownFile file;
  if (!read_header(bytes, file)) return KnownStatus::altered;
  const std::size_t fingerprint_bytes = file.shape.places() * (file.bits / 8);
  const std::size_t checksum_at = filter_at::kFingerprints + fingerprint_bytes;
  if (bytes.size() < checksum_at + kChecksumBytes) return KnownStatus::truncated;
  if (bytes.size() > checksum_at + kChecksumBytes) return KnownStatus::altered;
  if (base::load_le<std::uint64_t>(&bytes[checksum_at]) !=
      base::siphash24(file.key, bytes.first(checksum_at)))
    return KnownStatus::altered;
  file.fingerprints = bytes.subspan(filter_at::kFingerprints, fingerprint_bytes);
  out = file;
  return KnownStatus::ok;
}

std::uint64_t hash_code(const KnownKey& key, std::string_view code) {
  return base::siphash24(key, {reinterpret_cast<const std::uint8_t*>(code.data()), code.size()});
}

bool filter_has(const KnownFile& file, std::string_view code) {
  const std::uint64_t mixed = mix(hash_code(file.key, code), file.shape.seed);
  std::uint32_t found = fingerprint_of(mixed, file.bits);
  for (const std::uint32_t place : places_of(mixed, file.shape)) found ^= fingerprint_at(file, place);
  return found == 0;
}

}  // namespace cardmend::known
