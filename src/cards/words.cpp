#include "cards/words.h"

#include <algorithm>

#include "cards/other_forms.h"
#include "core/ascii.h"
#include "core/wipe.h"
#include "tables/detection.h"

namespace cardmend::cards {

using core::wipe_memory;
using product::code_run;
using product::RunMark;

namespace {

/** So much heavier must a code be to be preferred to one that begins before it. */
constexpr double kMuchHeavier = 8;

/** A code that ends where a dash leads on is likelier a part of a longer one. */
constexpr double kCutAtDash = 0.01;

/** A word of capitals alone is a code of an open format only if it is so long. */
constexpr std::size_t kLeastOpenWord = 8;

/** As good as certain: no other way of grouping is tried. */
constexpr double kHeavy = 1e4;

/** Groups set apart by spaces have three to six characters; those on dashes, or behind a label, from two to
 * eight. */
bool may_be_group(const Atom& atom, bool loose) {
  return loose ? atom.length >= 2 && atom.length <= 8 : atom.length >= 3 && atom.length <= 6;
}

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
  atom.digits = token.digits;
  atom.has_digit = token.has_digit;
  atom.present = token.present;
  std::copy_n(token.text.data(), std::min<std::size_t>(token.length, kMaxCode), atom.text.data());
}

void Words::drop(std::size_t count) {
  for (std::size_t i = count; i < atoms_.size(); ++i) atoms_[i - count] = atoms_[i];
  forget(atoms_.size() - count);
  if (!atoms_.empty()) atoms_[0].before = Between::nothing;
}

/** Wipes the words from `from` on: of each no more than was written. */
void Words::forget(std::size_t from) {
  for (std::size_t i = from; i < atoms_.size(); ++i) {
    wipe_memory(atoms_[i].text.data(), std::min<std::size_t>(atoms_[i].length, kMaxCode));
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
  CharSet present;
  for (std::size_t i = place.begin; i < place.end; ++i) {
    for (std::size_t k = 0; k < atoms_[i].length && code.length < kMaxCode; ++k)
      code.text[code.length++] = atoms_[i].text[k];
    present.add(atoms_[i].present);
  }
  code.shape = code_run(code.text.data(), code.length, present);
  code.groups = odd_groups(place);
  return code;
}

/** The groups of a place, if they are not all alike but for a shorter last one. */
Layout Words::odd_groups(const Place& place) const {
  Layout layout;
  const std::size_t count = place.end - place.begin;
  if (count < 2 || count > kMaxGroups) return {};
  bool odd = atoms_[place.end - 1].length > atoms_[place.begin].length;
  for (std::size_t i = place.begin; i < place.end; ++i) {
    if (atoms_[i].length > kMaxCode) return {};
    odd = odd || (i + 1 < place.end && atoms_[i].length != atoms_[place.begin].length);
    layout.groups[layout.group_count++] = static_cast<std::uint8_t>(atoms_[i].length);
    layout.length = static_cast<std::uint8_t>(layout.length + atoms_[i].length);
  }
  return odd ? layout : Layout{};
}

/** The end of the longest row of words from `from` on that could be groups of one code. */
std::size_t Words::groups_end(std::size_t from, const Reading& reading) const {
  std::size_t length = atoms_[from].length;
  std::size_t lines = 0;
  std::size_t end = from + 1;
  for (; end < atoms_.size() && end - from < kMaxGroups; ++end) {
    const Atom& atom = atoms_[end];
    length += atom.length;
    if (length > kMaxCode) break;
    // Between groups a code is broken once, and only where a label says that it is one, or it has letters.
    if (atom.before == Between::line &&
        (++lines > 1 || (reading.mark == RunMark::none && atom.digits && atoms_[from].digits)))
      break;
  }
  return end;
}

/** The words [begin, end) are grouped as codes are. */
bool Words::has_groups(std::size_t begin, std::size_t end, const Reading& reading) const {
  std::array<std::uint8_t, kMaxGroups> groups{};
  const std::size_t count = end - begin;
  std::size_t inner_lines = 0;
  bool dashes = true;
  for (std::size_t i = 0; i < count; ++i) {
    const Atom& atom = atoms_[begin + i];
    if (atom.length > kMaxCode) return false;
    groups[i] = static_cast<std::uint8_t>(atom.length);
    if (i == 0) continue;
    if (atom.before == Between::line) ++inner_lines;
    if (atom.before != Between::dash) dashes = false;
  }
  // One group to a line is a list.
  if (inner_lines > 0 && inner_lines + 1 == count && reading.mark == RunMark::none) return false;
  const bool loose = dashes || reading.mark != RunMark::none;
  // A prefix may stand apart: "JDV 1000 2000".
  const Atom& leading = atoms_[begin];
  const bool prefix = count > 1 && !leading.has_digit && groups[0] <= kMaxPrefix && groups[0] != groups[1] &&
                      reading.index->has_prefix({leading.text.data(), leading.length});
  const std::size_t first = prefix ? 1 : 0;
  // One group behind it is the whole rest.
  if (prefix && count == 2) return true;
  bool regular = may_be_group(atoms_[begin + first], loose) && groups[count - 1] <= groups[first];
  for (std::size_t i = first + 1; i + 1 < count; ++i) regular = regular && groups[i] == groups[first];
  if (regular) return true;
  return reading.index->has_layout({groups.data(), count});
}

Style Words::style(const Place& place) const {
  Style style;
  for (std::size_t i = place.begin; i < place.end; ++i) {
    const Atom& atom = atoms_[i];
    style.length += atom.length;
    style.has_digit = style.has_digit || atom.has_digit;
    style.has_lower = style.has_lower || atom.has_lower();
    style.lower_beside_digits = style.lower_beside_digits || (atom.has_digit && atom.has_lower());
    style.spaced = style.spaced || (i > place.begin && atom.before != Between::dash);
    style.plain = style.plain || (place.end - place.begin > 1 && atom.is_plain());
    style.even = style.even && (i + 1 == place.end || atom.length == atoms_[place.begin].length);
  }
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
  return !more && (!style.spaced || (style.even && place.end - place.begin > 2));
}

double Words::weigh(const Place& place, const Reading& reading, std::uint64_t& steps) const {
  const Style how = style(place);
  if (!may_be_code(place, how, reading)) return 0;
  // An open format takes nearly everything, so nothing that reads like words is left to it.
  const bool prose = reading.marked && place.begin > reading.first;
  const bool words = how.has_digit ? how.plain : how.length < kLeastOpenWord || how.spaced;
  const bool open = !prose && !words;
  std::array<char, kMaxCode> text{};
  std::size_t length = 0;
  CharSet present;
  for (std::size_t i = place.begin; i < place.end; ++i) {
    const Atom& atom = atoms_[i];
    present.add(atom.present);
    std::copy_n(atom.text.data(), atom.length, text.data() + length);
    length += atom.length;
  }
  const double weight = reading.index->alone({code_run(text.data(), length, present), reading.mark},
                                             *reading.evidence, open ? Open::spoken_for : Open::none, steps);
  wipe_memory(text.data(), length);
  return weight;
}

Place Words::best_at(std::size_t from, const Reading& reading, std::uint64_t& steps) const {
  Place best;
  if (atoms_[from].length > kMaxCode) return best;
  const std::uint64_t lengths = reading.index->lengths(*reading.evidence);
  const std::size_t most = groups_end(from, reading);
  std::size_t length = 0;
  for (std::size_t i = from; i < most; ++i) length += atoms_[i].length;
  for (std::size_t end = most; end > from; length -= atoms_[--end].length) {
    ++steps;
    if (length == 0 || length > kMaxCode || ((lengths >> (length - 1)) & 1U) == 0) continue;
    if (end - from > 1 && !has_groups(from, end, reading)) continue;
    Place place{.begin = from, .end = end};
    place.weight = weigh(place, reading, steps);
    if (end < atoms_.size() && atoms_[end].before == Between::dash) place.weight *= kCutAtDash;
    if (place.weight > best.weight) best = place;
    if (best.weight > kHeavy) break;
  }
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
    // A word before a code may look like a group of it.
    if (!atoms_[i].has_digit) {
      for (std::size_t next = i + 1; next < place.end; ++next) {
        const Place later = best_at(next, reading, steps);
        if (later.weight > place.weight * kMuchHeavier) place = later;
      }
    }
    return place;
  }
  return {};
}

Place Words::chunk(std::size_t from) const {
  std::size_t length = atoms_[from].length;
  std::size_t end = from + 1;
  bool alike = true;
  for (; end < atoms_.size(); ++end) {
    const Atom& atom = atoms_[end];
    length += atom.length;
    if (length > kMaxCode) break;
    if (atom.before == Between::dash) continue;
    // Behind a space: another group if those before it were all alike and it is no longer.
    alike = alike && atoms_[end - 1].length == atoms_[from].length;
    if (atom.before != Between::space || !alike || !atom.has_digit || atom.length > atoms_[from].length ||
        !may_be_group(atoms_[from], false))
      break;
  }
  return {.begin = from, .end = end};
}

bool Words::is_prose(const Place& place) const {
  const Style how = style(place);
  return how.plain && !how.lower_beside_digits;
}

bool Words::is_other(std::size_t from) const {
  return other_by_form({&atoms_[from], atoms_.size() - from}) > 0;
}

std::size_t Words::last_hung() const {
  std::size_t begin = atoms_.size();
  while (begin > 0 && atoms_[--begin].before == Between::dash) {
  }
  return begin;
}

std::size_t Words::tail(std::size_t from, bool labelled) const {
  std::size_t begin = atoms_.size();
  bool letters = labelled;
  while (begin > from && may_be_group(atoms_[begin - 1], true) &&
         (begin == atoms_.size() || atoms_[begin - 1].length == atoms_[begin].length)) {
    --begin;
    letters = letters || !atoms_[begin].digits;
    if (atoms_[begin].before == Between::line || atoms_[begin].before == Between::nothing) break;
  }
  return letters && begin + 2 <= atoms_.size() ? begin : atoms_.size();
}

}  // namespace cardmend::cards
