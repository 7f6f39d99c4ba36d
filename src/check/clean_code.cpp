#include "check/clean_code.h"

#include <algorithm>
#include <bit>

#include "base/ascii.h"
#include "check/not_a_code.h"
#include "check/odd_group.h"
#include "format/check_digit.h"
#include "format/doubtful_code.h"
#include "text/escape.h"
#include "text/fold_form.h"

namespace cardmend::check {

using base::is_control;
using base::is_digit;
using base::is_separator;
using base::is_space;
using base::to_upper;
using base::wipe_memory;
using format::check_digit_fits;
using format::is_doubtful_code;
using text::begins_escape;
using text::Image;
using text::image_of;

namespace {

bool has_characters(const Format& format, const std::array<char16_t, kMaxCode>& code, std::size_t length) {
  for (std::size_t i = 0; i < length; ++i) {
    if (!format.takes(i, code[i])) return false;
  }
  return true;
}

/** The check digit fits, and digits alone look like nothing else. */
bool is_sound(const Format& format, const std::array<char16_t, kMaxCode>& code, std::size_t length) {
  const bool many_digits = length >= 15 && is_digit(code[0]) && is_digit(code[length - 1]);
  if (format.check_digit == CheckDigit::none && !many_digits) return true;
  std::array<char, kMaxCode> ascii{};
  for (std::size_t i = 0; i < length; ++i) ascii[i] = static_cast<char>(code[i]);
  const std::string_view view(ascii.data(), length);
  const bool doubtful = many_digits && is_doubtful_code(format, view);
  const bool sound = !doubtful && check_digit_fits(format, ascii.data(), length);
  wipe_memory(ascii.data(), length);
  return sound;
}

}  // namespace

void QuickTable::prepare(const Format& format) {
  const Source source{.accepted = format.characters(), .ignore_case = format.ignore_case};
  if (prepared_ && source_ == source) return;
  prepared_ = true;
  source_ = source;
  for (std::size_t i = 0; i < becomes_.size(); ++i) {
    const auto c = static_cast<char16_t>(i);
    const char16_t value = format.ignore_case ? to_upper(c) : c;
    becomes_[i] = source_.accepted.has(value) ? static_cast<std::uint8_t>(value) : kBail;
    if (is_separator(c) || is_control(c)) becomes_[i] = kSkip;
    if (begins_escape(c)) becomes_[i] = kBail;
  }
  has_wide_ = false;
}

/** What ICU folds to one character of ASCII or to nothing; surrogates, which it does not, are the full
 * path's. */
std::uint8_t QuickTable::beyond_ascii(char16_t c) const {
  const Image image = image_of(c);
  if (!image.mapped || image.length > 1) return kBail;
  return image.length == 0 ? kSkip : becomes_[static_cast<unsigned char>(image.text[0])];
}

std::uint8_t QuickTable::lookup_wide(char16_t c) {
  if (c < kWide) return beyond_ascii(c);
  if (!has_wide_) {
    for (std::size_t i = 0; i < wide_.size(); ++i) wide_[i] = beyond_ascii(static_cast<char16_t>(kWide + i));
    has_wide_ = true;
  }
  return wide_[c - kWide];
}

std::size_t QuickTable::read(std::u16string_view raw, std::size_t most,
                             std::array<char16_t, kMaxCode>& code) {
  std::size_t length = 0;
  for (const char16_t c : raw) {
    // Most characters are ASCII, and most of the time is this line's.
    const std::uint8_t value = lookup(c);
    if (value == kSkip) continue;
    if (value == kBail || length == most) return 0;
    code[length++] = value;
  }
  return length;
}

/** A space, or a character beyond ASCII that leaves nothing, as wide spaces do. */
bool QuickTable::has_words(std::u16string_view raw) {
  return std::ranges::any_of(
      raw, [this](char16_t c) { return c < becomes_.size() ? is_space(c) : lookup_wide(c) == kSkip; });
}

/** A character or two stand apart at the end of `raw` where `at` points to; `step` leads into it. */
bool QuickTable::has_edge(std::u16string_view raw, const char16_t* at, std::ptrdiff_t step) {
  std::size_t count = 0;
  for (std::size_t left = raw.size(); left > 0 && count <= kMostApart; --left, at += step) {
    const bool skips = lookup(*at) == kSkip;
    if (!skips) ++count;
    if (skips && count > 0) return true;
  }
  return false;
}

std::size_t QuickTable::match(std::u16string_view raw, const Format& format,
                              std::array<char16_t, kMaxCode>& code) {
  // A word beside a code of one length may make it one of another: "Your F7NP-2G0N-220J-D748".
  if (std::popcount(format.lengths) > 1 && has_words(raw)) return 0;
  const std::size_t length = read(raw, format.most(), code);
  if (!format.has_length(length) || format.open) return 0;
  if (format.layout_count > 0 && (has_edge(raw, &raw.front(), 1) || has_edge(raw, &raw.back(), -1))) return 0;
  // The table takes the prefix's characters anywhere.
  if (format.prefix_length > 0 && !has_characters(format, code, length)) return 0;
  return is_sound(format, code, length) ? length : 0;
}

bool is_clean(const Format& format, const std::array<char16_t, kMaxCode>& code, std::size_t length) {
  return format.has_length(length) && !format.open && has_characters(format, code, length) &&
         is_sound(format, code, length);
}

}  // namespace cardmend::check
