// Words in a row that may be groups of codes, and which of them make a code.
#ifndef CARDMEND_TEXTS_WORDS_H_
#define CARDMEND_TEXTS_WORDS_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/fixed_vector.h"
#include "texts/rank/product_index.h"
#include "texts/scan/scanner.h"

namespace cardmend::texts {

/** What stands between two words of a row, the loosest last. */
enum class Between : std::uint8_t { nothing, dash, space, line };

/** Capitals before the digits of a code of no known form: "No. AB 12345678". */
inline constexpr std::size_t kMostPrefix = 4;

/** One word. */
struct Atom {
  Span span;
  /** Its line, counted over lines that hold a word. */
  std::uint32_t line = 0;
  Cells cells{};
  /** Above kMaxCode if it is longer than any code. */
  std::uint32_t length = 0;
  Between before = Between::nothing;
  /** By which it hangs on the one before it; NUL if it does not. */
  char sign = '\0';
  bool digits = false;
  bool has_digit = false;
  CharSet present;
  std::array<char, kMaxCode> text{};

  /** A word of a language, or more letters than a code begins with before its digits. */
  [[nodiscard]] bool is_speech() const { return !has_digit && (length > kMostPrefix || is_plain()); }
  /** A word of a language: letters alone, some of them small. */
  [[nodiscard]] bool is_plain() const { return !has_digit && length > 1 && has_lower(); }
  [[nodiscard]] bool has_lower() const {
    constexpr std::uint32_t kLetters = 0x07FFFFFE;
    return (present.bits[3] & kLetters) != 0;
  }
};

/** A code as it was typed: one word, or groups put together. */
struct Code {
  Span span;
  std::uint32_t line = 0;
  Cells cells{};
  std::uint8_t length = 0;
  std::array<char, kMaxCode> text{};
  /** What the text holds; its pointer is run()'s to set, since a code moves. */
  CodeRun shape;
  RunMark mark = RunMark::none;
  /** Its label names any code: beside a PIN it is the number. */
  bool general = false;
  /** Of the table whose column says what it is; 0 if none does. */
  std::uint32_t table = 0;
  /** A spreadsheet shortened its digits: there are none of them. */
  bool shortened = false;
  /** What the run weighs alone, over all products. */
  double weight = 0;
  /** As MarkedRun has them. */
  Fits fits = kMayFit;
  Layout groups{};

  /** Lives as long as the code stays where it is. */
  [[nodiscard]] MarkedRun run() const {
    CodeRun run = shape;
    run.code = text.data();
    return {run, mark, fits, groups};
  }
};

/** Where in a row a code stands: [begin, end) of its words; empty if there is none. */
struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
  double weight = 0;
  /** Of the words, put together. */
  Fits fits = kMayFit;

  [[nodiscard]] bool found() const { return begin < end; }
};

/** How a row is read. */
struct Reading {
  const ProductIndex* index = nullptr;
  const TextClues* evidence = nullptr;
  /** What a label says of the first code. */
  RunMark mark = RunMark::none;
  /** Nothing stands between the label and the word `first` of the row. */
  bool direct = false;
  std::size_t first = 0;
  /** What the label speaks of comes first, if it is there at all. */
  bool marked = false;
  /** The label stands in a line above. */
  bool heading = false;
};

/** What the words of a place are like. */
struct Style {
  std::size_t length = 0;
  bool has_digit = false;
  bool has_lower = false;
  /** A word that holds a digit has small letters. */
  bool lower_beside_digits = false;
  /** Some of it is set apart by spaces. */
  bool spaced = false;
  /** A word of a language is among several. */
  bool plain = false;
  /** Line breaks between words. */
  std::size_t lines = 0;
  /** The last word. */
  const Atom* last = nullptr;
  CharSet present;

  /** Takes in the next word of a place that begins with `first`. */
  void add(const Atom& atom, const Atom& first);
};

class Words {
 public:
  static constexpr std::size_t kMost = 48;

  void add(const Token& token, std::uint32_t line);
  [[nodiscard]] std::size_t size() const { return atoms_.size(); }
  [[nodiscard]] bool empty() const { return atoms_.empty(); }
  [[nodiscard]] bool full() const { return atoms_.full(); }
  [[nodiscard]] const Atom& operator[](std::size_t i) const { return atoms_[i]; }
  [[nodiscard]] bool has_digit() const {
    return std::ranges::any_of(atoms_, [](const Atom& atom) { return atom.has_digit; });
  }

  /** The first code at or behind a word that weighs enough; `steps` counts the formats that were tried. */
  Place find(std::size_t from, const Reading& reading, std::uint64_t& steps) const;

  /** The words at and behind `from` that belong together whatever they are: hung on dashes, or groups all
   * alike. */
  [[nodiscard]] Place chunk(std::size_t from) const;

  /** Digits and words of a language hung together, as in "25-character". */
  [[nodiscard]] bool is_prose(const Place& place) const;

  /** Words of a language stand in [begin, end): small letters, or more than a prefix has. */
  [[nodiscard]] bool has_speech(std::size_t begin, std::size_t end) const;

  /** By its form alone what begins at a word is something else. */
  [[nodiscard]] bool is_other(std::size_t from) const;

  /** Where the last words begin that are hung together. */
  [[nodiscard]] std::size_t last_hung() const;

  /** Where groups at the end begin that may go on in the next line, if nothing behind `from` is a code;
   * size() if none may. */
  [[nodiscard]] std::size_t tail(std::size_t from, bool labelled) const;

  /** Puts the words of a place, at most kMaxCode characters, together. */
  [[nodiscard]] Code code(const Place& place) const;

  /** Drops all but the first `count` words. */
  void keep(std::size_t count) { forget(count); }
  /** Drops the first `count` words. */
  void drop(std::size_t count);
  void wipe() { forget(0); }

 private:
  void forget(std::size_t from);
  [[nodiscard]] bool leads_on(std::size_t from, std::size_t end) const;
  [[nodiscard]] bool goes_on(std::size_t at, std::size_t beside, std::size_t outside) const;
  [[nodiscard]] double cut_factor(std::size_t from, std::size_t end) const;
  Place best_at(std::size_t from, const Reading& reading, std::uint64_t& steps) const;
  /** Letters behind a full stop and a space; the word is not the first. */
  [[nodiscard]] bool begins_sentence(std::size_t at) const {
    return !atoms_[at].has_digit && atoms_[at].span.begin > atoms_[at - 1].span.end + 1;
  }
  [[nodiscard]] std::size_t groups_end(std::size_t from, const Reading& reading) const;
  [[nodiscard]] bool has_groups(const Place& place, const Style& style, const Reading& reading) const;
  [[nodiscard]] Style style(const Place& place) const;
  [[nodiscard]] bool may_be_code(const Place& place, const Style& style, const Reading& reading) const;
  [[nodiscard]] Layout odd_groups(const Place& place) const;
  void weigh(Place& place, const Style& style, const char* text, const Reading& reading,
             std::uint64_t& steps) const;

  base::FixedVector<Atom, kMost> atoms_;
};

/** A run that weighs less than this is more likely something else. */
double enough_weight(RunMark mark);

}  // namespace cardmend::texts

#endif  // CARDMEND_TEXTS_WORDS_H_
