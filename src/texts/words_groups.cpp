// The part of the row of words that tells which of them may be groups of one code.
#include "texts/words.h"

#include <algorithm>

#include "format/group_length.h"

namespace cardmend::texts {

namespace {

/** Groups set apart by spaces have three to six characters; those on dashes, or behind a label, from two to
 * eight. */
bool may_be_group(const Atom& atom, bool loose) {
  return loose ? format::may_be_group(atom.length) : atom.length >= 3 && atom.length <= 6;
}

}  // namespace

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

/** The words of a place, two or more, are grouped as codes are. */
bool Words::has_groups(const Place& place, const Style& style, const Reading& reading) const {
  const std::size_t count = place.end - place.begin;
  // One group to a line is a list.
  if (style.lines > 0 && style.lines + 1 == count && reading.mark == RunMark::none) return false;
  const bool loose = !style.spaced || reading.mark != RunMark::none;
  const Atom& leading = atoms_[place.begin];
  // A prefix may stand apart: "JDV 1000 2000".
  const bool prefix = !leading.has_digit && leading.length <= kMaxPrefix &&
                      leading.length != atoms_[place.begin + 1].length &&
                      reading.index->has_prefix({leading.text.data(), leading.length});
  // One group behind it is the whole rest.
  if (prefix && count == 2) return true;
  const Atom& first = atoms_[place.begin + (prefix ? 1 : 0)];
  const auto is_like_first = [&first](const Atom& atom) { return atom.length == first.length; };
  // A shorter last group of letters alone is as well a word: "AB76 CD78 OK"; so is what is longer than it: "voucher 2020a0".
  const bool words = style.spaced && (first.is_plain() || !style.last->has_digit);
  const bool ended = is_like_first(*style.last) || (style.last->length < first.length && !words);
  if (may_be_group(first, loose) && ended && std::all_of(&first, style.last, is_like_first)) return true;
  std::array<std::uint8_t, kMaxGroups> groups{};
  for (std::size_t i = 0; i < count; ++i)
    groups[i] = static_cast<std::uint8_t>(atoms_[place.begin + i].length);
  return reading.index->has_layout({groups.data(), count});
}

Place Words::chunk(std::size_t from) const {
  std::size_t length = atoms_[from].length;
  std::size_t end = from + 1;
  bool alike = true;
  bool plain = false;
  for (; end < atoms_.size(); ++end) {
    const Atom& atom = atoms_[end];
    length += atom.length;
    if (length > kMaxCode) break;
    if (atom.before == Between::dash && !begins_sentence(end)) continue;
    // Behind a space: another group if those before it were all alike and it is no longer; behind one that may be a word of a
    // language, just as long.
    alike = alike && atoms_[end - 1].length == atoms_[from].length;
    plain = plain || atoms_[end - 1].is_plain();
    const bool fits = plain ? atom.length == atoms_[from].length : atom.length <= atoms_[from].length;
    if (atom.before != Between::space || !alike || !atom.has_digit || !fits ||
        !may_be_group(atoms_[from], false))
      break;
  }
  return {.begin = from, .end = end};
}

std::size_t Words::last_hung() const {
  std::size_t begin = atoms_.empty() ? 0 : atoms_.size() - 1;
  while (begin > 0 && atoms_[begin].before == Between::dash) --begin;
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

}  // namespace cardmend::texts
