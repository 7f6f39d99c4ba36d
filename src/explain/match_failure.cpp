#include "explain/match_failure.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/ascii.h"
#include "explain/best.h"
#include "explain/reduced_text.h"
#include "explain/sentence.h"

namespace cardmend::explain {

using base::is_digit;
using base::is_space;

namespace {

/** U+2212 stands in a code's pattern for the minus of a negative number: -1 and 1 are two codes. */
constexpr char16_t kMinus = 0x2212;

bool is_negative(std::u16string_view code) {
  while (!code.empty() && is_space(code[0])) code.remove_prefix(1);
  while (!code.empty() && is_space(code.back())) code.remove_suffix(1);
  return code.size() > 1 && code[0] == u'-' && std::ranges::all_of(code.substr(1), is_digit);
}

/** The longest pattern that rows can hold: types_knowledge.h. */
constexpr std::size_t kMostPattern = 64;

using Patterns = std::span<const PatternRow>;

/** Looks for the patterns of one text in one source. */
class Scan {
 public:
  /** @param evenly every word takes the reading of the longest pattern, whether or not one begins with it */
  Scan(const Knowledge& knowledge, Source source, Best& best, bool evenly = false)
      : knowledge_(knowledge), source_(source), best_(best), evenly_(evenly) {}

  /** Offers the rows whose code is all of `text`. */
  void whole(std::u16string_view text) {
    Patterns rows = knowledge_.codes;
    Reader reader(text);
    std::size_t depth = 0;
    if (is_negative(text)) rows = narrowed(rows, depth++, kMinus);
    for (char16_t unit = reader.next(); unit != 0 && !rows.empty(); unit = reader.next()) {
      rows = narrowed(rows.subspan(ended(rows, depth)), depth, unit);
      ++depth;
    }
    offer(rows.first(ended(rows, depth)));
  }

  /**
   * Offers the wordings that occur in `text` as whole words, and what its sentences say. A wording inside of
   * another that says something is a part of that; one that is denied says nothing.
   */
  void texts(std::u16string_view text) {
    Sentence sentence(knowledge_, source_, best_);
    Reader reader(text, Reader::Keys::said);
    Reader from = reader;
    std::size_t at = 0;
    std::size_t told_to = 0;
    std::size_t read_to = 0;
    for (char16_t unit = reader.next(); unit != 0; from = reader, unit = reader.next(), ++at) {
      if (reader.edge() == Edge::none) continue;
      if (reader.edge() == Edge::sentence) sentence.end();
      if (reader.edge() == Edge::clause) sentence.end_clause();
      if (reader.edge() == Edge::option) sentence.read_alternative();
      // A wording counts by what stands before it, and is told after that.
      const bool denied = sentence.denies();
      const bool supposed = sentence.supposes();
      sentence.cover(told_to > at);
      if (at >= read_to) read_to = at + read_word(sentence, from, unit);
      if (begins(knowledge_.text_firsts, unit) && !denied) {
        const std::size_t length =
            offer_longest(from, knowledge_.texts, told_to > at ? told_to - at : 0, supposed);
        told_to = std::max(told_to, at + length);
      }
      sentence.keep();
    }
    sentence.end();
  }

  /** Offers the names of exceptions that occur in `text` as whole words. */
  void exceptions(std::u16string_view text) {
    Reader reader(text);
    Reader from = reader;
    for (char16_t unit = reader.next(); unit != 0; from = reader, unit = reader.next()) {
      if (reader.edge() != Edge::none && begins(knowledge_.exception_firsts, unit))
        offer_longest(from, knowledge_.exceptions, 0);
    }
  }

 private:
  /** The rows among `rows`, which agree in their first `depth` units, that have `unit` next. */
  [[nodiscard]] Patterns narrowed(Patterns rows, std::size_t depth, char16_t unit) const {
    const auto unit_of = [this, depth](const PatternRow& row) { return knowledge_.text[row.at + depth]; };
    // Deep in a pattern all rows mostly agree: then there is nothing to search.
    if (rows.empty() || (unit_of(rows.front()) == unit && unit_of(rows.back()) == unit)) return rows;
    if (rows.size() == 1) return {};
    const auto found = std::ranges::equal_range(rows, unit, {}, unit_of);
    return rows.subspan(static_cast<std::size_t>(found.begin() - rows.begin()), found.size());
  }

  /** How many of the rows, sorted and alike in their first `depth` units, end there: they stand first. */
  static std::size_t ended(Patterns rows, std::size_t depth) {
    std::size_t n = 0;
    while (n < rows.size() && rows[n].length == depth) ++n;
    return n;
  }

  void offer(Patterns rows) {
    for (const PatternRow& row : rows) best_.offer(row.row, source_, row.length);
  }

  /** Reads the word that stands where `from` does and begins with `unit`; says how long it is, at least 1. */
  std::size_t read_word(Sentence& sentence, const Reader& from, char16_t unit) const {
    const auto any = [](const PatternRow&) { return true; };
    const Patterns found =
        begins(knowledge_.word_firsts, unit) ? longest(from, knowledge_.words, any) : Patterns();
    if (found.empty()) {
      sentence.read_unknown();
      return 1;
    }
    sentence.read(found[0].row, found[0].length);
    return found[0].length;
  }

