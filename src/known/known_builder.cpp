#include <algorithm>
#include <string>

#include "cardmend/known.h"
#include "cardmend/types_product.h"
#include "known/build.h"
#include "known/file.h"

namespace cardmend {

using known::fill_fuse;
using known::hash_code;
using known::is_fingerprint;
using known::kMaxFusePlaces;
using known::seal_filter;
using known::shape_for;
using known::write_filter;

struct KnownBuilder::Work {
  /** A code as it was added. */
  struct Added {
    std::uint64_t hash = 0;
    std::uint32_t which = 0;
  };

  std::string product;
  KnownKey key{};
  std::uint32_t bits = 0;
  std::vector<Added> added;
  std::vector<KnownDuplicate> duplicates;

  std::vector<std::uint64_t> take_hashes();
};

KnownBuilder::KnownBuilder(std::string_view product, const KnownKey& key, std::uint32_t bits)
    : work_(std::make_unique<Work>()) {
  work_->product = product;
  work_->key = key;
  work_->bits = bits;
}

KnownBuilder::~KnownBuilder() = default;

bool KnownBuilder::add(std::string_view code) {
  if (code.empty() || work_->added.size() == kMaxKnownCodes) return false;
  const auto which = static_cast<std::uint32_t>(work_->added.size());
  work_->added.push_back({.hash = hash_code(work_->key, code), .which = which});
  return true;
}

/** The different ones in ascending order; the others become duplicates. Two codes of one hash count as one,
 * which of a million happens once in 40 million lists, and harms nothing. */
std::vector<std::uint64_t> KnownBuilder::Work::take_hashes() {
  std::ranges::sort(added, [](const Added& a, const Added& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.which < b.which;
  });
  std::vector<std::uint64_t> hashes;
  hashes.reserve(added.size());
  duplicates.clear();
  std::uint32_t first = 0;
  for (const Added& item : added) {
    if (!hashes.empty() && hashes.back() == item.hash) {
      duplicates.push_back({.which = item.which, .first = first});
    } else {
      hashes.push_back(item.hash);
      first = item.which;
    }
  }
  added = {};
  std::ranges::sort(duplicates, {}, &KnownDuplicate::which);
  return hashes;
}

std::vector<std::uint8_t> KnownBuilder::build() {
  Work& work = *work_;
  const bool possible = !work.added.empty() && !work.product.empty() &&
                        work.product.size() <= kMaxProductId && is_fingerprint(work.bits);
  if (!possible) return {};
  const std::vector<std::uint64_t> hashes = work.take_hashes();
  KnownFile file{.product = work.product,
                 .count = static_cast<std::uint32_t>(hashes.size()),
                 .bits = work.bits,
                 .key = work.key,
                 .shape = shape_for(static_cast<std::uint32_t>(hashes.size())),
                 .fingerprints = {}};
  // That 64 seeds in a row fail is as good as impossible; still, another segment would help.
  while (file.shape.places() <= kMaxFusePlaces) {
    std::vector<std::uint8_t> bytes = write_filter(file);
    const auto fingerprints = std::span(bytes)
                                  .subspan(known::filter_at::kFingerprints)
                                  .first(file.shape.places() * (file.bits / 8));
    if (fill_fuse(hashes, file.bits, file.shape, fingerprints)) {
      seal_filter(file, bytes);
      return bytes;
    }
    ++file.shape.segment_count;
  }
  return {};
}

std::span<const KnownDuplicate> KnownBuilder::duplicates() const {
  return work_->duplicates;
}

}  // namespace cardmend
