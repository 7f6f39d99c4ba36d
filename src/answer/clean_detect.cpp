#include "answer/clean_detect.h"

#include <algorithm>
#include <bit>
#include <span>

#include "base/ascii.h"
#include "base/wipe.h"
#include "tables/detection.h"
#include "texts/rank/score.h"

namespace cardmend::answer {

using base::is_control;
using base::is_separator;
using base::to_lower;
using base::to_upper;
using base::wipe_memory;
using check::is_clean;
using texts::code_run;
using texts::CodeRun;
using texts::Form;
using texts::FormatIndex;
using texts::FormSlot;
using texts::holds;
using texts::kind_of;
using texts::kSure;
using texts::RunKind;
using texts::RunMark;

namespace {

consteval Format either_case() {
  Format format;
  for (char c = '0'; c <= '9'; ++c) format.alphabet.add(c);
  for (char c = 'A'; c <= 'Z'; ++c) {
    format.alphabet.add(c);
    format.alphabet.add(static_cast<char>(to_lower(static_cast<char16_t>(c))));
  }
  format.lengths = ~0ULL;
  format.ignore_case = false;
  return format;
}
constexpr Format kEitherCase = either_case();

/** A weight of so small a part of the best one changes nothing that is sure. */
constexpr double kNegligible = 1e-3;

/** Shares of all readings of one run: the likeliest product, and all of them with "none of these". */
struct Shares {
  double best = 0;
  double all = tables::detection::kNone;
  std::int32_t product = -1;
  bool as_secret = false;
};

/** What a weight of `clean` comes to at most where the run holds characters that are not of the alphabet:
 * each of them costs a factor for a slip or an unlikely character. */
double most_of(double clean, const CharSet& alphabet, const CharSet& present) {
  constexpr double kCost = std::max(tables::detection::kRepaired, tables::detection::kPossible);
  std::uint32_t outside = 0;
  for (std::size_t i = 0; i < present.bits.size(); ++i)
    outside += static_cast<std::uint32_t>(std::popcount(present.bits[i] & ~alphabet.bits[i]));
  for (; outside > 0; --outside) clean *= kCost;
  return clean;
}

/** A product whose number and secret both fit counts twice in `all`: that makes nothing surer than it is. */
Shares share(const FormatIndex& formats, const CodeRun& run) {
  Shares shares;
  const RunKind kind = kind_of(run);
  shares.all += formats.open_weight(run.length, kind);
  for (const FormSlot& slot : formats.closed(run.length)) {
    const Form& form = formats.form(slot);
    const double standing = form.standing(RunMark::none);
    if (!holds(form.accepted, run.present)) continue;
    if (form.prefix_length == 0) {
      // What cannot matter is taken for the most that it may be: then less is sure, never more.
      const double most =
          most_of(slot.clean[static_cast<std::size_t>(kind)] * standing, form.alphabet, run.present);
      if (most < shares.best * kNegligible) {
        shares.all += most;
        continue;
      }
    }
    const double weight = formats.ratio(slot, run, kind) * standing;
    shares.all += weight;
    if (weight <= shares.best) continue;
    shares.best = weight;
    shares.product = form.product;
    shares.as_secret = !form.number;
  }
  return shares;
}

/** Nothing stands in the text that may set two codes apart: it is in one piece, or in groups all of one
 * length but for a shorter last one. */
bool is_one_code(std::u16string_view raw, std::size_t length) {
  constexpr std::size_t kLongestGroup = 8;
  if (raw.size() == length) return true;
  std::size_t first = 0;
  std::size_t group = 0;
  std::size_t ended = 0;
  for (const char16_t c : raw) {
    if (!is_separator(c) && !is_control(c)) {
      ++group;
      continue;
    }
    if (group == 0) continue;
    if (first == 0) first = group;
    if (ended != 0 && ended != first) return false;
    ended = group;
    group = 0;
  }
  if (ended == 0) return true;
  if (ended != first) return group == 0 && ended < first && first <= kLongestGroup;
  return group <= first && first <= kLongestGroup;
}

}  // namespace

QuickDetect::Found QuickDetect::match(std::u16string_view raw, std::array<char16_t, kMaxCode>& code) {
  formats_.refresh();
  table_.prepare(kEitherCase);
  const std::size_t length = table_.read(raw, kMaxCode, code);
  if (length == 0) return {};
  std::array<char, kMaxCode> ascii{};
  for (std::size_t i = 0; i < length; ++i) ascii[i] = static_cast<char>(code[i]);
  const Shares shares = share(formats_, code_run(ascii.data(), length));
  wipe_memory(ascii.data(), length);
  if (!shares.as_secret || shares.best < kSure * shares.all || !is_one_code(raw, length)) return {};
  const Format& format = formats_.catalog().at(shares.product).secret;
  if (format.ignore_case)
    std::transform(code.begin(), code.begin() + length, code.begin(), [](char16_t c) { return to_upper(c); });
  return {.product = is_clean(format, code, length) ? shares.product : -1, .length = length};
}

}  // namespace cardmend::answer
