// Filter files: any bytes, bytes whose checksum was put right, and files of codes that are asked for them.
#include "cardmend/known.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/siphash.h"
#include "fuzz/support/hold.h"
#include "fuzz/support/input.h"
#include "fuzz/targets.h"
#include "known/file.h"

namespace cardmend::fuzz {
namespace {

/** Writes the checksum that the bytes should have. */
void put_right(std::span<std::uint8_t> bytes) {
  if (bytes.size() < known::filter_at::kFingerprints + known::kChecksumBytes) return;
  KnownKey key;
  std::copy_n(bytes.begin() + known::filter_at::kKey, key.size(), key.begin());
  const auto place = bytes.last(known::kChecksumBytes);
  std::uint64_t sum = base::siphash24(key, bytes.first(bytes.size() - known::kChecksumBytes));
  for (std::uint8_t& byte : place) {
    byte = static_cast<std::uint8_t>(sum);
    sum >>= 8U;
  }
}

void read_any(std::span<const std::uint8_t> given, bool right) {
  std::vector<std::uint8_t> bytes(given.begin(), given.end());
  if (right) put_right(bytes);
  KnownCodes codes;
  const KnownStatus status = codes.read(bytes);
  hold(status != KnownStatus::unknown_product, "the products are the caller's");
  const KnownFile& file = codes.file();
  if (status != KnownStatus::ok) {
    hold(file.product.empty() && file.count == 0 && file.fingerprints.empty() &&
             !codes.contains("3F2A90BC77DEA41B"),
         "what is refused leaves what was read before");
    return;
  }
  hold(!file.product.empty() && file.product.size() <= kMaxProductId, "a file is of a product");
  hold(file.count > 0 && file.count <= kMaxKnownCodes, "a file has codes");
  hold(file.fingerprints.size() == file.shape.places() * (file.bits / 8), "a fingerprint for each place");
  hold(codes.by_chance() >= 0 && codes.by_chance() <= 1, "a chance is one");
  hold(codes.contains("3F2A90BC77DEA41B") == codes.contains("3F2A90BC77DEA41B"),
       "an answer is the same twice");
}

/** Codes of up to sixteen bytes: the file that is built of them has them all. */
void build_and_ask(Input& input) {
  constexpr std::array<std::uint32_t, 3> kBits = {8, 16, 32};
  KnownKey key;
  std::ranges::copy(std::array<std::uint8_t, 16>{input.byte(), input.byte(), 7}, key.begin());
  KnownBuilder builder("jd.ecard", key, kBits[input.byte() % kBits.size()]);
  static std::vector<std::string_view> all;
  all.clear();
  while (!input.empty()) {
    const auto bytes = input.take(1U + input.byte() % 16U);
    const std::string_view code(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    hold(builder.add(code) == !code.empty(), "what is nothing is not taken");
    if (!code.empty()) all.push_back(code);
  }
  const std::vector<std::uint8_t> file = builder.build();
  hold(file.empty() == all.empty(), "of nothing no file is made");
  if (all.empty()) return;
  KnownCodes codes;
  hold(codes.read(file) == KnownStatus::ok, "what is built is read");
  for (const std::string_view code : all) hold(codes.contains(code), "a file has all of its codes");
  hold(codes.file().count + builder.duplicates().size() == all.size(), "a code counts once");
}

}  // namespace

void known(Input& input) {
  const std::uint8_t how = input.byte() % 4;
  if (how == 3) {
    build_and_ask(input);
    return;
  }
  read_any(input.rest(), how != 0);
}

}  // namespace cardmend::fuzz
