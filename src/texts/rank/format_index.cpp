#include "texts/rank/format_index.h"

#include <algorithm>

#include "base/ascii.h"
#include "tables/detection.h"

namespace cardmend::texts {

using base::to_lower;
using base::to_upper;

namespace {

namespace factors = tables::detection;

/** Below this a ratio is nothing. */
constexpr double kNothing = 1e-9;

/** Letters, in a word of a set. */
constexpr std::uint32_t kLetters = 0x07FFFFFE;

/** In the set's second word. */
constexpr CharSet kDigitSet{{0, 0x3FF0000, 0, 0}};

/** Takes every letter and digit: the format says nothing of what its codes are made of. */
constexpr std::uint32_t kEverything = 36;

/** Form::standing(). */
double standing_of(const Form& form, RunMark mark) {
  const double alone = form.numbered ? factors::kSecretAlone : 1;
  return (form.number ? factors::kNumberAlone : alone) * label_factor(mark, form.number, form.numbered);
}

bool holds_any(const CharSet& set, const CharSet& of) {
  for (std::size_t i = 0; i < set.bits.size(); ++i) {
    if ((set.bits[i] & of.bits[i]) != 0) return true;
  }
  return false;
}

}  // namespace

bool FormatIndex::refresh() {
  if (products_ == catalog_->size()) return false;
  // Where there is no memory for it, the next call begins anew.
  products_ = -1;
  forms_.clear();
  open_ratios_.clear();
  for (std::vector<FormSlot>& slots : closed_) slots.clear();
  for (std::vector<FormSlot>& slots : closed_to_digits_) slots.clear();
  first_form_.assign(1, 0);
  for (auto& weights : open_weight_) weights.fill(0);
  closed_lengths_ = open_lengths_ = 0;
  for (std::int32_t i = 0; i < catalog_->size(); ++i) {
    add(i, catalog_->at(i).number, true);
    add(i, catalog_->at(i).secret, false);
    first_form_.push_back(static_cast<std::uint32_t>(forms_.size()));
  }
  for (std::size_t i = 0; i < kMaxCode; ++i) sure_digits_[i] = sure_digits_of(closed_to_digits_[i]);
  products_ = catalog_->size();
  return true;
}

void FormatIndex::add(std::int32_t product, const Format& format, bool number) {
  if (!format.exists()) return;
  Form form;
  form.format = &format;
  form.product = product;
  form.number = number;
  form.numbered = catalog_->at(product).number.exists();
  for (std::size_t mark = 0; mark < kRunMarks; ++mark)
    form.standings[mark] = standing_of(form, static_cast<RunMark>(mark));
  form.plain = format.check_digit == CheckDigit::none &&
               (format.prefix_length == 0 || format.possible == format.alphabet);
  form.ignore_case = format.ignore_case;
  form.prefix_length = format.prefix_length;
  form.prefix = format.prefix;
  if (format.prefix_length > 0) {
    form.leading.add(format.prefix[0]);
    if (format.ignore_case)
      form.leading.add(static_cast<char>(to_lower(static_cast<char16_t>(format.prefix[0]))));
  }
  form.alphabet = format.alphabet;
  if (format.ignore_case) form.alphabet.bits[3] |= format.alphabet.bits[2] & kLetters;
  form.accepted = accepted_by(format);
  for (char16_t c = u'0'; c <= u'z'; ++c) {
    const char16_t folded = format.ignore_case ? to_upper(c) : c;
    if (!format.alphabet.has(folded) && repair_of(format, static_cast<char>(folded)) != '\0')
      form.repaired.add(static_cast<char>(c));
    if (format.alphabet.has(folded) || !format.possible.has(folded)) continue;
    (form.repaired.has(c) ? form.either : form.unlikely).add(static_cast<char>(c));
  }
  // A prefix or an alphabet tells more than an open format's lengths leave open.
  form.open = format.open && format.prefix_length == 0 && form.plain && format.ignore_case &&
              format.alphabet.size() == kEverything;
  if (form.open) {
    form.ratios = static_cast<std::uint32_t>(open_ratios_.size());
    add_open(form);
  }
  forms_.push_back(form);
  if (!form.open) add_closed(form);
}

/** Their ratios differ for no run. */
bool FormatIndex::are_alike(const FormSlot& a, const FormSlot& b) const {
  const Form& first = form(a);
  const Form& second = form(b);
  return first.plain && second.plain && first.prefix_length + second.prefix_length == 0 &&
         first.alphabet == second.alphabet && first.accepted == second.accepted &&
         first.repaired == second.repaired && first.either == second.either &&
         first.unlikely == second.unlikely && a.clean == b.clean;
}

/** Takes in the form, the last one of all. */
void FormatIndex::add_closed(const Form& form) {
  const Format& format = *form.format;
  closed_lengths_ |= format.lengths;
  const bool to_digits = holds_any(form.prefix_length > 0 ? form.leading : form.accepted, kDigitSet);
  for (std::size_t n = 1; n <= kMaxCode; ++n) {
    if (!format.has_length(n)) continue;
    FormSlot slot{.form = static_cast<std::uint32_t>(forms_.size() - 1),
                  .simple = form.plain && form.prefix_length == 0,
                  .prefixed = form.prefix_length > 0,
                  .alphabet = form.alphabet,
                  .accepted = form.accepted};
    for (std::size_t kind = 0; kind < kRunKinds; ++kind)
      slot.clean[kind] = clean_ratio(format, n, static_cast<RunKind>(kind));
    add_slot(closed_[n - 1], slot);
    if (to_digits) add_slot(closed_to_digits_[n - 1], slot);
  }
}

void FormatIndex::add_slot(std::vector<FormSlot>& slots, FormSlot slot) const {
  while (slot.alike < slots.size() && !are_alike(slots[slot.alike], slot)) ++slot.alike;
  if (slot.alike >= kShared) slot.alike = static_cast<std::uint32_t>(slots.size());
  slots.push_back(slot);
}

void FormatIndex::add_open(const Form& form) {
  open_lengths_ |= form.format->lengths;
  for (std::size_t n = 1; n <= kMaxCode; ++n) {
    if (!form.format->has_length(n)) continue;
    CleanRatios& ratios = open_ratios_.emplace_back();
    for (std::size_t kind = 0; kind < kRunKinds; ++kind) {
      const bool narrow = kind <= static_cast<std::size_t>(RunKind::hexadecimal);
      ratios[kind] = clean_ratio(*form.format, n, static_cast<RunKind>(kind));
      open_weight_[n - 1][kind] +=
          ratios[kind] * form.standing(RunMark::none) * (narrow ? factors::kOpenNarrow : 1);
    }
  }
}

SureDigits FormatIndex::sure_digits_of(std::span<const FormSlot> slots) const {
  SureDigits sure;
  sure.digits = kDigitSet;
  if (slots.size() > kShared) return {};
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const FormSlot& slot = slots[i];
    if (slot.prefixed) {
      sure.leading.add(form(slot).leading);
      continue;
    }
    // Not even the empty set is one of digits that all of them take.
    if (!slot.simple) return {};
    for (std::size_t k = 0; k < sure.digits.bits.size(); ++k) sure.digits.bits[k] &= slot.alphabet.bits[k];
    sure.fits |= Fits{1} << i;
    for (std::size_t mark = 0; mark < kRunMarks; ++mark)
      sure.weights[mark] +=
          slot.clean[static_cast<std::size_t>(RunKind::digits)] * form(slot).standings[mark];
  }
  return sure;
}

