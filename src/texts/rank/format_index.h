// All formats of a catalog by the lengths of their codes, with what a clean code of each is worth.
#ifndef CARDMEND_TEXTS_RANK_FORMAT_INDEX_H_
#define CARDMEND_TEXTS_RANK_FORMAT_INDEX_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "cardmend/cardmend.h"
#include "texts/rank/score.h"

namespace cardmend::texts {

/** A format of a product. */
struct Form {
  const Format* format = nullptr;
  std::int32_t product = 0;
  bool number = false;
  /** The product has a number. */
  bool numbered = false;
  /** Its lengths are not known and it takes everything. */
  bool open = false;
  /** Nothing but its prefix, its length and its alphabet makes a code: there is no check digit, and behind a
   * prefix no character that is possible alone. */
  bool plain = false;
  bool ignore_case = true;
  /** standing(), for each RunMark. */
  std::array<double, kRunMarks> standings{};
  std::uint8_t prefix_length = 0;
  std::array<char, kMaxPrefix> prefix{};
  /** What a code with a prefix may begin with. */
  CharSet leading;
  /** Its alphabet, in both cases if it folds them, and everything that it accepts. */
  CharSet alphabet;
  CharSet accepted;
  /** Of an open one: where its ratios begin, one for each of its lengths. */
  std::uint32_t ratios = 0;
  /** The characters that it repairs. */
  CharSet repaired;
  /** Those of them that may be meant, and the characters that are possible and not repaired. */
  CharSet either;
  CharSet unlikely;

  /** What a run that stands alone weighs as its code, behind a label or none. */
  [[nodiscard]] double standing(RunMark mark) const { return standings[static_cast<std::size_t>(mark)]; }
};

/** Ratios of clean codes, by RunKind. */
using CleanRatios = std::array<double, kRunKinds>;

/** A length of a format. */
struct FormSlot {
  std::uint32_t form = 0;
  /** The first of the list whose ratios are always the same as its own. */
  std::uint32_t alike = 0;
  CleanRatios clean{};
  /** Of the form, beside what else is asked of it for each run: it is plain and has no prefix; it has one. */
  bool simple = false;
  bool prefixed = false;
  CharSet alphabet;
  CharSet accepted;
};

/** The ratios of forms behind so many of one length are not remembered. */
inline constexpr std::size_t kShared = 64;

/** The first forms of a length that a run fits, and the ratio of each of them. */
// What is read was written before. NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init)
struct Fitting {
  Fits fits = kMayFit;
  /** Only those that fit are written. */
  std::array<double, kShared> ratios;
};

/** The closed forms of a length that take digits of a set whatever they are, and what a run of such digits weighs
 * alone where no other form takes it and no product is named. */
struct SureDigits {
  CharSet digits;
  /** What codes with a prefix begin with. */
  CharSet leading;
  Fits fits = 0;
  std::array<double, kRunMarks> weights{};
};

class FormatIndex {
 public:
  /** `catalog` must outlive the index. */
  explicit FormatIndex(const Catalog& catalog) : catalog_(&catalog) {}

  [[nodiscard]] const Catalog& catalog() const { return *catalog_; }

  /** Takes over what was defined since the last call; false if that was nothing. */
  bool refresh();

  [[nodiscard]] std::span<const Form> forms() const { return forms_; }
  [[nodiscard]] const Form& form(const FormSlot& slot) const { return forms_[slot.form]; }

  /** The formats with codes of `length` characters, 1..kMaxCode, but for the open ones; a product's number
   * before its secret. */
  [[nodiscard]] std::span<const FormSlot> closed(std::size_t length) const { return closed_[length - 1]; }

  /** Finds out which forms of closed() the run may be a code of, if that is not known, and their ratios. */
  void fit(const CodeRun& run, RunKind kind, Fitting& fitting) const;

  /** Calls `use` with each form of a run that fit() was asked for, and the ratio. */
  template <typename Use>
  void each_fitting(const CodeRun& run, RunKind kind, const Fitting& fitting, Use use) const;

  /** Nothing but these takes the run; nullptr if something else may. */
  [[nodiscard]] const SureDigits* sure_digits(const CodeRun& run) const {
    if (!run.digits) return nullptr;
    const SureDigits& sure = sure_digits_[run.length - 1];
    const bool all = holds(sure.digits, run.present) && !sure.leading.has(static_cast<char16_t>(run.code[0]));
    return all ? &sure : nullptr;
  }

