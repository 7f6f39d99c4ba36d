// What the index of formats remembers of a run, against what it says when it is asked anew.
#include <doctest/doctest.h>

#include <array>
#include <bit>
#include <string>
#include <vector>

#include "texts/rank/format_index.h"

namespace cardmend::test {

using texts::code_run;
using texts::CodeRun;
using texts::Fits;
using texts::Fitting;
using texts::Form;
using texts::FormatIndex;
using texts::kind_of;
using texts::kRunMarks;
using texts::RunMark;
using texts::SureDigits;

namespace {

struct Taken {
  const Form* form = nullptr;
  double ratio = 0;

  friend bool operator==(const Taken&, const Taken&) = default;
};

std::vector<Taken> taken(const FormatIndex& index, const CodeRun& run, Fitting& fitting) {
  std::vector<Taken> all;
  index.fit(run, kind_of(run), fitting);
  index.each_fitting(run, kind_of(run), fitting,
                     [&](const Form& form, double ratio) { all.push_back({&form, ratio}); });
  return all;
}

/** The same, each form asked by itself. */
std::vector<Taken> taken_one_by_one(const FormatIndex& index, const CodeRun& run) {
  std::vector<Taken> all;
  for (const auto& slot : index.closed(run.length)) {
    const double ratio = index.ratio(slot, run, kind_of(run));
    if (ratio > 0) all.push_back({&index.form(slot), ratio});
  }
  return all;
}

/** Of one length, from `first` on, each character three after the one before it. */
std::string made(std::string_view alphabet, std::size_t first, std::size_t length) {
  std::string code;
  for (std::size_t i = 0; i < length; ++i) code += alphabet[(first + 3 * i) % alphabet.size()];
  return code;
}

constexpr std::array<std::string_view, 4> kRunAlphabets = {"0123456789", "0123456789ABCDEF",
                                                           "O0I1B8S5Z2JDVGX", "abcDEF0123456789xyzl"};

}  // namespace

TEST_CASE("format index: what fits a run is what takes it, and stays so when it is known") {
  const Catalog catalog;
  FormatIndex index(catalog);
  index.refresh();
  std::size_t fitted = 0;
  for (const std::string_view alphabet : kRunAlphabets) {
    for (std::size_t length = 1; length <= kMaxCode; ++length) {
      for (std::size_t first = 0; first < alphabet.size(); ++first) {
        const std::string code = made(alphabet, first, length);
        CAPTURE(code);
        const CodeRun run = code_run(code.data(), code.size());
        const std::vector<Taken> expected = taken_one_by_one(index, run);
        Fitting fitting;
        CHECK(taken(index, run, fitting) == expected);
        Fitting again;
        again.fits = fitting.fits;
        CHECK(taken(index, run, again) == expected);
        fitted += expected.size();
      }
    }
  }
  CHECK(fitted > 1000);
}

TEST_CASE("format index: digits that are sure weigh what the forms that take them weigh") {
  const Catalog catalog;
  FormatIndex index(catalog);
  index.refresh();
  std::size_t sure_ones = 0;
  for (std::size_t length = 1; length <= kMaxCode; ++length) {
    for (std::size_t first = 0; first < 10; ++first) {
      const std::string code = made("0123456789", first, length);
      CAPTURE(code);
      const CodeRun run = code_run(code.data(), code.size());
      const SureDigits* const sure = index.sure_digits(run);
      if (sure == nullptr) continue;
      Fitting fitting;
      const std::vector<Taken> all = taken(index, run, fitting);
      CHECK(sure->fits == fitting.fits);
      for (std::size_t mark = 0; mark < kRunMarks; ++mark) {
        double sum = 0;
        for (const Taken& one : all) sum += one.ratio * one.form->standing(static_cast<RunMark>(mark));
        CHECK(sure->weights[mark] == sum);
      }
      if (!all.empty()) ++sure_ones;
    }
  }
  CHECK(sure_ones > 20);
}

}  // namespace cardmend::test
