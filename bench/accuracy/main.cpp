// How good the candidates are: `npm run accuracy` prints what this counts. One line of JSON for each row of
// the table, and one for how well the probabilities are calibrated.
//
// Codes are drawn at random from a seed, the channel of channel.h makes errors of them, and each wrong code
// is checked as a page would check it. The oracle decodes the first `oracle` of them: where two slips are
// tried in full that is slow.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "cardmend/cardmend.h"
#include "channel.h"
#include "oracle.h"
#include "product/check_digit.h"

namespace {

using namespace cardmend;
using bench::Channel;
using bench::Oracle;
using bench::Outcome;

constexpr std::array<std::size_t, 3> kAmong = {1, 3, 5};

std::u16string to_utf16(std::string_view text) {
  return {text.begin(), text.end()};
}

/** Probabilities that were told and how often they were right. */
class Calibration {
 public:
  void add(double told, bool right, double weight) {
    const auto bin = std::min<std::size_t>(static_cast<std::size_t>(told * kBins), kBins - 1);
    told_[bin] += told * weight;
    right_[bin] += right ? weight : 0;
    count_[bin] += weight;
  }
  [[nodiscard]] double error() const {
    double sum = 0;
    double all = 0;
    for (std::size_t i = 0; i < kBins; ++i) {
      sum += std::abs(told_[i] - right_[i]);
      all += count_[i];
    }
    return all == 0 ? 0 : sum / all;
  }

 private:
  static constexpr std::size_t kBins = 10;
  std::array<double, kBins> told_{}, right_{}, count_{};
};

struct Setting {
  const char* product;
  const char* alphabet;
  /** What substitutions may give beside the alphabet. */
  const char* outside;
};

struct Counts {
  std::size_t codes = 0, repaired = 0, wrong_repairs = 0, valid = 0;
  /** Right among the first 1, 3, 5: ours over all codes, ours and the oracle's over those that the oracle
   * decoded. */
  std::array<std::size_t, 3> ours{}, ours_there{}, oracle{};
  std::size_t decoded = 0;
};

class Row {
 public:
  Row(const Catalog& catalog, const Setting& setting, std::uint64_t seed)
      : catalog_(catalog),
        index_(catalog.find(setting.product)),
        format_(catalog.at(index_).secret),
        channel_(setting.alphabet, setting.outside),
        oracle_(channel_, format_),
        checker_(catalog),
        random_(seed) {}

  /** Drawn from all codes of the product: the characters at random, until the check fits. */
  std::string draw_code() {
    const std::string& alphabet = channel_.alphabet();
    std::string code(oracle_.length(), alphabet[0]);
    const Layout* layout = format_.layout_for(code.size());
    std::size_t at = 0;
    const bool groups = format_.check_digit == CheckDigit::mod31_per_group;
    // A group that checks itself is drawn by itself: four that fit at once would be one in a million.
    for (std::size_t group = 0; group < (groups ? layout->group_count : 1U); ++group) {
      const std::size_t end = groups ? at + layout->groups[group] : code.size();
      CheckState state = kNeverFits;
      const CheckState start =
          groups && group > 0 ? static_cast<CheckState>(group + 1) : check_start(format_.check_digit);
      do {
        state = start;
        for (std::size_t i = at; i < end; ++i) {
          code[i] = alphabet[random_() % alphabet.size()];
          state = check_step(format_, code.size(), i, state, code[i]);
        }
      } while (groups ? state == kNeverFits : !check_end(format_.check_digit, state));
      at = end;
    }
    return code;
  }

  /** What one slip makes of a text. */
  std::string slip(const std::string& text) {
    const std::vector<Outcome> outcomes = channel_.one_slip(text);
    double at = std::uniform_real_distribution<double>(0, 1)(random_);
    for (const Outcome& outcome : outcomes) {
      at -= outcome.probability;
      if (at < 0) return outcome.text;
    }
    return text;
  }

  const CheckResult& check(const std::string& typed) {
    return checker_.check(to_utf16(typed), index_, Field::secret, {.way = InputWay::mixed, .finished = true});
  }

