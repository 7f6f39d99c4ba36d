// A hundred thousand times somebody edits a field: what it shows and where its caret is, against the plain
// model.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "cardmend/cardmend.h"
#include "cardmend/layout.h"
#include "layout/stray_words.h"
#include "native/layout/layout_answer.h"
#include "native/layout/layout_model.h"
#include "native/support/rounds.h"
#include "native/support/text.h"
#include "native/support/vectors.h"

namespace cardmend::test {

using layout::has_label;

namespace {

constexpr std::u16string_view kCapitals = u"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::u16string_view kDashes = u"--._/\uFF0D\u2014";
constexpr std::u16string_view kSpaces = u" \u3000\n";

/** What is typed into, and the same as the model sees it. */
struct Subject {
  std::string id;
  Product product;
  std::vector<Groups> layouts;
};

Subject subject_of(std::string_view id, const Product& product) {
  Subject subject{.id = std::string(id), .product = product, .layouts = {}};
  for (std::size_t i = 0; i < product.secret.layout_count; ++i) {
    const auto view = product.secret.layouts[i].view();
    subject.layouts.emplace_back(view.begin(), view.end());
  }
  return subject;
}

/** A product that nobody ships, for the forms that no shipped one has. */
Subject made_up(std::string_view id, std::string_view alphabet, const std::vector<Groups>& layouts,
                bool ignore_case) {
  Product product;
  Format& format = product.secret;
  format.ignore_case = ignore_case;
  for (const char c : alphabet) format.alphabet.add(c);
  format.possible = format.alphabet;
  for (const Groups& groups : layouts) {
    Layout& layout = format.layouts[format.layout_count++];
    for (const std::size_t length : groups) {
      layout.groups[layout.group_count++] = static_cast<std::uint8_t>(length);
      layout.length = static_cast<std::uint8_t>(layout.length + length);
    }
    format.lengths |= 1ULL << (layout.length - 1U);
  }
  return subject_of(id, product);
}

std::vector<Subject> subjects(const Catalog& catalog) {
  std::vector<Subject> all;
  for (std::int32_t i = 0; i < catalog.size(); ++i) {
    if (catalog.at(i).secret.layout_count > 0) all.push_back(subject_of(catalog.id_of(i), catalog.at(i)));
  }
  all.push_back(made_up("made-up.digits", "0123456789", {{3, 4, 4}, {4, 4, 4, 4}, {5, 5, 5, 5}}, true));
  all.push_back(made_up("made-up.cases", "ABCDEFGHabcdefgh23456789", {{1, 6, 2, 1}}, false));
  all.push_back(made_up("made-up.ones", "0123456789ABCDEF", {{1, 1, 1, 1, 1, 1, 1, 1}}, true));
  return all;
}

/** One person at one field. */
class Session {
 public:
  Session(const Subject& subject, Layouter& layouter, std::mt19937& random)
      : subject_(subject),
        layouter_(layouter),
        random_(random),
        model_(subject.layouts, subject.product.secret.ignore_case) {}

  /** One edit, its answer compared. False if the text was left as it is, which is then taken back. */
  bool edit(std::vector<std::string>* answers) {
    const std::uint32_t what = random_() % 16;
    if (what == 0 && past_.size() > 1) return undo();
    if (what == 1 && !future_.empty()) return redo();
    if (what == 2) caret_ = random_() % (text_.size() + 1);
    if (what <= 6) return remove(what, answers);
    if (what == 7) return apply(caret_, caret_, text_of(random_() % 20), answers);
    if (what == 8) {
      const auto [begin, end] = selection();
      return apply(begin, end, text_of(random_() % 9), answers);
    }
    return apply(caret_, caret_, text_of(1), answers);
  }

 private:
  struct State {
    std::u16string text;
    std::size_t caret;
    LayoutModel model;
  };

  std::pair<std::size_t, std::size_t> selection() {
    const std::size_t a = random_() % (text_.size() + 1);
    const std::size_t b = random_() % (text_.size() + 1);
    return {std::min(a, b), std::max(a, b)};
  }

  char16_t character() {
    if (random_() % 32 == 0) return kCapitals[random_() % kCapitals.size()];
    const CharSet& alphabet = subject_.product.secret.alphabet;
    char16_t c = 0;
    while (!alphabet.has(c)) c = static_cast<char16_t>(random_() % 0x80);
    if (subject_.product.secret.ignore_case && c >= u'A' && random_() % 2 == 0)
      c = static_cast<char16_t>(c + 0x20);
    return random_() % 8 == 0 ? static_cast<char16_t>(c + 0xFEE0) : c;
  }

  std::u16string text_of(std::size_t count) {
    std::u16string text;
    const bool spaced = random_() % 8 == 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t kind = random_() % 12;
      if (kind == 0)
        text += spaced ? kSpaces[random_() % kSpaces.size()] : kDashes[random_() % kDashes.size()];
      else if (kind == 1)
        text += u'\u200B';
      else
        text += character();
    }
    return text;
  }

