#include "layout/typed_text.h"

#include <array>

#include "base/ascii.h"
#include "text/accent.h"
#include "text/escape.h"
#include "text/fold_form.h"
#include "text/look_alike.h"
#include "text/numerals.h"
#include "text/unit_kind.h"

namespace cardmend::layout {

using base::is_alnum;
using base::is_control;
using base::is_lower;
using base::is_separator;
using base::is_space;
using base::to_upper;
using text::code_point_at;
using text::CodePoint;
using text::Image;
using text::image_of;
using text::is_stroke;
using text::look_alike;
using text::numeral;
using text::unaccented;

namespace {

/** A letter, a digit, or an upright stroke that stands for one. */
constexpr bool is_code(char16_t c) {
  return is_alnum(c) || c == u'|';
}

enum class Role : std::uint8_t { character, separator, invisible, other };

/** A code point as a part of a code. */
struct Sign {
  Role role = Role::other;
  /** What it is folded to, or stays. */
  char32_t value = 0;
  /** The ASCII that it reads as. */
  char16_t glyph = 0;
};

consteval Role role_of(char16_t c) {
  if (is_code(c)) return Role::character;
  if (is_separator(c)) return Role::separator;
  return is_control(c) ? Role::invisible : Role::other;
}

consteval std::array<Role, 128> roles_of_ascii() {
  std::array<Role, 128> roles{};
  for (std::size_t i = 0; i < roles.size(); ++i) roles[i] = role_of(static_cast<char16_t>(i));
  return roles;
}
constexpr std::array<Role, 128> kRoles = roles_of_ascii();

constexpr Sign sign_of_ascii(char16_t c) {
  return {.role = kRoles[c], .value = c, .glyph = c};
}

Sign sign_of_other(char32_t c) {
  const Image image = image_of(c);
  if (image.mapped && image.length == 0) return {.role = Role::invisible};
  if (image.mapped) {
    return image.length == 1 ? sign_of_ascii(static_cast<char16_t>(image.text[0])) : Sign{};
  }
  // In a text with numerals what is a digit and what is a dash depends on all of it.
  if (c <= 0xFFFF && numeral(static_cast<char16_t>(c)) != 0) return {};
  auto glyph = static_cast<char16_t>(look_alike(c));
  if (glyph == 0) glyph = static_cast<char16_t>(unaccented(c));
  return is_code(glyph) ? Sign{.role = Role::character, .value = c, .glyph = glyph} : Sign{};
}

/** Reads one sign after the other; each of its functions is false where the text is no code. */
class Reader {
 public:
  Reader(Typed& out, bool ignore_case) : out_(out), ignore_case_(ignore_case) {}

  bool take(const Sign& sign, bool before_caret) {
    if (sign.role == Role::character) return take_character(sign, before_caret);
    if (sign.role != Role::separator) return sign.role == Role::invisible;
    if (sign.glyph == u'/' && ends_host()) return false;
    dot_ = dot_ || sign.glyph == u'.';
    // Two hyphens part words as a space does.
    const bool hyphen = sign.glyph == u'-';
    const bool space = is_space(sign.glyph) || (hyphen && hyphen_);
    hyphen_ = hyphen;
    return take_separator(space, before_caret);
  }

  /** A dash that an input method gives, which is part of a word unless characters of a code stand on both
   * sides. */
  bool take_stroke(bool before_caret) {
    stroke_ = true;
    hyphen_ = false;
    return !out_.characters.empty() && take_separator(false, before_caret);
  }

  bool end() {
    out_.separator_at_end = separated_;
    if (space_) put_gap();
    return !stroke_;
  }

 private:
  /** Small letters behind a dot, as in the address `shop.gift/3F2A`. */
  [[nodiscard]] bool ends_host() const {
    return dot_ && !separated_ && !out_.glyphs.empty() && is_lower(out_.glyphs.back());
  }

  bool take_character(const Sign& sign, bool before_caret) {
    if (out_.characters.full()) return false;
    if (separated_) put_gap();
    stroke_ = false;
    hyphen_ = false;
    const bool lower = ignore_case_ && is_lower(sign.glyph) && sign.value < 0x80;
    out_.characters.push_back(lower ? to_upper(sign.glyph) : sign.value);
    out_.glyphs.push_back(sign.glyph);
    if (before_caret) out_.caret = {.characters = out_.characters.size(), .behind_separator = false};
    return true;
  }

  bool take_separator(bool space, bool before_caret) {
    separated_ = true;
    space_ = space_ || space;
    if (before_caret) out_.caret.behind_separator = true;
    return true;
  }

  void put_gap() {
    out_.glyphs.push_back(space_ ? u' ' : u'-');
    out_.spaced = out_.spaced || space_;
    separated_ = false;
    space_ = false;
  }

  Typed& out_;
  bool ignore_case_;
  /** Since the last character: a separator, white space or two hyphens, a stroke. */
  bool separated_ = false;
  bool space_ = false;
  bool stroke_ = false;
  /** There is a dot. */
  bool dot_ = false;
  /** The last sign is a hyphen. */
  bool hyphen_ = false;
};

}  // namespace

void Typed::wipe() {
  characters.wipe();
  glyphs.wipe();
  caret = {};
  separator_at_end = false;
  spaced = false;
}

bool read_typed(std::u16string_view raw, std::uint32_t caret, bool ignore_case, Typed& out) {
  Reader reader(out, ignore_case);
  for (std::size_t i = 0; i < raw.size();) {
    const CodePoint point = code_point_at(raw, i);
    const char32_t c = point.c;
    i = point.end;
    const bool before_caret = i <= caret;
    if (c <= 0xFFFF && is_stroke(static_cast<char16_t>(c))) {
      if (!reader.take_stroke(before_caret)) return false;
    } else if (!reader.take(c < 0x80 ? sign_of_ascii(static_cast<char16_t>(c)) : sign_of_other(c),
                            before_caret)) {
      return false;
    }
  }
  return reader.end();
}

}  // namespace cardmend::layout
