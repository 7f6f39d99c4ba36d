// A packed knowledge (base/packed.h says how its numbers are written):
//
//   bytes of memory that all of it needs, units of its text
//   ids      how many units, and they; the text begins with them
//   patterns of codes: how many, then each behind the others of its row; '\n' ends a pattern, another '\n' its row
//   tables   in the order of read_tables: how many rows, how many fields, then each field of all rows:
//            where it lies in a row, its bytes, its values
//   generic platform, HTML failure, check-first share
//   patterns of texts, exceptions and words: here, or by themselves
#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "base/packed.h"
#include "cardmend/knowledge.h"
#include "tables/knowledge_layout.h"

namespace cardmend {
namespace {

// The layout that pack.ts writes: each field at a multiple of its size, rows at one of their largest.
static_assert(std::endian::native == std::endian::little);
static_assert(sizeof(PlatformRow) == 10 && offsetof(PlatformRow, least_arrival) == 6);
static_assert(sizeof(ChannelRow) == 6 && offsetof(ChannelRow, kind) == 4);
static_assert(sizeof(SupportRow) == 4);
static_assert(sizeof(RemedyRow) == 10 && offsetof(RemedyRow, retries) == 9);
static_assert(sizeof(CauseRow) == 12 && offsetof(CauseRow, chance_count) == 10);
static_assert(sizeof(RemedyChance) == 4 && sizeof(ShareRow) == 4 && sizeof(PatternRow) == 4);
static_assert(sizeof(FailureRow) == 8 && offsetof(FailureRow, grave) == 6);
static_assert(sizeof(StatusRow) == 6 && offsetof(StatusRow, json) == 5);
static_assert(sizeof(TermRow) == 6 && offsetof(TermRow, reading_count) == 4 && sizeof(ReadingRow) == 3);
static_assert(sizeof(EvidenceRow) == 16 && offsetof(EvidenceRow, factor_count) == 14);
static_assert(sizeof(FactorRow) == 8 && offsetof(FactorRow, times) == 4);
static_assert(sizeof(TierRow) == 12 && offsetof(TierRow, least) == 4);

/** Words of FirstUnits: nine bits say which of them, and which bit. */
constexpr std::size_t kFirstWords = 16;

class Unpacker {
 public:
  Unpacker(base::Packed& in, std::byte* memory)
      : in_(&in), free_(memory), text_(take<char16_t>(in.number())) {
    for (std::uint32_t left = in_->number(); left > 0; --left) text_[units_++] = unit();
  }

  [[nodiscard]] const char16_t* text() const { return text_; }
  [[nodiscard]] std::size_t units() const { return units_; }

  /** In the order of their units, which is not that of their rows. */
  std::span<const PatternRow> patterns() {
    const std::size_t count = in_->number();
    auto* const rows = take<PatternRow>(count);
    std::uint8_t row = 0;
    for (std::size_t i = 0; i < count;) {
      const std::size_t at = units_;
      for (char16_t next = unit(); next != u'\n'; next = unit()) text_[units_++] = next;
      if (units_ == at)
        ++row;
      else
        rows[i++] = {static_cast<std::uint16_t>(at), static_cast<std::uint8_t>(units_ - at), row};
    }
    sort({rows, count});
    return {rows, count};
  }

  [[gnu::noinline]] FirstUnits firsts(std::span<const PatternRow> rows) {
    auto* const words = take<std::uint32_t>(kFirstWords);
    std::fill_n(words, kFirstWords, 0U);
    for (const PatternRow& row : rows) {
      const unsigned unit = text_[row.at];
      words[unit / 32 % kFirstWords] |= 1U << unit % 32;
    }
    return {words, kFirstWords};
  }

  /** What is unpacked from now on stands there. */
  void read_on(base::Packed& in) { in_ = &in; }

  template <typename Row>
  void table(std::span<const Row>& rows) {
    const std::size_t count = in_->number();
    auto* const first = take<Row>(count);
    fields(reinterpret_cast<std::byte*>(first), sizeof(Row), count);
    rows = {first, count};
  }

 private:
  char16_t unit() { return static_cast<char16_t>(in_->number()); }

  template <typename Item>
  Item* take(std::size_t count) {
    // The largest field of a row has four bytes.
    constexpr std::size_t kAlign = 4;
    auto* const items = reinterpret_cast<Item*>(free_);
    free_ += (count * sizeof(Item) + kAlign - 1) / kAlign * kAlign;
    return items;
  }

  [[gnu::noinline]] void fields(std::byte* rows, std::size_t stride, std::size_t count) {
    std::memset(rows, 0, stride * count);
    for (std::uint32_t left = in_->number(); left > 0; --left) {
      std::byte* field = rows + in_->number();
      const std::size_t bytes = in_->number();
      for (std::size_t i = 0; i < count; ++i, field += stride) {
        const std::uint32_t value = in_->number();
        std::memcpy(field, &value, bytes);
      }
    }
  }

  /** Equal ones by their row, as the build sorts them. */
  void sort(std::span<PatternRow> rows) const {
    const auto before = [this](const PatternRow& a, const PatternRow& b) {
      const int order = view(a).compare(view(b));
      return order == 0 ? a.row < b.row : order < 0;
    };
    // Shell's: a few lines where the library's sorts are kilobytes.
    for (std::size_t gap = rows.size() / 2; gap > 0; gap /= 2) {
      for (std::size_t i = gap; i < rows.size(); ++i) {
        for (std::size_t k = i; k >= gap && before(rows[k], rows[k - gap]); k -= gap)
          std::swap(rows[k], rows[k - gap]);
      }
    }
  }

  [[nodiscard]] std::u16string_view view(const PatternRow& row) const { return {text_ + row.at, row.length}; }

  base::Packed* in_;
  std::byte* free_;
  char16_t* text_;
  std::size_t units_ = 0;
};

}  // namespace

UnpackedKnowledge::UnpackedKnowledge(std::span<const std::uint8_t> packed,
                                     std::span<const std::uint8_t> wordings) {
  base::Packed in(packed);
  memory_ = std::make_unique_for_overwrite<std::byte[]>(in.number());
  Unpacker unpacker(in, memory_.get());
  view_.codes = unpacker.patterns();
  tables::read_tables(unpacker, view_);
  view_.generic_platform = in.small();
  view_.html_failure = in.small();
  view_.check_first_from = static_cast<std::uint16_t>(in.number());
  base::Packed behind(wordings);
  base::Packed& words = in.at_end() ? behind : in;
  if (!words.at_end()) {
    unpacker.read_on(words);
    view_.texts = unpacker.patterns();
    view_.exceptions = unpacker.patterns();
    view_.words = unpacker.patterns();
  }
  view_.text = {unpacker.text(), unpacker.units()};
  view_.text_firsts = unpacker.firsts(view_.texts);
  view_.exception_firsts = unpacker.firsts(view_.exceptions);
  view_.word_firsts = unpacker.firsts(view_.words);
}

}  // namespace cardmend
