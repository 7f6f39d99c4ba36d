#include "quick_detect.h"

#include <algorithm>
#include <span>

#include "core/ascii.h"
#include "core/wipe.h"
#include "product/score.h"
#include "tables/detection.h"

namespace cardmend::cards {

using check::is_clean;
using core::to_lower;
using core::to_upper;
using core::wipe_memory;
using product::code_run;
using product::CodeRun;
using product::holds;
using product::kind_of;
using product::kSure;
using product::RunKind;
using text::FoldForm;

namespace {

constexpr Format either_case() {
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

/** Shares of all readings of one run: the likeliest product, and all of them with "none of these". */
struct Shares {
  double best = 0;
  double all = tables::detection::kNone;
  std::int32_t product = -1;
  bool as_secret = false;
};

/** What a run that stands alone weighs as the form's code. */
double standing(const Form& form) {
  if (form.number) return tables::detection::kNumberAlone;
  return form.numbered ? tables::detection::kSecretAlone : 1;
}

/** A product whose number and secret both fit counts twice in `all`: that makes nothing surer than it is. */
Shares share(const FormatIndex& formats, const CodeRun& run) {
  Shares shares;
  const RunKind kind = kind_of(run);
  for (const std::span<const FormSlot> slots : {formats.closed(run.length), formats.open(run.length)}) {
    for (const FormSlot& slot : slots) {
      const Form& form = formats.form(slot);
      if (!holds(form.accepted, run.present)) continue;
      const double weight = formats.ratio(slot, run, kind) * standing(form);
      shares.all += weight;
      if (weight <= shares.best) continue;
      shares.best = weight;
      shares.product = form.product;
      shares.as_secret = !form.number;
    }
  }
  return shares;
}

}  // namespace

QuickDetect::Found QuickDetect::match(std::u16string_view raw, const FoldForm& form,
                                      std::array<char16_t, kMaxCode>& code) {
  formats_.refresh();
  table_.prepare(kEitherCase, form);
  const std::size_t length = table_.read(raw, kMaxCode, code);
  if (length == 0) return {};
  std::array<char, kMaxCode> ascii{};
  for (std::size_t i = 0; i < length; ++i) ascii[i] = static_cast<char>(code[i]);
  const Shares shares = share(formats_, code_run(ascii.data(), length));
  wipe_memory(ascii.data(), length);
  if (!shares.as_secret || shares.best < kSure * shares.all) return {};
  const Format& format = formats_.catalog().at(shares.product).secret;
  if (format.ignore_case)
    std::transform(code.begin(), code.begin() + length, code.begin(), [](char16_t c) { return to_upper(c); });
  return {.product = is_clean(format, code, length) ? shares.product : -1, .length = length};
}

}  // namespace cardmend::cards