  void count(const std::string& code, const std::string& typed, std::size_t slips, bool decode, double weight,
             Calibration& calibration, Counts& counts) {
    ++counts.codes;
    const CheckResult& result = check(typed);
    const bool repaired = result.verdict == Verdict::repaired;
    const bool right = result.code == std::u16string_view(to_utf16(code));
    if (result.verdict == Verdict::valid) ++counts.valid;
    if (repaired) ++counts.repaired;
    if (repaired && !right) ++counts.wrong_repairs;
    std::size_t rank = repaired && right ? 0 : SIZE_MAX;
    for (std::size_t i = 0; i < result.candidates.size(); ++i) {
      const Candidate& candidate = result.candidates[i];
      const bool hit = std::string_view(candidate.code.data(), candidate.length) == code;
      if (hit) rank = i;
      calibration.add(candidate.probability / 1000.0, hit, weight);
    }
    for (std::size_t k = 0; k < kAmong.size(); ++k) counts.ours[k] += rank < kAmong[k] ? 1 : 0;
    if (!decode) return;
    ++counts.decoded;
    const std::vector<std::string> best = oracle_.decode(typed, kAmong.back(), slips > 1);
    for (std::size_t k = 0; k < kAmong.size(); ++k) {
      counts.ours_there[k] += rank < kAmong[k] ? 1 : 0;
      for (std::size_t i = 0; i < std::min(best.size(), kAmong[k]); ++i)
        counts.oracle[k] += best[i] == code ? 1 : 0;
    }
  }

 private:
  const Catalog& catalog_;
  std::int32_t index_;
  const Format& format_;
  Channel channel_;
  Oracle oracle_;
  Checker checker_;
  std::mt19937_64 random_;
};

void print(const char* name, std::size_t slips, const Counts& counts) {
  std::printf(
      "{\"product\":\"%s\",\"slips\":%zu,\"codes\":%zu,\"decoded\":%zu,\"valid\":%zu,\"repaired\":%zu,"
      "\"wrongRepairs\":%zu",
      name, slips, counts.codes, counts.decoded, counts.valid, counts.repaired, counts.wrong_repairs);
  for (std::size_t k = 0; k < kAmong.size(); ++k)
    std::printf(R"(,"among%zu":{"ours":%zu,"oursThere":%zu,"oracle":%zu})", kAmong[k], counts.ours[k],
                counts.ours_there[k], counts.oracle[k]);
  std::puts("}");
  std::fflush(stdout);
}

/** A slip that turns one character into one outside the alphabet. */
bool is_outside(const std::string& code, const std::string& typed, const std::string& outside) {
  std::size_t differ = 0;
  bool strange = false;
  if (typed.size() != code.size()) return false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == typed[i]) continue;
    ++differ;
    strange = strange || outside.find(typed[i]) != std::string::npos;
  }
  return differ == 1 && strange;
}

}  // namespace

/** usage: accuracy [codes for a row] [of which the oracle decodes, where there are two slips] [product] */
int main(int count, char** arguments) {
  const std::size_t codes = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 10000;
  const std::size_t oracles = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : codes;
  const Catalog catalog;
  const Setting hex{"jd.ecard", "0123456789ABCDEF", "GHIJKLMNOPQRSTUVWXYZ"};
  const std::array<Setting, 3> checked = {{{"test.luhn16", "0123456789", ""},
                                           {"test.mod37-16", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", ""},
                                           {"test.mod31-4x4", "0123456789ABCDEFGHJKLMNPQRTUVWXY", ""}}};
  Calibration calibration;
  {
    Row row(catalog, hex, 1);
    Counts counts;
    while (counts.codes < codes) {
      const std::string code = row.draw_code();
      const std::string typed = row.slip(code);
      if (is_outside(code, typed, hex.outside)) row.count(code, typed, 1, true, 1, calibration, counts);
    }
    print(hex.product, 1, counts);
  }
  for (const Setting& setting : checked) {
    for (const std::size_t slips : {1U, 2U}) {
      if (slips == 2 && oracles == 0) continue;
      Row row(catalog, setting, 10 + slips);
      Counts counts;
      while (counts.codes < codes) {
        const std::string code = row.draw_code();
        std::string typed = row.slip(code);
        if (slips == 2) typed = row.slip(typed);
        if (typed == code) continue;
        const double weight = slips == 1 ? 1 - Channel::kSecond : Channel::kSecond;
        row.count(code, typed, slips, counts.codes < (slips == 1 ? codes : oracles), weight, calibration,
                  counts);
      }
      print(setting.product, slips, counts);
    }
  }
  for (const Setting& setting : {hex, checked[0], checked[1], checked[2]}) {
    Row row(catalog, setting, 30);
    std::size_t offered = 0;
    for (std::size_t i = 0; i < codes; ++i) offered += row.check(row.draw_code()).candidates.empty() ? 0 : 1;
    std::printf("{\"product\":\"%s\",\"slips\":0,\"codes\":%zu,\"offered\":%zu}\n", setting.product, codes,
                offered);
  }
  std::printf("{\"calibration\":%.4f}\n", calibration.error());
  return 0;
}
