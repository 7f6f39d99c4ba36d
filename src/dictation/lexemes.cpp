#include "dictation/lexemes.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/surrogates.h"

namespace cardmend::dictation {

using base::is_alnum;
using base::is_alpha;
using base::is_digit;
using base::is_lead;
using base::is_lower;
using base::is_space;
using base::is_trail;
using base::is_upper;
using base::to_lower;
using base::to_upper;
using base::wipe_memory;
using text::Folded;

namespace {

/** The longest phrase in Latin letters, in words. */
constexpr std::size_t kMaxWords = 4;

/** A run of so many capitals is rather a word than letters: the longest digit's name. */
constexpr std::size_t kShoutedWord = 5;

/** A word that is written together with a digit is no shorter: "part1". */
constexpr std::size_t kTalkWord = 4;

constexpr bool is_apostrophe(char16_t c) {
  return c == u'\'' || c == 0x2019;
}

/** Draws no word: space, and what a recogniser sets between clauses. */
constexpr bool is_pause(char16_t c) {
  if (is_space(c)) return true;
  if (c < 0x80) return std::u16string_view(u",.!?:;\"'()[]{}").find(c) != std::u16string_view::npos;
  return (c >= 0x2010 && c <= 0x2027) || (c >= 0x3000 && c <= 0x3002) || (c >= 0x3008 && c <= 0x301F) ||
         c == 0xB7;
}

constexpr bool is_mark(char16_t c) {
  return c == u'-' || c == u'_' || c == u'/' || c == u'\\' || c == u'~';
}

/** A word of one or several written ones, and where it ends; nullptr if there is none. */
struct Phrase {
  const SpokenWord* word = nullptr;
  std::size_t end = 0;
};

/** Names what comes: "PIN" and "XBOX" are written in capitals by every recogniser, and spell no part of a code. */
bool names_what_comes(const Phrase& phrase) {
  return phrase.word != nullptr &&
         (phrase.word->kind == SpokenKind::secret_label || phrase.word->kind == SpokenKind::number_label ||
          phrase.word->kind == SpokenKind::name);
}

class Cutter {
 public:
  Cutter(const Folded& folded, const SpokenLexicon& lexicon, Lexemes& out)
      : text_(folded.text.data(), folded.text.size()), lexicon_(lexicon), out_(out) {}

  void run();

 private:
  [[nodiscard]] std::size_t word_end(std::size_t at) const;
  [[nodiscard]] const SpokenWord* longest(std::size_t at) const;
  [[nodiscard]] bool shouts() const;
  std::size_t latin(std::size_t at);
  [[nodiscard]] Phrase phrase(std::size_t at) const;
  std::size_t other(std::size_t at);
  void add(std::size_t begin, std::size_t end, const SpokenWord* word, char written = 0, bool mark = false);
  void add_unknown(std::size_t begin, std::size_t end);
  void spell(std::size_t begin, std::size_t end);
  void spelled_run(std::size_t begin, std::size_t end);
  [[nodiscard]] const SpokenWord* talk_word(std::u16string_view run) const;

