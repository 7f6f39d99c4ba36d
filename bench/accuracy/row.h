// One row of the table: codes drawn at random from a seed, errors made of them, and each wrong code checked
// as a page would check it.
#ifndef CARDMEND_BENCH_ACCURACY_ROW_H_
#define CARDMEND_BENCH_ACCURACY_ROW_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "cardmend/cardmend.h"
#include "channel.h"
#include "oracle.h"

namespace cardmend::bench {

inline constexpr std::array<std::size_t, 3> kAmong = {1, 3, 5};

/** Probabilities that were told and how often they were right. */
class Calibration {
 public:
  void add(double told, bool right, double weight);
  [[nodiscard]] double error() const;

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
  std::size_t codes = 0, repaired = 0, wrong_repairs = 0;
  /** Codes that their slips made another right code of: nobody can tell, and they are not among `codes`. */
  std::size_t unseen = 0;
  /** Right among the first 1, 3, 5: ours over all codes, ours and the oracle's over those that the oracle
   * decoded. */
  std::array<std::size_t, 3> ours{}, ours_there{}, oracle{};
  std::size_t decoded = 0;
};

class Row {
 public:
  Row(const Catalog& catalog, const Setting& setting, std::uint64_t seed);

  /** Drawn from all codes of the product: the characters at random, until the check fits. */
  std::string draw_code();

  /** What one slip makes of a text. */
  std::string slip(const std::string& text);

  /** What so many slips make of a code: not the code again. */
  std::string slips(const std::string& code, std::size_t count);

  const CheckResult& check(const std::string& typed);

  /** The place of `code` among what `result` offers, from 0; a repair is an offer. SIZE_MAX if it is not
   * there. */
  static std::size_t rank(const CheckResult& result, const std::string& code);

  void count(const std::string& code, const std::string& typed, std::size_t slips, bool decode, double weight,
             Calibration& calibration, Counts& counts);

  /** From now on a shop has these codes. */
  void use_known(const KnownCodes& codes) { checker_.use_known(index_, &codes); }

 private:
  std::int32_t index_;
  const Format& format_;
  Channel channel_;
  Oracle oracle_;
  Checker checker_;
  std::mt19937_64 random_;
};

}  // namespace cardmend::bench

#endif  // CARDMEND_BENCH_ACCURACY_ROW_H_
