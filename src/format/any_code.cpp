#include "format/any_code.h"

namespace cardmend::format {
namespace {

consteval Format any_format() {
  Format format;
  for (char c = '0'; c <= '9'; ++c) format.alphabet.add(c);
  for (char c = 'A'; c <= 'Z'; ++c) format.alphabet.add(c);
  format.possible = format.alphabet;
  format.lengths = ~0ULL;
  format.open = true;
  return format;
}
constexpr Format kAnyFormat = any_format();
constexpr Format kNoFormat{};

}  // namespace

const Wanted kAnyCode{.format = &kAnyFormat, .other = &kNoFormat, .field = Field::secret};

}  // namespace cardmend::format
