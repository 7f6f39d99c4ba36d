#include "guide/match.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

#include "core/ascii.h"
#include "guide/reduce.h"
#include "tables/guide.h"

namespace cardmend::guide {
namespace {

/** Where a hit comes from; the higher is to be trusted more. */
enum class Source : std::uint8_t { page, exception, status, text, code };

/** The best of the rows that were offered. */
class Best {
 public:
  explicit Best(std::uint8_t platform) : platform_(platform) {}

  /** `precision` is below 1000. Of equals the earlier row stays. */
  void offer(std::uint8_t failure, Source source, std::uint32_t precision) {
    const FailureRow& row = tables::kFailures[failure];
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
    return row.platform == kNoRow || row.platform == platform_ || platform_ == tables::kGenericPlatform;
  }

  [[nodiscard]] std::uint32_t nearness(const FailureRow& row) const {
    if (row.platform == platform_) return 2;
    return row.platform == kNoRow ? 1 : 0;
  }

  std::uint8_t platform_;
  std::uint8_t failure_ = tables::kUnknownFailure;
  std::uint32_t worth_ = 0;
};

using Patterns = std::span<const PatternRow>;

/** The rows among `rows`, which agree in their first `depth` units, that have `unit` next. */
Patterns narrowed(Patterns rows, std::size_t depth, char16_t unit) {
  const auto unit_of = [depth](const PatternRow& row) { return tables::kPatternText[row.at + depth]; };
  const auto found = std::ranges::equal_range(rows, unit, {}, unit_of);
  return rows.subspan(static_cast<std::size_t>(found.begin() - rows.begin()), found.size());
}

/** How many of the rows, sorted and alike in their first `depth` units, end there: they stand first. */
std::size_t ended(Patterns rows, std::size_t depth) {
  std::size_t n = 0;
  while (n < rows.size() && rows[n].length == depth) ++n;
  return n;
}

/** Offers the rows whose code is all of `text`. */
void scan_whole(std::u16string_view text, Source source, Best& best) {
  Patterns rows = tables::kCodes;
  Reader reader(text);
  std::size_t depth = 0;
  for (char16_t unit = reader.next(); unit != 0 && !rows.empty(); unit = reader.next()) {
    rows = narrowed(rows.subspan(ended(rows, depth)), depth, unit);
    ++depth;
  }
  for (const PatternRow& row : rows.first(ended(rows, depth))) best.offer(row.failure, source, row.length);
}

/** Offers the rows whose wording stands where `reader` does. */
void scan_here(Reader reader, Patterns rows, Source source, Best& best) {
  for (std::size_t depth = 0; !rows.empty();) {
    const char16_t unit = reader.next();
    if (unit == 0) return;
    rows = narrowed(rows, depth++, unit);
    const std::size_t done = ended(rows, depth);
    for (const PatternRow& row : rows.first(done)) best.offer(row.failure, source, row.length);
    rows = rows.subspan(done);
  }
}

/** The units that rows begin with, by their last nine bits: most positions of a text are passed by for it. */
class FirstUnits {
 public:
  explicit constexpr FirstUnits(Patterns rows) {
    for (const PatternRow& row : rows) {
      const char16_t unit = tables::kPatternText[row.at];
      bits_[(unit >> 6U) & 7U] |= std::uint64_t{1} << (unit & 63U);
    }
  }

  [[nodiscard]] bool may_be(char16_t unit) const {
    return ((bits_[(unit >> 6U) & 7U] >> (unit & 63U)) & 1U) != 0;
  }

 private:
  std::array<std::uint64_t, 8> bits_{};
};

constexpr FirstUnits kTextFirsts(tables::kTexts);
constexpr FirstUnits kExceptionFirsts(tables::kExceptions);

/** Offers the rows whose wording occurs in `text`. */
void scan_wordings(std::u16string_view text, Patterns rows, const FirstUnits& firsts, Source source,
                   Best& best) {
  Reader reader(text);
  Reader here = reader;
  for (char16_t unit = reader.next(); unit != 0; here = reader, unit = reader.next()) {
    if (firsts.may_be(unit)) scan_here(here, rows, source, best);
  }
}

void scan_texts(std::u16string_view text, Source source, Best& best) {
  scan_wordings(text, tables::kTexts, kTextFirsts, source, best);
}

void scan_exceptions(std::u16string_view text, Best& best) {
  scan_wordings(text, tables::kExceptions, kExceptionFirsts, Source::exception, best);
}

void scan_status(std::int32_t status, Best& best) {
  for (const StatusRow& row : tables::kStatuses) {
    if (status < row.first || status > row.last) continue;
    best.offer(row.failure, Source::status, 999U - (row.last - row.first));
  }
}

bool is_page(const Failure& failure) {
  return begins_as_page(failure.text) || holds_word(failure.content_type, "text/html") ||
         holds_word(failure.content_type, "application/xhtml");
}

}  // namespace

std::uint8_t find_platform(std::u16string_view id) {
  const auto same = [](char16_t a, char b) { return to_lower(a) == static_cast<unsigned char>(b); };
  const auto* const row = std::ranges::find_if(tables::kPlatforms, [&](const PlatformRow& platform) {
    return std::ranges::equal(id, platform.id, same);
  });
  if (row == std::end(tables::kPlatforms)) return tables::kGenericPlatform;
  return static_cast<std::uint8_t>(row - std::begin(tables::kPlatforms));
}

// Pages mix the fields up: a text comes as a code, a code as a text, an exception's name as a code. Each is
// looked for in all places where it may stand.
std::uint8_t find_failure(const Failure& failure, std::uint8_t platform) {
  Best best(platform);
  scan_whole(failure.code, Source::code, best);
  scan_texts(failure.code, Source::text, best);
  scan_exceptions(failure.code, best);
  scan_whole(failure.text, Source::text, best);
  scan_texts(failure.text, Source::text, best);
  scan_status(failure.http_status, best);
  scan_texts(failure.exception, Source::exception, best);
  scan_exceptions(failure.exception, best);
  if (tables::kHtmlFailure != kNoRow && is_page(failure)) best.offer(tables::kHtmlFailure, Source::page, 0);
  return best.failure();
}

}  // namespace cardmend::guide
