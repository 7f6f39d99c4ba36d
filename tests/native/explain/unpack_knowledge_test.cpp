// explain: the packed knowledge is, row by row, the one that the build wrote out.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "base/packed.h"
#include "cardmend/explain.h"
#include "cardmend/knowledge.h"
#include "tables/knowledge.h"
#include "tables/knowledge_layout.h"

namespace cardmend::test {
namespace {

/** Compares each table with the next one of the other. */
template <typename Row>
bool same(std::span<const Row> a, std::span<const Row> b) {
  return a.size() == b.size() && std::ranges::equal(std::as_bytes(a), std::as_bytes(b));
}

/** Visits the tables of what is unpacked, in the order of read_tables, beside those that were written out. */
class Compare {
 public:
  explicit Compare(const Knowledge& written) { tables::read_tables(collect_, copy_ = written); }

  template <typename Row>
  void table(std::span<const Row>& rows) {
    REQUIRE(at_ < collect_.count);
    const auto& [data, bytes] = collect_.found[at_++];
    CHECK_EQ(rows.size_bytes(), bytes);
    CHECK(std::ranges::equal(std::as_bytes(rows), std::span(data, bytes)));
  }

  [[nodiscard]] bool at_end() const { return at_ == collect_.count; }

 private:
  struct Collect {
    template <typename Row>
    void table(std::span<const Row>& rows) {
      found[count++] = {reinterpret_cast<const std::byte*>(rows.data()), rows.size_bytes()};
    }
    std::array<std::pair<const std::byte*, std::size_t>, 32> found{};
    std::size_t count = 0;
  };
  Collect collect_;
  Knowledge copy_;
  std::size_t at_ = 0;
};

}  // namespace

TEST_CASE("explain: what is unpacked is what the build wrote out") {
  Knowledge unpacked = shipped_knowledge();
  const Knowledge& written = tables::kKnowledge;
  CHECK(unpacked.text == written.text);
  CHECK(same(unpacked.codes, written.codes));
  CHECK(same(unpacked.texts, written.texts));
  CHECK(same(unpacked.exceptions, written.exceptions));
  CHECK(same(unpacked.words, written.words));
  CHECK(same(unpacked.text_firsts, written.text_firsts));
  CHECK(same(unpacked.exception_firsts, written.exception_firsts));
  CHECK(same(unpacked.word_firsts, written.word_firsts));
  CHECK_EQ(unpacked.generic_platform, written.generic_platform);
  CHECK_EQ(unpacked.html_failure, written.html_failure);
  CHECK_EQ(unpacked.check_first_from, written.check_first_from);
  Compare compare(written);
  tables::read_tables(compare, unpacked);
  CHECK(compare.at_end());
}

TEST_CASE("packed: numbers of each length, to the last of 32 bits") {
  // The least and the most of two bytes, of three, of four, of five, of six and of seven.
  constexpr std::uint8_t kBytes[] = {0x7F, 0xC2, 0x80, 0xDF, 0xBF, 0xEF, 0xBF, 0xBF, 0xF7, 0xBF,
                                     0xBF, 0xBF, 0xFB, 0xBF, 0xBF, 0xBF, 0xBF, 0xFD, 0xBF, 0xBF,
                                     0xBF, 0xBF, 0xBF, 0xFE, 0x83, 0xBF, 0xBF, 0xBF, 0xBF, 0xBF};
  constexpr std::uint32_t kNumbers[] = {0x7F,     0x80,      0x7FF,      0xFFFF,
                                        0x1FFFFF, 0x3FFFFFF, 0x7FFFFFFF, 0xFFFFFFFF};
  base::Packed in(kBytes);
  for (const std::uint32_t number : kNumbers) CHECK_EQ(in.number(), number);
  CHECK(in.at_end());
}

TEST_CASE("explain: without wordings codes tell what they do with all, and say so") {
  const UnpackedKnowledge codes = shipped_with({});
  CHECK(codes.view().texts.empty());
  CHECK(codes.view().exceptions.empty());
  CHECK(codes.view().words.empty());
  CHECK(same(codes.view().codes, shipped_knowledge().codes));
  const Failure told{.platform = u"jd", .code = u"verifyerr", .text = u"voucher has expired"};
  const Explanation by_code = explain_failure(told, {}, codes.view());
  CHECK(by_code.by_code);
  CHECK_EQ(by_code.causes[0].cause, explain_failure(told, {}).causes[0].cause);
  CHECK_FALSE(explain_failure({.text = u"voucher has expired"}, {}).by_code);
  CHECK_FALSE(explain_failure({.platform = u"jd", .code = u"default"}, {}).by_code);
  CHECK_FALSE(explain_failure({.http_status = 503}, {}).by_code);
}

}  // namespace cardmend::test