  std::u16string_view text_;
  const SpokenLexicon& lexicon_;
  Lexemes& out_;
  /** Where the last lexeme ended that was not known, to join its neighbour to it. */
  std::size_t unknown_end_ = 0;
  /** Capitals say nothing. */
  bool shouts_ = false;
};

void Cutter::add(std::size_t begin, std::size_t end, const SpokenWord* word, char written, bool mark) {
  out_.push_back({.begin = static_cast<std::uint16_t>(begin),
                  .end = static_cast<std::uint16_t>(end),
                  .word = word,
                  .written = written,
                  .mark = mark});
}

void Cutter::add_unknown(std::size_t begin, std::size_t end) {
  const bool joins = !out_.empty() && unknown_end_ == begin && out_.back().end == begin;
  if (joins)
    out_.back().end = static_cast<std::uint16_t>(end);
  else
    add(begin, end, nullptr);
  unknown_end_ = end;
}

/** Letters and digits that stand for themselves. */
void Cutter::spell(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (is_apostrophe(text_[i])) continue;
    const char16_t lower = to_lower(text_[i]);
    add(i, i + 1, lexicon_.find({&lower, 1}), static_cast<char>(to_upper(text_[i])));
  }
}

/** The end of the run of letters, digits and apostrophes inside it. */
std::size_t Cutter::word_end(std::size_t at) const {
  std::size_t end = at;
  while (end < text_.size() && (is_alnum(text_[end]) || (end > at && is_apostrophe(text_[end]) &&
                                                         end + 1 < text_.size() && is_alpha(text_[end + 1]))))
    ++end;
  return end;
}

/** The longest known phrase from `at`, words joined by one space each. */
Phrase Cutter::phrase(std::size_t at) const {
  std::array<char16_t, tables::kLongestSpoken + 1> key{};
  std::size_t size = 0;
  Phrase found;
  std::size_t begin = at;
  for (std::size_t words = 0; words < kMaxWords; ++words) {
    const std::size_t end = word_end(begin);
    if (end == begin || !is_alpha(text_[begin]) || size + (end - begin) + 1 > key.size()) break;
    if (size > 0) key[size++] = u' ';
    for (std::size_t i = begin; i < end; ++i)
      key[size++] = is_apostrophe(text_[i]) ? u'\'' : to_lower(text_[i]);
    if (const SpokenWord* word = lexicon_.find({key.data(), size}); word != nullptr)
      found = {.word = word, .end = end};
    begin = end;
    while (begin < text_.size() && begin < end + 2 && (is_space(text_[begin]) || text_[begin] == u'-'))
      ++begin;
  }
  wipe_memory(key.data(), sizeof(key));
  return found;
}

/** The longest word from `at` in writing without spaces; nullptr if there is none. */
const SpokenWord* Cutter::longest(std::size_t at) const {
  std::array<char16_t, 12> key{};
  std::size_t size = 0;
  while (size < key.size() && at + size < text_.size() && !is_pause(text_[at + size])) {
    key[size] = to_lower(text_[at + size]);
    ++size;
  }
  const SpokenWord* word = nullptr;
  for (; size > 0 && word == nullptr; --size) word = lexicon_.find({key.data(), size});
  wipe_memory(key.data(), sizeof(key));
  return word;
}

/** The word of talk about a code that `run` is, in lower case but for its first letter; nullptr if it is
 * none. */
const SpokenWord* Cutter::talk_word(std::u16string_view run) const {
  const bool written = run.size() >= kTalkWord && run.size() <= tables::kLongestSpoken && is_alpha(run[0]) &&
                       std::ranges::all_of(run.substr(1), is_lower);
  if (!written) return nullptr;
  std::array<char16_t, tables::kLongestSpoken> key{};
  std::ranges::transform(run, key.begin(), to_lower);
  const SpokenWord* word = lexicon_.find({key.data(), run.size()});
  return word != nullptr && word->role != SpokenRole::none ? word : nullptr;
}

/** A run with a digit: characters as they are, but for "group1" and "16digits". */
void Cutter::spelled_run(std::size_t begin, std::size_t end) {
  const std::u16string_view run = text_.substr(begin, end - begin);
  const auto first_digit = static_cast<std::size_t>(std::ranges::find_if(run, is_digit) - run.begin());
  const auto digits_end = static_cast<std::size_t>(
      std::find_if_not(run.begin() + first_digit, run.end(), is_digit) - run.begin());
  if (const SpokenWord* word = talk_word(run.substr(0, first_digit)); word != nullptr) {
    add(begin, begin + first_digit, word);
    spell(begin + first_digit, end);
  } else if (const SpokenWord* noun = talk_word(run.substr(digits_end));
             noun != nullptr && first_digit == 0) {
    spell(begin, begin + digits_end);
    add(begin + digits_end, end, noun);
  } else {
    spell(begin, end);
  }
}

/** A run of ASCII letters and digits. A run with a digit, or in capitals, is characters as they are, but for a label. */
std::size_t Cutter::latin(std::size_t at) {
  const std::size_t end = word_end(at);
  const std::u16string_view run = text_.substr(at, end - at);
  // "2\u4e2a" and "e\u5361" are words, and so is "1st".
  const SpokenWord* word = longest(at);
  if (word != nullptr) {
    const bool ordinal = word->length == run.size() && word->role == SpokenRole::ordinal;
    if (word->length > run.size() || ordinal) {
      add(at, at + word->length, word);
      return at + word->length;
    }
  }
  if (std::ranges::any_of(run, is_digit)) {
    spelled_run(at, end);
    return end;
  }
  const bool capitals = std::ranges::all_of(run, is_upper);
  const Phrase known = phrase(at);
  if (capitals && run.size() > 1 && !shouts_ && !names_what_comes(known)) {
    spell(at, end);
    return end;
  }
  if (known.word != nullptr) {
    const bool letter = known.end - at == 1;
    add(at, known.end, known.word, letter ? static_cast<char>(to_upper(text_[at])) : '\0');
    return known.end;
  }
  if (capitals)
    spell(at, end);
  else
    add_unknown(at, end);
  return end;
}

/** Some recognisers write everything in capitals: then "SIX" is a word, else it is three letters. */
bool Cutter::shouts() const {
  if (!std::ranges::all_of(text_, [](char16_t c) { return c < 0x80 && !is_lower(c); })) return false;
  std::size_t letters = 0;
  std::size_t longest = 0;
  for (const char16_t c : text_) {
    letters = is_upper(c) ? letters + 1 : 0;
    longest = std::max(longest, letters);
  }
  return longest >= kShoutedWord && std::ranges::any_of(text_, is_space);
}

std::size_t Cutter::other(std::size_t at) {
  if (const SpokenWord* word = longest(at); word != nullptr) {
    // "\u4e00 \u4e0b\u4e00\u7ec4": the last unit of a word may begin a longer one.
    const std::size_t last = at + word->length - 1U;
    if (const SpokenWord* next = last > at ? longest(last) : nullptr;
        next != nullptr && next->length > word->length) {
      const SpokenWord* shorter = lexicon_.find(text_.substr(at, last - at));
      word = shorter != nullptr ? shorter : word;
    }
    add(at, at + word->length, word);
    return at + word->length;
  }
  const bool pair = is_lead(text_[at]) && at + 1 < text_.size() && is_trail(text_[at + 1]);
  const std::size_t end = at + (pair ? 2 : 1);
  add_unknown(at, end);
  return end;
}

void Cutter::run() {
  shouts_ = shouts();
  std::size_t at = 0;
  while (at < text_.size()) {
    const char16_t c = text_[at];
    if (is_pause(c)) {
      ++at;
    } else if (is_mark(c)) {
      add(at, at + 1, nullptr, '\0', true);
      ++at;
    } else if (is_alnum(c)) {
      at = latin(at);
    } else {
      at = other(at);
    }
  }
}

}  // namespace

void cut(const Folded& folded, const SpokenLexicon& lexicon, Lexemes& out) {
  Cutter(folded, lexicon, out).run();
}

}  // namespace cardmend::dictation
