// The part of the scanner that reads words: labels, names and what may be a part of a code.
#include <algorithm>

#include "base/ascii.h"
#include "base/wipe.h"
#include "text/unit_kind.h"
#include "texts/scan/amount.h"
#include "texts/scan/date.h"
#include "texts/scan/decode.h"
#include "texts/scan/scanner.h"

namespace cardmend::texts {

using base::is_alnum;
using base::is_control;
using base::is_digit;
using base::Lookahead;
using base::to_lower;
using text::begins_escape;
using text::is_stroke;
using text::LabelMark;

namespace {

/** More characters that draw nothing do not stand within a word. */
constexpr std::size_t kMostInvisible = 8;

}  // namespace

Scanner::Glyph Scanner::glyph_at(std::size_t at) const {
  if (at >= text_.size()) return {0, at};
  const char16_t unit = text_[at];
  if (stands_for_itself(unit)) return {unit, at + 1};
  if (unit < 0x80 && !begins_escape(unit)) return {is_control(unit) ? u'\0' : unit, at + 1};
  if (const char16_t folded = common(unit); folded != 0) return {folded, at + 1};
  const Decoded decoded = decode(text_, at);
  if (decoded.count > 1) return {0xFFFD, decoded.end};
  return {decoded.count == 0 ? u'\0' : decoded.text[0], decoded.end};
}

/** The next characters; they live until the next call. */
const Lookahead& Scanner::lookahead(std::size_t at, std::size_t most) {
  std::size_t size = 0;
  for (std::size_t k = 0; k < most && at < text_.size(); ++k) {
    const char16_t unit = text_[at];
    const Glyph glyph = is_character(unit) ? Glyph{unit, at + 1} : glyph_at(at);
    at = glyph.end;
    if (glyph.c == 0) continue;
    ahead_.text[size] = glyph.c;
    ahead_.end[size++] = static_cast<std::uint32_t>(at);
  }
  ahead_.size = size;
  steps_ += size + 1;
  return ahead_;
}

/** The longest word of the lexicon that begins at `at`; it ends where a word of the text ends. */
Scanner::Match Scanner::match(std::size_t at) {
  Match best;
  std::uint32_t node = Lexicon::kRoot;
  std::size_t joined = 0;
  std::size_t invisible = 0;
  std::uint64_t steps = 0;
  for (std::size_t i = at; i < text_.size();) {
    const char16_t unit = text_[i];
    const Glyph glyph = stands_for_itself(unit) ? Glyph{unit, i + 1} : glyph_at(i);
    ++steps;
    i = glyph.end;
    if (glyph.c == 0) {
      if (++invisible > kMostInvisible) break;
      continue;
    }
    const char16_t c = to_lower(glyph.c);
    if (Lexicon::joins(c)) {
      if (node == Lexicon::kRoot || ++joined > 2) break;
      continue;
    }
    node = lexicon_->step(node, c);
    if (node == Lexicon::kNone) break;
    joined = 0;
    const Meaning* meaning = lexicon_->meaning(node);
    if (meaning == nullptr) continue;
    const Glyph next = is_alnum(c) ? glyph_at(i) : Glyph{0, i};
    if (!is_alnum(next.c)) {
      best = {meaning, i};
    } else if (is_digit(next.c)) {
      // "USD50"; and "pin1:", where cards are numbered.
      if (meaning->currency != nullptr) best = {meaning, i};
      if (meaning->label != nullptr) {
        const Glyph second = glyph_at(next.end);
        const std::size_t end = is_digit(second.c) ? second.end : next.end;
        if (is_marked(end)) best = {meaning, end};
      }
    }
  }
  steps_ += steps;
  return best;
}

/** A colon or an equals sign follows, after quotes and spaces at most. */
bool Scanner::is_marked(std::size_t at) {
  for (std::size_t k = 0; k < 4; ++k) {
    const Glyph glyph = glyph_at(at);
    if (glyph.c == u':' || glyph.c == u'=') return true;
    if (glyph.c != u' ' && glyph.c != u'"' && glyph.c != u'\'' && glyph.c != 0x201D) return false;
    at = glyph.end;
  }
  return false;
}

/** Nothing of its column stands behind a word that ends at `at`. */
bool Scanner::ends_cell(std::size_t at) {
  for (std::size_t k = 0; k < 4 && at < text_.size(); ++k) {
    const Glyph glyph = glyph_at(at);
    if (glyph.c == u',' || glyph.c == u';' || glyph.c == u'|' || glyph.c == u'\t' || glyph.c == u'\n')
      return true;
    if (glyph.c != u' ' && glyph.c != u'"' && glyph.c != u'\r' && glyph.c != u'.') return false;
    at = glyph.end;
  }
  return at >= text_.size();
}

/** A word of everyday speech is a label before a colon, alone in its column, and, if no sentence ends in it,
 * at the end of it: "Gift Card Value"; and one for a date before a date: "expires 12/2027". */
bool Scanner::is_label(const Meaning& meaning, std::size_t end, bool marked) {
  if (meaning.label == nullptr) return false;
  if (!meaning.label->strict || marked) return true;
  const LabelMark mark = meaning.label->mark;
  if (mark == LabelMark::expiry && glyph_at(end).c == u' ' && date_at(lookahead(end + 1), false).day != 0)
    return true;
  return (cell_start_ || mark == LabelMark::value || mark == LabelMark::expiry) && ends_cell(end);
}

/** Takes what begins at at_, a word or a sign that is none; true if it makes a token. */
bool Scanner::take_word() {
  const char16_t unit = text_[at_];
  const Glyph first = stands_for_itself(unit) ? Glyph{unit, at_ + 1} : glyph_at(at_);
  const bool code = is_alnum(first.c) || first.c == 0xFFFD;
  // A group of a code that happens to be a word: it hangs on a dash.
  const bool group = code && token_.gap.join && !token_.gap.space && follows_group();
  // Of plain text that was asked on the way.
  const bool asked = is_plain_text(unit) && !is_stroke(unit);
  if (!group && (asked || (lexicon_->begins(to_lower(first.c)) && may_begin_word()))) {
    const Match found = match(at_);
    if (found.meaning != nullptr && take_meaning(found)) return true;
  }
  if (code) return read_atom();
  const bool dash = is_stroke(first.c) && before_ == TokenKind::atom && is_alnum(glyph_at(first.end).c);
  take_sign(dash ? u'-' : first.c);
  at_ = first.end;
  return false;
}

/** The word may be a group of the same code as the one before it. */
bool Scanner::follows_group() const {
  const Gap& gap = token_.gap;
  return before_ == TokenKind::atom && gap.lines == 0 && !gap.stop && !gap.text;
}

bool Scanner::take_meaning(const Match& found) {
  const Meaning& meaning = *found.meaning;
  const bool marked = meaning.label != nullptr && is_marked(found.end);
  if (is_label(meaning, found.end, marked)) {
    token_.kind = TokenKind::label;
    token_.marked = marked;
  } else if (meaning.currency != nullptr) {
    if (!is_currency(*meaning.currency, found.end)) return false;
    token_.kind = TokenKind::currency;
    token_.currency = meaning.currency;
  } else if (meaning.name >= 0) {
    token_.kind = TokenKind::name;
  } else {
    return false;
  }
  token_.meaning = &meaning;
  at_ = found.end;
  // "Rs. 500"
  if (token_.kind == TokenKind::currency && meaning.currency->strict && glyph_at(at_).c == u'.')
    at_ = glyph_at(at_).end;
  token_.span.end = static_cast<std::uint32_t>(at_);
  return true;
}

void Scanner::add_to_atom(char16_t c, std::size_t end) {
  if (token_.length < kMaxCode) token_.text[token_.length] = static_cast<char>(c);
  ++token_.length;
  token_.present.add(static_cast<char>(c));
  if (is_digit(c)) {
    token_.has_digit = true;
  } else {
    token_.digits = false;
  }
  at_ = end;
}

/** Takes the letters and digits of ASCII from `at` on, and gives where they end. */
std::size_t Scanner::take_run(std::size_t at) {
  const std::size_t begin = at;
  AlnumSet present;
  const std::size_t used = std::min<std::size_t>(token_.length, kMaxCode);
  // What is longer than any code is counted.
  const std::size_t kept = at + (kMaxCode - used);
  char* const out = token_.text.data() + used;
  for (; at < text_.size() && text_[at] < 0x80; ++at) {
    const std::uint8_t number = kAsciiClasses[text_[at]];
    if (number >= kFirstSign) break;
    if (at < kept) out[at - begin] = static_cast<char>(text_[at]);
    present.add(number);
  }
  if (at == begin) return at;
  token_.length += static_cast<std::uint32_t>(at - begin);
  token_.present.add(present.characters());
  token_.has_digit = token_.has_digit || present.has_digit();
  token_.digits = token_.digits && !present.has_letter();
  at_ = at;
  return at;
}

/** Reads letters and digits; false if they number a list. */
bool Scanner::read_atom() {
  token_.digits = true;
  token_.present = CharSet{};
  for (std::size_t i = at_; i < text_.size();) {
    i = take_run(i);
    if (i == text_.size()) break;
    const char16_t unit = text_[i];
    if (is_control(unit)) {
      ++i;
      continue;
    }
    if ((unit < 0x80 && !begins_escape(unit)) || is_plain_text(unit)) break;
    if (const char16_t folded = common(unit); folded != 0) {
      if (!is_alnum(folded)) break;
      add_to_atom(folded, ++i);
      continue;
    }
    const Decoded decoded = decode(text_, i);
    bool fits = true;
    for (std::size_t k = 0; k < decoded.count; ++k) fits = fits && is_alnum(decoded.text[k]);
    if (!fits) break;
    for (std::size_t k = 0; k < decoded.count; ++k) add_to_atom(decoded.text[k], decoded.end);
    i = decoded.end;
    if (unit == 0x20E3 && token_.length == 1) {
      // A digit on a key: the number of an item.
      token_.text[0] = 0;
      token_.length = 0;
      token_.gap.stop = true;
      at_ = i;
      return false;
    }
  }
  if (token_.length == 0) {
    // Nothing of it was a letter or a digit after all.
    token_.gap.text = true;
    at_ = glyph_at(at_).end;
    return false;
  }
  token_.kind = TokenKind::atom;
  token_.span.end = static_cast<std::uint32_t>(at_);
  if (!read_shortened()) read_money_or_date();
  return true;
}

void Scanner::new_line() {
  Gap& gap = token_.gap;
  if (gap.lines == 0) {
    gap.line_end = static_cast<std::uint32_t>(at_);
    gap.end_cells = cells_;
  }
  gap.names_other_above = gap.names_other || (gap.lines == 0 && ends_name());
  gap.names_other = false;
  if (gap.lines < 2) ++gap.lines;
  line_begin_ = at_ + 1;
  gap.text_above = gap.text_above || gap.text;
  gap.text = false;
  cells_ = {};
  cell_start_ = true;
  quoted_ = false;
}

void Scanner::count_cell(CellSign sign) {
  token_.gap.stop = true;
  if (quoted_) return;
  std::uint8_t& count = cells_[static_cast<std::size_t>(sign)];
  if (count < 0xFF) ++count;
  cell_start_ = true;
}

}  // namespace cardmend::texts