  /** Deleting as the field does it: over a hyphen, the character beyond it goes. */
  bool remove(std::uint32_t what, std::vector<std::string>* answers) {
    if (what == 3) {
      const auto [begin, end] = selection();
      return apply(begin, end, u"", answers);
    }
    const bool forward = what == 4;
    std::size_t at = caret_;
    if (forward && at + 1 < text_.size() && text_[at] == u'-') ++at;
    if (!forward && at > 0 && at < text_.size() && text_[at - 1] == u'-') --at;
    if (forward ? at == text_.size() : at == 0) return true;
    return forward ? apply(at, at + 1, u"", answers) : apply(at - 1, at, u"", answers);
  }

  bool apply(std::size_t begin, std::size_t end, std::u16string_view typed,
             std::vector<std::string>* answers) {
    std::u16string raw = text_;
    raw.replace(begin, end - begin, typed);
    const auto at = static_cast<std::uint32_t>(begin + typed.size());
    LayoutModel model = model_;
    model.replace(begin, end, typed);
    const Laid laid = layouter_.lay_out(raw, at, subject_.product);
    if (answers != nullptr) answers->push_back(layout_line(subject_.id, raw, at, laid));
    if (laid.value == raw && raw != model.text()) {
      const bool spaced = raw.find_first_of(kSpaces) != std::u16string::npos || has_dashes(raw);
      const std::size_t dot = raw.find(u'.');
      const bool address = dot != std::u16string::npos && raw.find(u'/', dot) != std::u16string::npos;
      const bool labelled = address || has_label(plain(raw)) || has_label(model.text());
      CAPTURE(json_string(raw));
      REQUIRE((spaced || labelled || model.size() > 2 * kMaxCode || holds_both(model.size())));
      return false;
    }
    if (laid.value != model.text() || laid.caret != model.caret() || laid.changed != (laid.value != raw)) {
      FAIL(subject_.id, ": ", json_string(raw), " ", at, " gives ", json_string(laid.value), " ", laid.caret,
           ", not ", json_string(model.text()), " ", model.caret());
    }
    keep({text_, caret_, model_});
    settle({std::u16string(laid.value), laid.caret, model});
    return true;
  }

  /** Without what draws nothing, and narrow. */
  static std::u16string plain(std::u16string text) {
    std::erase(text, u'\u200B');
    for (char16_t& c : text) c = c > 0xFF00 && c < 0xFF5F ? static_cast<char16_t>(c - 0xFEE0) : c;
    return text;
  }

  /** Number and secret may be there. */
  [[nodiscard]] bool holds_both(std::size_t size) const {
    const Product& product = subject_.product;
    return product.number.exists() && size >= product.secret.least() + product.number.least();
  }

  /** Two dashes stand side by side, what draws nothing aside. */
  static bool has_dashes(std::u16string_view text) {
    bool dash = false;
    for (const char16_t c : text) {
      if (c == u'\u200B') continue;
      const bool other = c == u'-' || c == u'\uFF0D' || c == u'\u2014';
      if (other && dash) return true;
      dash = other;
    }
    return false;
  }

  void keep(const State& state) {
    past_.push_back(state);
    future_.clear();
  }

  /** Takes a state that was laid out: laying it out again changes nothing. */
  void settle(const State& state) {
    text_ = state.text;
    caret_ = state.caret;
    model_ = state.model;
    const Laid again = layouter_.lay_out(text_, static_cast<std::uint32_t>(caret_), subject_.product);
    if (again.changed || again.value != text_ || (caret_ == model_.caret() && again.caret != caret_)) {
      FAIL(subject_.id, ": ", json_string(text_), " ", caret_, " becomes ", json_string(again.value), " ",
           again.caret);
    }
  }

  bool undo() {
    future_.push_back({text_, caret_, model_});
    const State state = past_.back();
    past_.pop_back();
    settle(state);
    return true;
  }

  bool redo() {
    past_.push_back({text_, caret_, model_});
    const State state = future_.back();
    future_.pop_back();
    settle(state);
    return true;
  }

  const Subject& subject_;
  Layouter& layouter_;
  std::mt19937& random_;
  LayoutModel model_;
  std::u16string text_;
  std::size_t caret_ = 0;
  std::vector<State> past_;
  std::vector<State> future_;
};

}  // namespace

TEST_CASE(
    "layout laws: 100,000 edited fields show what the plain model shows, and the caret is where it was") {
  const Catalog catalog;
  const std::vector<Subject> all = subjects(catalog);
  Layouter layouter;
  std::mt19937 random(20270103);
  std::vector<std::string> answers;
  std::size_t edits = 0;
  std::size_t left = 0;
  for (int round = 0; round < rounds(100'000); ++round) {
    Session session(all[static_cast<std::size_t>(round) % all.size()], layouter, random);
    const std::size_t count = 1 + random() % 16;
    for (std::size_t i = 0; i < count; ++i) {
      left += session.edit(round < 600 ? &answers : nullptr) ? 0 : 1;
    }
    edits += count;
  }
  CHECK(edits > static_cast<std::size_t>(rounds(800'000)));
  // Words and what is too long: they stay as they are, and must not become the rule.
  CHECK(left > static_cast<std::size_t>(rounds(100)));
  CHECK(left < edits / 50);
  write_answers("layout_laws", answers);
}

}  // namespace cardmend::test
