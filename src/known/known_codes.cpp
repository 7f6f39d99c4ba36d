#include "cardmend/known.h"
#include "known/file.h"

namespace cardmend {

using known::filter_has;
using known::read_filter;

KnownStatus KnownCodes::read(std::span<const std::uint8_t> bytes) {
  return read_filter(bytes, file_);
}

bool KnownCodes::contains(std::string_view code) const {
  return !file_.fingerprints.empty() && filter_has(file_, code);
}

double KnownCodes::by_chance() const {
  return 1.0 / static_cast<double>(std::uint64_t{1} << file_.bits);
}

}  // namespace cardmend
