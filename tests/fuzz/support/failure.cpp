#include "fuzz/support/failure.h"

#include <iterator>
#include <limits>

namespace cardmend::fuzz {
namespace {

double read_ms(std::uint8_t byte) {
  if (byte == 0) return -1;
  if (byte == 0xFF) return std::numeric_limits<double>::quiet_NaN();
  if (byte == 0xFE) return std::numeric_limits<double>::infinity();
  return byte < 128 ? byte * 37.0 : (byte - 127.0) * 1e8;
}

/** Up to the next line feed. */
std::u16string_view line_of(std::u16string_view& text) {
  const std::size_t end = text.find(u'\n');
  const std::u16string_view line = text.substr(0, end);
  text = end == std::u16string_view::npos ? std::u16string_view() : text.substr(end + 1);
  return line;
}

/** Numbers near to those that evidence asks about, and the odd ones. */
std::int32_t read_signal(Input& input) {
  const std::uint8_t byte = input.byte();
  if (byte < 200) return byte;
  return byte < 250 ? (byte - 199) * 100'000 : std::numeric_limits<std::int32_t>::min() + (byte - 250);
}

}  // namespace

ReadFailure::ReadFailure(Input& input) : all_(std::u16string_view()) {
  failure_.http_status = input.number<std::uint16_t>();
  failure_.retry_after_ms = read_ms(input.byte());
  failure_.elapsed_ms = read_ms(input.byte());
  for (std::size_t count = input.byte() % 8; count > 0; --count) {
    const auto signal = static_cast<Signal>(input.byte() % std::size(kSignalNames));
    evidence_.with(signal, read_signal(input));
  }
  tried_ = static_cast<char16_t>(input.byte());
  if (tried_ < 64) evidence_.tried = {&tried_, 1};
  all_ = Text(input);
  std::u16string_view left = all_.view();
  failure_.platform = line_of(left);
  failure_.channel = line_of(left);
  failure_.code = line_of(left);
  failure_.content_type = line_of(left);
  failure_.exception = line_of(left);
  failure_.text = left;
}

}  // namespace cardmend::fuzz