void FormatIndex::fit(const CodeRun& run, RunKind kind, Fitting& fitting) const {
  const std::span<const FormSlot> slots = slots_for(run);
  const bool known = fitting.fits != kMayFit;
  Fits fits = 0;
  for (std::size_t i = 0; i < std::min(slots.size(), kShared); ++i) {
    const FormSlot& slot = slots[i];
    const Fits bit = Fits{1} << i;
    if (known ? (fitting.fits & bit) == 0 : slot.alike < i && (fits >> slot.alike & 1U) == 0) continue;
    // What is like one that fits, fits.
    const double found = slot.alike < i ? fitting.ratios[slot.alike] : ratio(slot, run, kind);
    if (found <= 0) continue;
    fitting.ratios[i] = found;
    fits |= bit;
  }
  fitting.fits = fits;
}

double FormatIndex::plain_ratio(const Form& form, double weight, const CodeRun& run) {
  if (run.length <= form.prefix_length) return 0;
  for (std::size_t i = 0; i < form.prefix_length; ++i) {
    const auto c = static_cast<char16_t>(run.code[i]);
    if ((form.ignore_case ? to_upper(c) : c) != static_cast<char16_t>(form.prefix[i])) return 0;
  }
  if (holds(form.alphabet, run.present)) return weight;
  // Where one letter was not misread, the others hardly were: score.cpp.
  const bool letters = holds_any(run.present, form.unlikely);
  const Halves alphabet = halves_of(form.alphabet);
  const std::uint64_t other_digits = ~alphabet[0];
  const std::uint64_t other_letters = ~alphabet[1];
  for (std::size_t i = form.prefix_length; i < run.length; ++i) {
    const auto c = static_cast<unsigned char>(run.code[i]);
    if ((((c < 64 ? other_digits : other_letters) >> (c % 64)) & 1U) == 0) continue;
    const bool repaired = form.repaired.has(c) && !(letters && form.either.has(c));
    weight *= repaired ? factors::kRepaired : factors::kPossible;
    if (weight <= kNothing) return 0;
  }
  return weight;
}

}  // namespace cardmend::texts
