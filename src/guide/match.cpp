#include "guide/match.h"

#include <algorithm>
#include <array>
#include <span>

#include "guide/reduce.h"

namespace cardmend::guide {
namespace {

/** Where a hit comes from; the higher is to be trusted more. */
enum class Source : std::uint8_t { page, exception, status, text, code };

/** The best of the rows that were offered. */
class Best {
 public:
  Best(std::uint8_t platform, const Knowledge& known)
      : known_(known), platform_(platform), failure_(known.platforms[platform].fallback) {}

  /** `precision` is below 1000. Of equals the earlier row stays. */
  void offer(std::uint8_t failure, Source source, std::uint32_t precision) {
    const FailureRow& row = known_.failures[failure];
    if (!holds_on(row)) return;
    const std::uint32_t worth =
        (((row.weak ? 1U : 2U) * 8 + static_cast<std::uint32_t>(source)) * 4 + nearness(row)) * 1000 +
        precision;
    if (worth < worth_ || (worth == worth_ && failure >= failure_)) return;
    worth_ = worth;
    failure_ = failure;
  }

  [[nodiscard]] std::uint8_t failure() const { return failure_; }

 private:
  [[nodiscard]] bool holds_on(const FailureRow& row) const {
    return row.platform == kNoRow || row.platform == platform_ || platform_ == known_.generic_platform;
  }

  [[nodiscard]] std::uint32_t nearness(const FailureRow& row) const {
    if (row.platform == platform_) return 2;
    return row.platform == kNoRow ? 1 : 0;
  }

  const Knowledge& known_;
  std::uint8_t platform_;
  std::uint8_t failure_;
  std::uint32_t worth_ = 0;
};

using Patterns = std::span<const PatternRow>;

/** Looks for the patterns of one text in one source. */
class Scan {
 public:
  Scan(const Knowledge& known, Source source, Best& best) : known_(known), source_(source), best_(best) {}

  /** Offers the rows whose code is all of `text`. */
  void whole(std::u16string_view text) {
    Patterns rows = known_.codes;
    Reader reader(text);
    std::size_t depth = 0;
    for (char16_t unit = reader.next(); unit != 0 && !rows.empty(); unit = reader.next()) {
      rows = narrowed(rows.subspan(ended(rows, depth)), depth, unit);
      ++depth;
    }
    offer(rows.first(ended(rows, depth)));
  }

  void texts(std::u16string_view text) { wordings(text, known_.texts, known_.text_firsts); }
  void exceptions(std::u16string_view text) { wordings(text, known_.exceptions, known_.exception_firsts); }

 private:
  /** The rows among `rows`, which agree in their first `depth` units, that have `unit` next. */
  [[nodiscard]] Patterns narrowed(Patterns rows, std::size_t depth, char16_t unit) const {
    const auto unit_of = [this, depth](const PatternRow& row) { return known_.text[row.at + depth]; };
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
    for (const PatternRow& row : rows) best_.offer(row.failure, source_, row.length);
  }

  /** Offers the rows whose wording stands where `reader` does. */
  void here(Reader reader, Patterns rows) {
    for (std::size_t depth = 0; !rows.empty();) {
      const char16_t unit = reader.next();
      if (unit == 0) return;
      rows = narrowed(rows, depth++, unit);
      const std::size_t done = ended(rows, depth);
      offer(rows.first(done));
      rows = rows.subspan(done);
    }
  }

  /** Offers the rows whose wording occurs in `text`; most of its positions are passed by for their unit. */
  void wordings(std::u16string_view text, Patterns rows, FirstUnits firsts) {
    Reader reader(text);
    Reader from = reader;
    for (char16_t unit = reader.next(); unit != 0; from = reader, unit = reader.next()) {
      if (((firsts[(unit >> 5U) & 15U] >> (unit & 31U)) & 1U) != 0) here(from, rows);
    }
  }

  const Knowledge& known_;
  Source source_;
  Best& best_;
};

void scan_status(std::int32_t status, const Knowledge& known, Best& best) {
  for (const StatusRow& row : known.statuses) {
    if (status < row.first || status > row.last) continue;
    best.offer(row.failure, Source::status, 999U - (row.last - row.first));
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

std::uint8_t find_platform(std::u16string_view id, const Knowledge& known) {
  for (std::size_t i = 0; i < known.platforms.size(); ++i) {
    const PlatformRow& row = known.platforms[i];
    if (is_id(id, known.text, row.id_at, row.id_length)) return static_cast<std::uint8_t>(i);
  }
  return known.generic_platform;
}

std::int32_t find_channel(std::u16string_view id, std::uint8_t platform, const Knowledge& known) {
  for (const ChannelRow& row : known.channels) {
    if (row.platform == platform && is_id(id, known.text, row.id_at, row.id_length)) {
      return static_cast<std::int32_t>(row.kind);
    }
  }
  return kNotKnown;
}

// Pages mix the fields up: a text comes as a code, a code as a text, an exception's name as a code. Each is
// looked for in all places where it may stand.
std::uint8_t find_failure(const Failure& failure, std::uint8_t platform, const Knowledge& known) {
  Best best(platform, known);
  Scan code(known, Source::code, best);
  Scan text(known, Source::text, best);
  Scan exception(known, Source::exception, best);
  code.whole(failure.code);
  text.texts(failure.code);
  exception.exceptions(failure.code);
  text.whole(failure.text);
  text.texts(failure.text);
  scan_status(failure.http_status, known, best);
  exception.texts(failure.exception);
  exception.exceptions(failure.exception);
  if (known.html_failure != kNoRow && is_page(failure)) best.offer(known.html_failure, Source::page, 0);
  const std::uint8_t found = best.failure();
  const bool says_nothing = found == known.platforms[known.generic_platform].fallback;
  return says_nothing ? known.platforms[platform].fallback : found;
}

}  // namespace cardmend::guide
