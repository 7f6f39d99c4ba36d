#include "cards/format_index.h"

#include "core/ascii.h"
#include "tables/detection.h"

namespace cardmend::cards {

using core::to_lower;
using core::to_upper;
using product::accepted_by;
using product::clean_ratio;
using product::CodeRun;
using product::holds;
using product::repair_of;
using product::RunKind;

namespace {

namespace factors = tables::detection;

/** Below this a ratio is nothing. */
constexpr double kNothing = 1e-9;

/** Letters, in a word of a set. */
constexpr std::uint32_t kLetters = 0x07FFFFFE;

}  // namespace

bool FormatIndex::refresh() {
  if (products_ == catalog_->size()) return false;
  products_ = catalog_->size();
  forms_.clear();
  for (std::vector<FormSlot>& slots : closed_) slots.clear();
  for (std::vector<FormSlot>& slots : open_) slots.clear();
  closed_lengths_ = open_lengths_ = 0;
  for (std::int32_t i = 0; i < catalog_->size(); ++i) {
    add(i, catalog_->at(i).number, true);
    add(i, catalog_->at(i).secret, false);
  }
  return true;
}

void FormatIndex::add(std::int32_t product, const Format& format, bool number) {
  if (!format.exists()) return;
  Form form;
  form.product = product;
  form.number = number;
  form.numbered = catalog_->at(product).number.exists();
  form.plain = format.check_digit == CheckDigit::none;
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
  }
  forms_.push_back(form);
  // A prefix tells more than an open format's lengths leave open.
  const bool open = format.open && format.prefix_length == 0;
  (open ? open_lengths_ : closed_lengths_) |= format.lengths;
  for (std::size_t n = 1; n <= kMaxCode; ++n) {
    if (!format.has_length(n)) continue;
    FormSlot slot{.form = static_cast<std::uint32_t>(forms_.size() - 1)};
    for (std::size_t kind = 0; kind < slot.clean.size(); ++kind)
      slot.clean[kind] = clean_ratio(format, n, static_cast<RunKind>(kind));
    (open ? open_ : closed_)[n - 1].push_back(slot);
  }
}

double FormatIndex::plain_ratio(const Form& form, double weight, const CodeRun& run) {
  if (run.length <= form.prefix_length) return 0;
  for (std::size_t i = 0; i < form.prefix_length; ++i) {
    const auto c = static_cast<char16_t>(run.code[i]);
    if ((form.ignore_case ? to_upper(c) : c) != static_cast<char16_t>(form.prefix[i])) return 0;
  }
  if (holds(form.alphabet, run.present)) return weight;
  for (std::size_t i = form.prefix_length; i < run.length; ++i) {
    const auto c = static_cast<char16_t>(run.code[i]);
    if (form.alphabet.has(c)) continue;
    weight *= form.repaired.has(c) ? factors::kRepaired : factors::kPossible;
    if (weight <= kNothing) return 0;
  }
  return weight;
}

}  // namespace cardmend::cards