  /** Calls `use` with the open forms of a product that have codes of `length` characters, and with what
   * clean_ratio() gives for each kind: they take every run. */
  template <typename Use>
  void each_open(std::int32_t product, std::size_t length, Use use) const;

  /** What all the open ones together weigh for a run that stands alone: it may be of any product whose format
   * is not known. */
  [[nodiscard]] double open_weight(std::size_t length, RunKind kind) const {
    return open_weight_[length - 1][static_cast<std::size_t>(kind)];
  }

  /** Bit n - 1: some of them have codes of n characters. */
  [[nodiscard]] std::uint64_t closed_lengths() const { return closed_lengths_; }
  [[nodiscard]] std::uint64_t open_lengths() const { return open_lengths_; }

  /** ratio_of() of a run of the slot's length. */
  [[nodiscard]] double ratio(const FormSlot& slot, const CodeRun& run, RunKind kind) const;

 private:
  [[nodiscard]] std::span<const FormSlot> slots_for(const CodeRun& run) const {
    return (run.digits ? closed_to_digits_ : closed_)[run.length - 1];
  }
  void add(std::int32_t product, const Format& format, bool number);
  static double plain_ratio(const Form& form, double weight, const CodeRun& run);

  [[nodiscard]] bool are_alike(const FormSlot& a, const FormSlot& b) const;
  void add_closed(const Form& form);
  void add_slot(std::vector<FormSlot>& slots, FormSlot slot) const;
  void add_open(const Form& form);
  [[nodiscard]] SureDigits sure_digits_of(std::span<const FormSlot> slots) const;

  const Catalog* catalog_;
  std::vector<Form> forms_;
  /** Of the open forms, as Form::ratios has it. */
  std::vector<CleanRatios> open_ratios_;
  /** For each product where its forms begin, and where the last one's end. */
  std::vector<std::uint32_t> first_form_;
  std::array<std::vector<FormSlot>, kMaxCode> closed_;
  /** Those of them that digits alone may be a code of. */
  std::array<std::vector<FormSlot>, kMaxCode> closed_to_digits_;
  std::array<SureDigits, kMaxCode> sure_digits_;
  std::array<std::array<double, kRunKinds>, kMaxCode> open_weight_{};
  std::uint64_t closed_lengths_ = 0;
  std::uint64_t open_lengths_ = 0;
  /** The catalog's products when this was made; none yet. */
  std::int32_t products_ = -1;
};

// Here, so that the look at a plain run costs no call.
inline double FormatIndex::ratio(const FormSlot& slot, const CodeRun& run, RunKind kind) const {
  const double clean = slot.clean[static_cast<std::size_t>(kind)];
  if (slot.simple && holds(slot.alphabet, run.present)) return clean;
  if (!holds(slot.accepted, run.present)) return 0;
  const Form& form = forms_[slot.form];
  if (slot.prefixed && !form.leading.has(static_cast<char16_t>(run.code[0]))) return 0;
  return form.plain ? plain_ratio(form, clean, run) : ratio_of(*form.format, run, clean);
}

template <typename Use>
void FormatIndex::each_fitting(const CodeRun& run, RunKind kind, const Fitting& fitting, Use use) const {
  const std::span<const FormSlot> slots = slots_for(run);
  for (Fits left = fitting.fits; left != 0; left &= left - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(left));
    use(forms_[slots[i].form], fitting.ratios[i]);
  }
  for (std::size_t i = kShared; i < slots.size(); ++i) {
    const double found = ratio(slots[i], run, kind);
    if (found > 0) use(forms_[slots[i].form], found);
  }
}

template <typename Use>
void FormatIndex::each_open(std::int32_t product, std::size_t length, Use use) const {
  const auto index = static_cast<std::size_t>(product);
  for (std::size_t i = first_form_[index]; i < first_form_[index + 1]; ++i) {
    const Form& form = forms_[i];
    if (!form.open || !form.format->has_length(length)) continue;
    const std::uint64_t shorter = form.format->lengths & ((std::uint64_t{1} << (length - 1)) - 1);
    use(form, open_ratios_[form.ratios + static_cast<std::size_t>(std::popcount(shorter))]);
  }
}

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_RANK_FORMAT_INDEX_H_