  /**
   * The rows of the longest wording that stands where `reader` does, is of whole words, and that `accepts`
   * takes one of.
   */
  template <typename Accepts>
  [[nodiscard]] Patterns longest(Reader reader, Patterns rows, const Accepts& accepts) const {
    Patterns found;
    std::size_t depth = 0;
    for (; !rows.empty(); ++depth) {
      const char16_t unit = reader.next();
      const std::size_t done = ended(rows, depth);
      if (done > 0 && ends_word(reader, unit) && std::ranges::any_of(rows.first(done), accepts))
        found = rows.first(done);
      if (unit == 0) break;
      rows = narrowed(rows.subspan(done), depth, unit);
    }
    for (; evenly_ && depth < kMostPattern && reader.next() != 0; ++depth) {
    }
    return found;
  }

  /** A word ended before `unit`, which `reader` has just read, or does so behind the s of a plural. */
  static bool ends_word(Reader reader, char16_t unit) {
    if (reader.edge() != Edge::none) return true;
    if (unit != u's') return false;
    reader.next();
    return reader.edge() != Edge::none;
  }

  /** A pattern may begin with the unit. */
  [[nodiscard]] bool begins(FirstUnits firsts, char16_t unit) const {
    return evenly_ || ((firsts[(unit >> 5U) & 15U] >> (unit & 31U)) & 1U) != 0;
  }

  /**
   * Offers the longest wording that stands where `from` does; says where it ends, from `from` on. Of what is supposed
   * only what is weak counts: "if it goes on, try again later".
   */
  std::size_t offer_longest(const Reader& from, Patterns rows, std::size_t shortest, bool supposed = false) {
    const auto holds = [this, supposed](const PatternRow& row) {
      const FailureRow& failure = knowledge_.failures[row.row];
      return best_.holds_on(failure) && (!supposed || failure.weak);
    };
    const Patterns found = longest(from, rows, holds);
    if (found.empty() || found[0].length <= shortest) return 0;
    offer(found);
    const auto says = [this](const PatternRow& row) {
      return !knowledge_.failures[row.row].weak && best_.is_near(knowledge_.failures[row.row]);
    };
    return std::ranges::any_of(found, says) ? found[0].length : 0;
  }

  const Knowledge& knowledge_;
  Source source_;
  Best& best_;
  bool evenly_;
};

bool is_json(const Failure& failure) {
  return begins_as_json(failure.text) || holds_word(failure.content_type, "json");
}

/** The narrower the range, the more it says; and most of all what counts for JSON alone. */
void scan_status(const Failure& failure, const Knowledge& knowledge, Best& best) {
  const bool json = is_json(failure);
  for (const StatusRow& row : knowledge.statuses) {
    if (failure.http_status < row.first || failure.http_status > row.last || (row.json && !json)) continue;
    best.offer(row.failure, Source::status, 998U - (row.last - row.first) + (row.json ? 1U : 0U));
  }
}

bool is_page(const Failure& failure) {
  return begins_as_page(failure.text) || holds_word(failure.content_type, "text/html") ||
         holds_word(failure.content_type, "application/xhtml");
}

/** `id`, reduced, is the `length` units of the text from `at` on. */
bool is_id(std::u16string_view id, std::u16string_view text, std::uint16_t at, std::uint8_t length) {
  Reader reader(id);
  for (const char16_t unit : text.substr(at, length)) {
    if (reader.next() != unit) return false;
  }
  return reader.next() == 0;
}

}  // namespace

std::uint8_t find_platform(std::u16string_view id, const Knowledge& knowledge) {
  for (std::size_t i = 0; i < knowledge.platforms.size(); ++i) {
    const PlatformRow& row = knowledge.platforms[i];
    if (is_id(id, knowledge.text, row.id_at, row.id_length)) return static_cast<std::uint8_t>(i);
  }
  return knowledge.generic_platform;
}

std::int32_t find_channel(std::u16string_view id, std::uint8_t platform, const Knowledge& knowledge) {
  for (const ChannelRow& row : knowledge.channels) {
    if (row.platform == platform && is_id(id, knowledge.text, row.id_at, row.id_length)) {
      return static_cast<std::int32_t>(row.kind);
    }
  }
  return kNotKnown;
}

// Pages mix the fields up: a text comes as a code, a code as a text, an exception's name as a code. Each is
// looked for in all places where it may stand.
FoundFailure find_failure(const Failure& failure, std::uint8_t platform, const Knowledge& knowledge) {
  Best best(platform, knowledge);
  Scan code(knowledge, Source::code, best);
  Scan text(knowledge, Source::text, best);
  Scan exception(knowledge, Source::exception, best);
  Scan thrown(knowledge, Source::exception_name, best);
  code.whole(failure.code);
  // What is longer than any code hides nothing, and would take long.
  const bool evenly = failure.code.size() <= kMostPattern;
  Scan(knowledge, Source::text, best, evenly).texts(failure.code);
  Scan(knowledge, Source::exception_name, best, evenly).exceptions(failure.code);
  text.whole(failure.text);
  text.texts(failure.text);
  scan_status(failure, knowledge, best);
  exception.texts(failure.exception);
  thrown.exceptions(failure.exception);
  if (knowledge.html_failure != kNoRow && is_page(failure))
    best.offer(knowledge.html_failure, Source::page, 0);
  const std::uint8_t found = best.failure();
  const bool says_nothing = found == knowledge.platforms[knowledge.generic_platform].fallback;
  return {.failure = says_nothing ? knowledge.platforms[platform].fallback : found,
          .by_code = best.by_code() && !says_nothing};
}

}  // namespace cardmend::explain
