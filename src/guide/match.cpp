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

constexpr std::size_t kLongestPattern = 64;

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

std::u16string_view text_of(const PatternRow& row) {
  return tables::kPatternText.substr(row.at, row.length);
}

/** Offers the rows whose code is all of `text`. */
void scan_whole(std::u16string_view text, Source source, Best& best) {
  std::array<char16_t, kLongestPattern> units{};
  std::size_t size = 0;
  Reader reader(text);
  for (char16_t unit = reader.next(); unit != 0; unit = reader.next()) {
    if (size == units.size()) return;
    units[size++] = unit;
  }
  const std::u16string_view whole(units.data(), size);
  for (const PatternRow& row : tables::kCodes) {
    if (text_of(row) == whole) best.offer(row.failure, source, row.length);
  }
}

/** `reader` stands before the pattern. */
bool stands_here(std::u16string_view pattern, Reader reader) {
  return std::ranges::all_of(pattern, [&reader](char16_t unit) { return reader.next() == unit; });
}

/** Offers the rows whose wording occurs in `text`; `rows` are sorted by their first unit. */
void scan_wordings(std::u16string_view text, std::span<const PatternRow> rows, Source source, Best& best) {
  const auto first_unit = [](const PatternRow& row) { return tables::kPatternText[row.at]; };
  Reader reader(text);
  Reader here = reader;
  for (char16_t unit = reader.next(); unit != 0; here = reader, unit = reader.next()) {
    for (const PatternRow& row : std::ranges::equal_range(rows, unit, {}, first_unit)) {
      if (stands_here(text_of(row), here)) best.offer(row.failure, source, row.length);
    }
  }
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
  scan_wordings(failure.code, tables::kTexts, Source::text, best);
  scan_wordings(failure.code, tables::kExceptions, Source::exception, best);
  scan_whole(failure.text, Source::text, best);
  scan_wordings(failure.text, tables::kTexts, Source::text, best);
  scan_status(failure.http_status, best);
  scan_wordings(failure.exception, tables::kTexts, Source::exception, best);
  scan_wordings(failure.exception, tables::kExceptions, Source::exception, best);
  if (tables::kHtmlFailure != kNoRow && is_page(failure)) best.offer(tables::kHtmlFailure, Source::page, 0);
  return best.failure();
}

}  // namespace cardmend::guide
