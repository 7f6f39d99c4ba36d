// The codes that a shop has, as any stage may ask for them without knowing how they are kept.
#ifndef CARDMEND_CORE_KNOWN_SET_H_
#define CARDMEND_CORE_KNOWN_SET_H_

#include <string_view>

namespace cardmend::core {

/** Both are borrowed, and set. */
struct KnownSet {
  const void* codes = nullptr;
  bool (*has)(const void* codes, std::string_view code) = nullptr;
  /** The probability that has() is true of a code that is none of the set. */
  double by_chance = 0;

  /** `code` as check() gives it. True for every code of the set, and by chance for a few others. */
  [[nodiscard]] bool contains(std::string_view code) const { return has(codes, code); }
};

}  // namespace cardmend::core

#endif  // CARDMEND_CORE_KNOWN_SET_H_
