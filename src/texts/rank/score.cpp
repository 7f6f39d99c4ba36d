#include "texts/rank/score.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <string_view>

#include "base/ascii.h"
#include "base/wipe.h"
#include "format/check_digit.h"
#include "format/readings.h"
#include "tables/confusions.h"
#include "tables/detection.h"

namespace cardmend::texts {

using base::to_lower;
using base::to_upper;
using base::wipe_memory;
using format::check_digit_fits;
using format::check_groups;
using format::Confusion;
using format::Readings;
using format::readings_of;
using format::rule_of;

namespace {

namespace factors = tables::detection;

consteval CharSet set_of(std::string_view characters) {
  CharSet set;
  for (const char c : characters) set.add(c);
  return set;
}
constexpr CharSet kDigits = set_of("0123456789");
constexpr CharSet kHex = set_of("0123456789ABCDEFabcdef");

consteval CharSet confused() {
  CharSet set;
  for (const Confusion& row : tables::kConfusions) set.add(row.from);
  return set;
}
/** What is confused with anything at all. */
constexpr CharSet kConfused = confused();

}  // namespace

char repair_of(const Format& format, char c) {
  if (!kConfused.has(static_cast<char16_t>(c))) return '\0';
  const Readings readings = readings_of(c, format);
  return readings.forced ? readings.to[0] : '\0';
}

namespace {

/** Letters in upper case: they lie in one word of the set, the lower-case ones in the next. */
constexpr CharSet in_upper_case(CharSet set) {
  constexpr std::uint32_t kLetters = 0x07FFFFFE;
  set.bits[2] |= set.bits[3] & kLetters;
  set.bits[3] &= ~kLetters;
  return set;
}

double power(double base, std::size_t exponent) {
  double result = 1;
  for (; exponent > 0; exponent >>= 1U) {
    if ((exponent & 1U) != 0) result *= base;
    base *= base;
  }
  return result;
}

/** Characters that follow from the others. */
std::size_t check_characters(const Format& format, std::size_t length) {
  return std::size_t{rule_of(format.check_digit).characters} * check_groups(format, length);
}

bool has_prefix(const Format& format, const CodeRun& run) {
  for (std::size_t i = 0; i < format.prefix_length; ++i) {
    const auto c = static_cast<char16_t>(run.code[i]);
    if ((format.ignore_case ? to_upper(c) : c) != static_cast<char16_t>(format.prefix[i])) return false;
  }
  return true;
}

char in_case(const Format& format, char c) {
  return format.ignore_case ? static_cast<char>(to_upper(static_cast<char16_t>(c))) : c;
}

/** How many characters behind the prefix are not of the alphabet, and why they may be there all the same. */
struct Outside {
  std::size_t possible = 0;
  std::size_t repaired = 0;
  /** Of the repaired ones those that are possible too. */
  std::size_t either = 0;
  bool forbidden = false;
};

Outside outside_of(const Format& format, const CodeRun& run) {
  Outside outside;
  if (holds(format.alphabet, format.ignore_case ? run.upper : run.present)) return outside;
  for (std::size_t i = format.prefix_length; i < run.length && !outside.forbidden; ++i) {
    const char c = in_case(format, run.code[i]);
    if (format.alphabet.has(static_cast<char16_t>(c))) continue;
    if (repair_of(format, c) != '\0') {
      ++outside.repaired;
      if (format.possible.has(static_cast<char16_t>(c))) ++outside.either;
    } else if (format.possible.has(static_cast<char16_t>(c))) {
      ++outside.possible;
    } else {
      outside.forbidden = true;
    }
  }
  // Where one letter was not misread, the others hardly were.
  if (outside.possible > 0) {
    outside.possible += outside.either;
    outside.repaired -= outside.either;
  }
  return outside;
}

bool checks(const Format& format, const CodeRun& run) {
  // Nothing of such a run is written otherwise.
  if (run.digits && holds(format.alphabet, run.present))
    return check_digit_fits(format, run.code, run.length);
  std::array<char, kMaxCode> code{};
  write_code(format, run, code);
  const bool fits = check_digit_fits(format, code.data(), run.length);
  wipe_memory(code.data(), run.length);
  return fits;
}

/** Of how many characters each one is taken to be. An open format's alphabet is a guess. */
std::uint32_t alphabet_size(const Format& format, RunKind kind) {
  const std::uint32_t size = format.alphabet.size();
  if (!format.open || kind == RunKind::others || kind == RunKind::mixed) return size;
  return std::min(size, kind == RunKind::digits ? 10U : 16U);
}

/** How many characters some other string is made of. */
double other_alphabet(const Format& format, RunKind kind) {
  if (kind == RunKind::digits) return 10;
  return kind == RunKind::mixed && !format.ignore_case ? 62 : 36;
}

/** What the prefix proves. A short one is no proof, for a code of another product begins so by chance; nor is
 * a longer one whose characters are those of the alphabet: brands share them. */
double prefix_ratio(const Format& format, double other) {
  const double long_enough = format.alphabet.size() > 10 ? 1e5 : 1e3;
  const double chance = power(other, format.prefix_length);
  return chance < long_enough ? std::min(std::sqrt(chance), factors::kShortPrefix) : chance;
}

/** Upper and lower case both, the first character left out. */
bool is_mixed(const CodeRun& run) {
  constexpr std::uint32_t kLetters = 0x07FFFFFE;
  if ((run.present.bits[2] & kLetters) == 0 || (run.present.bits[3] & kLetters) == 0) return false;
  return std::any_of(run.code + 1, run.code + run.length, [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

CodeRun code_run(const char* code, std::size_t length) {
  CharSet present;
  for (std::size_t i = 0; i < length; ++i) present.add(code[i]);
  return code_run(code, length, present);
}

CodeRun code_run(const char* code, std::size_t length, const CharSet& present) {
  return {.code = code,
          .length = length,
          .present = present,
          .upper = in_upper_case(present),
          .digits = holds(kDigits, present)};
}

double ratio_of(const Format& format, const CodeRun& run) {
  return format.has_length(run.length) ? ratio_of(format, run, clean_ratio(format, run.length, kind_of(run)))
                                       : 0;
}

double ratio_of(const Format& format, const CodeRun& run, double clean) {
  if (!format.has_length(run.length) || run.length <= format.prefix_length || !has_prefix(format, run))
    return 0;
  const Outside outside = outside_of(format, run);
  if (outside.forbidden) return 0;
  if (format.check_digit != CheckDigit::none && (outside.possible > 0 || !checks(format, run))) return 0;
  double ratio = clean;
  ratio *= power(factors::kPossible, outside.possible);
  ratio *= power(factors::kRepaired, outside.repaired);
  return ratio;
}

bool takes(const Format& format, const CodeRun& run) {
  if (!format.open || format.has_length(run.length)) return ratio_of(format, run, 1) > 0;
  return run.length > format.prefix_length && has_prefix(format, run) && !outside_of(format, run).forbidden;
}

RunKind kind_of(const CodeRun& run) {
  if (run.digits) return RunKind::digits;
  if (is_mixed(run)) return RunKind::mixed;
  return holds(kHex, run.present) ? RunKind::hexadecimal : RunKind::others;
}

double clean_ratio(const Format& format, std::size_t length, RunKind kind) {
  const double other = other_alphabet(format, kind);
  const std::size_t given = format.prefix_length + check_characters(format, length);
  const std::size_t free = length > given ? length - given : 0;
  double ratio = 64.0 / std::popcount(format.lengths);
  if (format.prefix_length > 0) ratio *= prefix_ratio(format, other);
  if (length > free + format.prefix_length) ratio *= power(other, length - free - format.prefix_length);
  ratio *= power(other / alphabet_size(format, kind), free);
  if (format.open) ratio *= format.prefix_length > 0 ? factors::kOpenPrefix : factors::kOpen;
  if (kind == RunKind::mixed && format.ignore_case) ratio *= factors::kMixedCase;
  return ratio;
}

CharSet accepted_by(const Format& format) {
  CharSet accepted = format.characters();
  for (char16_t c = u'0'; c <= u'z'; ++c) {
    const auto letter = static_cast<char>(c);
    if (format.possible.has(c) || repair_of(format, letter) != '\0') accepted.add(letter);
  }
  if (!format.ignore_case) return accepted;
  for (char16_t c = u'A'; c <= u'Z'; ++c) {
    if (accepted.has(c)) accepted.add(static_cast<char>(to_lower(c)));
  }
  return accepted;
}

void write_code(const Format& format, const CodeRun& run, std::array<char, kMaxCode>& out) {
  if (holds(format.alphabet, format.ignore_case ? run.upper : run.present)) {
    if (run.digits) {
      std::copy_n(run.code, run.length, out.data());
      return;
    }
    for (std::size_t i = 0; i < run.length; ++i) out[i] = in_case(format, run.code[i]);
    return;
  }
  for (std::size_t i = 0; i < run.length; ++i) {
    const char c = in_case(format, run.code[i]);
    const char repaired = format.takes(i, static_cast<char16_t>(c)) ? '\0' : repair_of(format, c);
    out[i] = repaired == '\0' ? c : repaired;
  }
}

double ratio_of(const Format& format, const char* code, std::size_t length) {
  return format.has_length(length) ? ratio_of(format, code_run(code, length)) : 0;
}

}  // namespace cardmend::texts
