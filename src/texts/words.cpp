#include "texts/words.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/wipe.h"
#include "tables/detection.h"
#include "texts/other_forms.h"

namespace cardmend::texts {

using base::wipe_memory;

namespace {

/** So much heavier must a code be to be preferred to one that begins before it. */
constexpr double kMuchHeavier = 8;

/** A code that ends where a dash leads on is likelier a part of a longer one. */
constexpr double kCutAtDash = 0.01;

/** And one between two groups in a row, so that of readings that are about as likely the longer is taken. Our
 * own judgement. */
constexpr double kCutAtSpace = 0.5;

/** A word of capitals alone is a code of an open format only if it is so long. */
constexpr std::size_t kLeastOpenWord = 8;

/** As good as certain: no other way of grouping is tried. */
constexpr double kHeavy = 1e4;

Between between(const Gap& gap) {
  if (gap.join) return Between::dash;
  return gap.lines > 0 ? Between::line : Between::space;
}

}  // namespace

double enough_weight(RunMark mark) {
  return mark == RunMark::none ? tables::detection::kNone : 1;
}

void Words::add(const Token& token, std::uint32_t line) {
  const Between before = atoms_.empty() ? Between::nothing : between(token.gap);
  // Every member is set: what was there is not read.
  atoms_.resize(atoms_.size() + 1);
  Atom& atom = atoms_.back();
  atom.span = token.span;
  atom.line = line;
  atom.cells = token.cells;
  atom.length = token.length;
  atom.before = before;
  atom.sign = token.gap.sign;
  atom.digits = token.digits;
  atom.has_digit = token.has_digit;
  atom.present = token.present;
  // All of it, zeros behind the word: a fixed size is no loop.
  atom.text = token.text;
}

void Words::drop(std::size_t count) {
  for (std::size_t i = count; i < atoms_.size(); ++i) atoms_[i - count] = atoms_[i];
  forget(atoms_.size() - count);
  if (!atoms_.empty()) atoms_[0].before = Between::nothing;
}

/** Wipes the words from `from` on. */
void Words::forget(std::size_t from) {
  for (std::size_t i = from; i < atoms_.size(); ++i) {
    wipe_memory(atoms_[i].text.data(), kMaxCode);
    atoms_[i].present = CharSet{};
  }
  atoms_.resize(from);
}

Code Words::code(const Place& place) const {
  Code code;
  code.span = {atoms_[place.begin].span.begin, atoms_[place.end - 1].span.end};
  code.line = atoms_[place.begin].line;
  code.cells = atoms_[place.begin].cells;
  code.weight = place.weight;
  code.fits = place.fits;
  CharSet present;
  for (std::size_t i = place.begin; i < place.end; ++i) {
    std::copy_n(atoms_[i].text.data(), atoms_[i].length, code.text.data() + code.length);
    code.length = static_cast<std::uint8_t>(code.length + atoms_[i].length);
    present.add(atoms_[i].present);
  }
  code.shape = code_run(code.text.data(), code.length, present);
  code.groups = odd_groups(place);
  return code;
}

void Style::add(const Atom& atom, const Atom& first) {
  const bool several = last != nullptr;
  spaced = spaced || (several && atom.before != Between::dash);
  if (several && atom.before == Between::line) ++lines;
  plain = plain || (several && (atom.is_plain() || first.is_plain()));
  length += atom.length;
  has_digit = has_digit || atom.has_digit;
  has_lower = has_lower || atom.has_lower();
  lower_beside_digits = lower_beside_digits || (atom.has_digit && atom.has_lower());
  present.add(atom.present);
  last = &atom;
}

Style Words::style(const Place& place) const {
  Style style;
  for (std::size_t i = place.begin; i < place.end; ++i) style.add(atoms_[i], atoms_[place.begin]);
  return style;
}

/** False for prose: words of a language, with numbers among them or without. */
bool Words::may_be_code(const Place& place, const Style& style, const Reading& reading) const {
  // Small letters are a code's where its other groups have them too.
  if (style.has_digit) {
    if (!style.plain || !style.spaced || style.lower_beside_digits) return true;
    const Atom& leading = atoms_[place.begin];
    return leading.is_plain() && reading.index->has_prefix({leading.text.data(), leading.length});
  }
  // A word is no code unless a label says so, right before it, and it is not written as words are.
  if (reading.mark == RunMark::none || !reading.direct || place.begin != reading.first || style.has_lower)
    return false;
  const bool more =
      place.end < atoms_.size() && atoms_[place.end].before != Between::line && !atoms_[place.end].has_digit;
  return !more && (!style.spaced || place.end - place.begin > 2);
}

/** Weighs a place, whose words are `text`, put together. */
void Words::weigh(Place& place, const Style& style, const char* text, const Reading& reading,
                  std::uint64_t& steps) const {
  if (!may_be_code(place, style, reading)) return;
  // Of groups all alike that go on, some are no code.
  const std::size_t from = place.begin;
  const std::size_t end = place.end;
  if (end - from > 1 && (goes_on(from, from + 1, from - 1) || goes_on(end, end - 1, end))) return;
  // An open format takes nearly everything, so nothing that reads like words is left to it.
  const bool prose = reading.marked && place.begin > reading.first;
  const bool words = style.has_digit ? style.plain : style.length < kLeastOpenWord || style.spaced;
  const Alone alone =
      reading.index->alone({code_run(text, style.length, style.present), reading.mark}, *reading.evidence,
                           prose || words ? Open::none : Open::spoken_for, steps);
  place.weight = alone.weight * cut_factor(place.begin, place.end);
  place.fits = alone.fits;
}

/** [from, end) are two groups or more, of which the first stands behind a space and the others hang on dashes. */
bool Words::leads_on(std::size_t from, std::size_t end) const {
  if (from + 1 >= end || atoms_[from].before == Between::dash) return false;
  return std::all_of(&atoms_[from + 1], &atoms_[end - 1] + 1,
                     [](const Atom& atom) { return atom.before == Between::dash; });
}

/** The groups at `at` and before it are alike, and the one hangs on the other by the same sign as the one at `beside` does; the one
 * at `outside` is no word, as "CODE-3F2A-..." begins with. */
bool Words::goes_on(std::size_t at, std::size_t beside, std::size_t outside) const {
  if (at == 0 || at == atoms_.size() || atoms_[at].before != Between::dash) return false;
  return atoms_[at].sign == atoms_[beside].sign && atoms_[at].span.begin == atoms_[at - 1].span.end + 1 &&
         atoms_[at].length == atoms_[at - 1].length && atoms_[outside].has_digit;
}

/** What a code weighs less because of what follows it. */
double Words::cut_factor(std::size_t from, std::size_t end) const {
  if (end == atoms_.size()) return 1;
  const Atom& next = atoms_[end];
  if (next.before == Between::space && next.has_digit) return kCutAtSpace;
  // A full stop may stand where a dash does, and the next sentence behind it.
  const bool sentence = (next.is_speech() || begins_sentence(end)) && next.length != atoms_[from].length;
  return next.before == Between::dash && !sentence ? kCutAtDash : 1;
}

Place Words::best_at(std::size_t from, const Reading& reading, std::uint64_t& steps) const {
  Place best;
  if (atoms_[from].length > kMaxCode) return best;
  const std::uint64_t lengths = reading.index->lengths(*reading.evidence);
  const auto may_be_code_of = [lengths](std::size_t length) { return ((lengths >> (length - 1)) & 1U) != 0; };
  std::size_t end = groups_end(from, reading);
  steps += end - from;
  // Most words stand alone and are nothing.
  if (end == from + 1 && !may_be_code_of(atoms_[from].length)) return best;
  if (end == from + 1) {
    Style style;
    style.add(atoms_[from], atoms_[from]);
    Place place{.begin = from, .end = end};
    weigh(place, style, atoms_[from].text.data(), reading, steps);
    return place.weight > 0 ? place : best;
  }
  // Only so many of the words as a code has.
  std::size_t length = 0;
  std::size_t longest = from;
  for (std::size_t i = from; i < end; ++i) {
    length += atoms_[i].length;
    if (may_be_code_of(length)) longest = i + 1;
  }
  end = longest;
  // The style of the first words, for each number of them, and all of them put together. What is behind a word is zeros.
  std::array<Style, kMaxGroups> styles;
  std::array<char, 2 * kMaxCode> text{};
  Style style;
  for (std::size_t i = from; i < end; ++i) {
    std::ranges::copy(atoms_[i].text, text.data() + style.length);
    style.add(atoms_[i], atoms_[from]);
    styles[i - from] = style;
  }
  const std::size_t used = style.length;
  for (; end > from && best.weight <= kHeavy; --end) {
    const Style& first_ones = styles[end - from - 1];
    if (!may_be_code_of(first_ones.length)) continue;
    Place place{.begin = from, .end = end};
    if (end - from > 1 && !has_groups(place, first_ones, reading)) continue;
    weigh(place, first_ones, text.data(), reading, steps);
    if (place.weight > best.weight) best = place;
  }
  wipe_memory(text.data(), used);
  return best;
}

Place Words::find(std::size_t from, const Reading& reading, std::uint64_t& steps) const {
  const double enough = enough_weight(reading.mark);
  std::size_t last = atoms_.size();
  // Words of a language alone: most texts are full of them.
  if (reading.mark == RunMark::none) {
    while (last > from && !atoms_[last - 1].has_digit) --last;
  }
  for (std::size_t i = from; i < last; ++i) {
    const std::size_t other = other_by_form({&atoms_[i], atoms_.size() - i});
    if (other > 0) {
      // Right behind its label it is whatever the label says, and no part of it is a code.
      if (reading.mark != RunMark::none && !reading.heading && i == from) return {};
      i += other - 1;
      continue;
    }
    Place place = best_at(i, reading, steps);
    if (place.weight < enough) continue;
    // A word before a code may look like a group of it; so may digits before one on dashes: "1234 3F2A-90BC-77DE-A41B".
    const bool word = !atoms_[i].has_digit;
    for (std::size_t next = i + 1; next < place.end; ++next) {
      if (!word && !leads_on(next, place.end)) continue;
      const Place later = best_at(next, reading, steps);
      if (later.weight > place.weight * kMuchHeavier) place = later;
    }
    return place;
  }
  return {};
}

bool Words::is_prose(const Place& place) const {
  const Style how = style(place);
  return how.plain && !how.lower_beside_digits;
}

bool Words::has_speech(std::size_t begin, std::size_t end) const {
  return std::any_of(&atoms_[begin], &atoms_[begin] + (end - begin),
                     [](const Atom& atom) { return atom.is_speech(); });
}

bool Words::is_other(std::size_t from) const {
  return other_by_form({&atoms_[from], atoms_.size() - from}) > 0;
}

}  // namespace cardmend::texts
