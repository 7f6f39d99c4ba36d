#include "cardmend/layout.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/surrogates.h"
#include "format/wanted.h"
#include "layout/groups.h"
#include "layout/stray_words.h"
#include "layout/typed_text.h"

namespace cardmend {

using base::is_lead;
using base::is_trail;
using format::Wanted;
using format::wanted_of;
using layout::GroupedText;
using layout::has_code_beside;
using layout::has_label;
using layout::has_prose_beside;
using layout::has_words;
using layout::read_typed;
using layout::Typed;
using layout::write_groups;

namespace {

/** Where a caret can stand: not past the end, and before a surrogate pair that it was in the middle of. */
std::uint32_t settle(std::uint32_t caret, std::u16string_view raw) {
  const auto at = static_cast<std::uint32_t>(std::min<std::size_t>(caret, raw.size()));
  const bool inside = at > 0 && at < raw.size() && is_lead(raw[at - 1]) && is_trail(raw[at]);
  return inside ? at - 1 : at;
}

/** Number and secret may be there: a bar among too many characters, or as many as both have, which a hyphen
 * would take apart, or as many in several pieces, or with a code's length behind the printed groups. */
bool holds_both(const Typed& typed, const Layout& layout, const Wanted& wanted) {
  const std::size_t count = typed.characters.size();
  const bool many = count > wanted.format->most();
  if (many && std::ranges::find(typed.characters, U'|') != typed.characters.end()) return true;
  if (!wanted.other->exists() || count <= layout.length) return false;
  const bool enough = many && count >= wanted.format->least() + wanted.other->least();
  if (enough && typed.glyphs.size() > count) return true;
  const std::size_t rest = count - layout.length;
  return wanted.other->has_length(rest) ||
         ((enough || wanted.other->has_length(layout.length)) && wanted.format->has_length(rest));
}

}  // namespace

struct Layouter::Workspace {
  Typed typed;
  GroupedText grouped;

  void wipe() {
    typed.wipe();
    grouped.wipe();
  }
};

Layouter::Layouter() : workspace_(std::make_unique<Workspace>()) {}

Layouter::~Layouter() {
  wipe();
}

void Layouter::wipe() {
  workspace_->wipe();
}

Laid Layouter::lay_out(std::u16string_view raw, std::uint32_t caret, const Product& product, Field field) {
  Workspace& space = *workspace_;
  space.wipe();
  const Wanted wanted = wanted_of(product, field);
  const Format& format = *wanted.format;
  const Laid untouched{.value = raw, .caret = settle(caret, raw)};
  if (format.layout_count == 0 || raw.size() > kMaxInput) return untouched;
  const Typed& typed = space.typed;
  if (!read_typed(raw, untouched.caret, format.ignore_case, space.typed)) return untouched;
  if (typed.spaced && has_words(typed.text(), format)) return untouched;
  // In a whole code no label is looked for; else a hyphen must neither join nor make one ("CODE-4415").
  const bool whole = format.has_length(typed.characters.size());
  if (!whole && has_label(typed.text())) return untouched;
  const auto has_beside = whole ? has_prose_beside : has_code_beside;
  if (typed.spaced && has_beside(typed.text(), format)) return untouched;
  const Layout& layout = *format.layout_for(typed.characters.size());
  if (holds_both(typed, layout, wanted)) return untouched;
  const std::uint32_t at =
      write_groups(typed.characters.view(), layout, typed.caret, typed.separator_at_end, space.grouped);
  const std::u16string_view value(space.grouped.data(), space.grouped.size());
  if (!whole && has_label(value)) return untouched;
  if (value == raw) return {.value = raw, .caret = at};
  return {.value = value, .caret = at, .changed = true};
}

Keyboard keyboard_of(const Product& product, Field field) {
  const Format& format = *wanted_of(product, field).format;
  if (!format.possible.has_letters() && !format.characters().has_letters()) return Keyboard::digits;
  return format.ignore_case ? Keyboard::capitals : Keyboard::letters;
}

}  // namespace cardmend
