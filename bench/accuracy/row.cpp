#include "row.h"

#include <algorithm>
#include <cmath>

#include "format/check_digit.h"

namespace cardmend::bench {

using format::check_end;
using format::check_groups;
using format::check_start;
using format::check_step;
using format::CheckState;
using format::kNeverFits;

namespace {

std::u16string to_utf16(std::string_view text) {
  return {text.begin(), text.end()};
}

}  // namespace

void Calibration::add(double told, bool right, double weight) {
  const auto bin = std::min<std::size_t>(static_cast<std::size_t>(told * kBins), kBins - 1);
  told_[bin] += told * weight;
  right_[bin] += right ? weight : 0;
  count_[bin] += weight;
}

double Calibration::error() const {
  double sum = 0;
  double all = 0;
  for (std::size_t i = 0; i < kBins; ++i) {
    sum += std::abs(told_[i] - right_[i]);
    all += count_[i];
  }
  return all == 0 ? 0 : sum / all;
}

Row::Row(const Catalog& catalog, const Setting& setting, std::uint64_t seed)
    : index_(catalog.find(setting.product)),
      format_(catalog.at(index_).secret),
      channel_(setting.alphabet, setting.outside),
      oracle_(channel_, format_),
      checker_(catalog),
      random_(seed) {}

std::string Row::draw_code() {
  const std::string& alphabet = channel_.alphabet();
  std::string code(oracle_.length(), alphabet[0]);
  const Layout* layout = format_.layout_for(code.size());
  std::size_t at = 0;
  const std::size_t checks = check_groups(format_, code.size());
  CheckState start = check_start(format_.check_digit);
  // A group that checks itself is drawn by itself: four that fit at once would be one in a million.
  for (std::size_t group = 0; group < checks; ++group) {
    const std::size_t end = checks > 1 ? at + layout->groups[group] : code.size();
    const bool last = end == code.size();
    CheckState state = kNeverFits;
    do {
      state = start;
      for (std::size_t i = at; i < end; ++i) {
        code[i] = alphabet[random_() % alphabet.size()];
        state = check_step(format_, code.size(), i, state, code[i]);
      }
    } while (last ? !check_end(format_.check_digit, state) : state == kNeverFits);
    at = end;
    start = state;
  }
  return code;
}

std::string Row::slip(const std::string& text) {
  const std::vector<Outcome> outcomes = channel_.one_slip(text);
  double at = std::uniform_real_distribution<double>(0, 1)(random_);
  for (const Outcome& outcome : outcomes) {
    at -= outcome.probability;
    if (at < 0) return outcome.text;
  }
  return text;
}

std::string Row::slips(const std::string& code, std::size_t count) {
  std::string typed = code;
  while (typed == code) {
    for (std::size_t i = 0; i < count; ++i) typed = slip(typed);
  }
  return typed;
}

const CheckResult& Row::check(const std::string& typed) {
  const CheckResult& result = checker_.check(to_utf16(typed), index_, Field::secret, {.finished = true});
  return checker_.add_offers(result.offers, InputWay::mixed);
}

std::size_t Row::rank(const CheckResult& result, const std::string& code) {
  if (result.verdict == Verdict::repaired && result.code == std::u16string_view(to_utf16(code))) return 0;
  for (std::size_t i = 0; i < result.candidates.size(); ++i) {
    if (std::string_view(result.candidates[i].code.data(), result.candidates[i].length) == code) return i;
  }
  return SIZE_MAX;
}

void Row::count(const std::string& code, const std::string& typed, std::size_t slips, bool decode,
                double weight, Calibration& calibration, Counts& counts) {
  const CheckResult& result = check(typed);
  if (result.verdict == Verdict::valid) {
    ++counts.unseen;
    return;
  }
  ++counts.codes;
  const std::size_t rank = Row::rank(result, code);
  const bool repaired = result.verdict == Verdict::repaired;
  if (repaired) ++counts.repaired;
  if (repaired && result.code != std::u16string_view(to_utf16(code))) ++counts.wrong_repairs;
  for (std::size_t i = 0; i < result.candidates.size(); ++i)
    calibration.add(result.candidates[i].probability / 1000.0, i == rank && !repaired, weight);
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

}  // namespace cardmend::bench
