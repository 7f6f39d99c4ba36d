#include "search/slip_model.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"
#include "tables/confusions.h"
#include "tables/slips.h"
#include "tables/warned.h"

namespace cardmend::search {

using base::is_digit;
using base::is_lower;
using base::is_upper;
using base::to_upper;
using format::Confusion;

namespace {

namespace slips = tables::slips;

constexpr std::size_t kCharacters = 36;

/** Where case matters, the other case is typed as often as all else that nothing explains. */
constexpr float kOtherCase = 0.5F;

/** 0..35 for 0-9 and A-Z in either case; kCharacters for all else. */
constexpr std::size_t number_of(char c) {
  const char16_t upper = to_upper(static_cast<char16_t>(c));
  if (is_digit(upper)) return upper - u'0';
  return is_upper(upper) ? static_cast<std::size_t>(upper - u'A') + 10 : kCharacters;
}

constexpr bool is_known(char c) {
  return number_of(c) < kCharacters;
}

float sound_rate(char a, char b) {
  float rate = 0;
  for (const SlipSet& set : slips::kSets) {
    if (set.sound && set.characters.find(a) != std::string_view::npos &&
        set.characters.find(b) != std::string_view::npos)
      rate += set.rate;
  }
  return rate;
}

/** By ASCII character, the rate at which each looks like one. */
using LookRates = std::array<float, 128>;

/** A pair that the format brings is as common as one that makers warn of. */
LookRates look_rates(char typed, std::span<const LookAlike> own) {
  LookRates rates{};
  const auto at = [&](char c) -> float& { return rates[static_cast<unsigned char>(c) & 0x7FU]; };
  for (const SlipSet& set : slips::kSets) {
    const char other = set.sound ? '\0' : LookAlike{set.characters[0], set.characters[1]}.other_than(typed);
    if (other != '\0') at(other) += set.rate;
  }
  for (const LookAlike& pair : own) {
    const char other = pair.other_than(typed);
    if (other != '\0') at(other) = std::max(at(other), tables::kNamedRate);
  }
  return rates;
}

/** One of the neighbours of a key. */
float key_rate(const std::uint64_t* keys, std::size_t meant, std::size_t typed) {
  float count = 0;
  for (std::uint64_t rest = keys[meant]; rest != 0; rest &= rest - 1) count += 1;
  return ((keys[meant] >> typed) & 1U) != 0 ? 1 / count : 0;
}

/** `look` is how much the two look alike. */
float rate(char meant, char typed, float look, const SlipWay& way) {
  constexpr auto kOthers = static_cast<float>(kCharacters - 1);
  const float unexplained = static_cast<float>(slips::kUnexplained) / kOthers;
  if (!is_known(meant) || !is_known(typed)) return unexplained;
  const std::size_t a = number_of(meant);
  const std::size_t b = number_of(typed);
  if (a == b) return kOtherCase + way.looks * look;
  const auto upper = [](char c) { return static_cast<char>(to_upper(static_cast<char16_t>(c))); };
  const float explained = way.looks * look + way.sounds * sound_rate(upper(meant), upper(typed)) +
                          way.qwerty * key_rate(slips::kQwertyKeys, a, b) +
                          way.nine_key * key_rate(slips::kNineKeyKeys, a, b) +
                          way.numeric * key_rate(slips::kNumericKeys, a, b);
  return explained * static_cast<float>(1 - slips::kUnexplained) + unexplained;
}

/** A bar, the only character of a code's place that is no letter or digit, is a stroke of one that looks like
 * it. */
float stroke_rate(char meant) {
  float rate = 0;
  for (const Confusion& row : tables::kConfusions) {
    if (row.from == '|' && row.to == meant) rate += static_cast<float>(row.weight) / 1000;
  }
  return rate;
}

}  // namespace

void Symbols::prepare(const Format& format) {
  list_.resize(0);
  of_.fill(kNone);
  const auto add = [this](char c) {
    std::uint8_t& number = of_[static_cast<unsigned char>(c) & 0x7FU];
    if (number != kNone) return;
    number = static_cast<std::uint8_t>(list_.size());
    list_.push_back(c);
  };
  for (char c = '0'; c <= 'z'; ++c) {
    if (format.alphabet.has(static_cast<char16_t>(c))) add(c);
  }
  alphabet_size_ = list_.size();
  prefix_length_ = format.prefix_length;
  prefix_ = format.prefix;
  for (std::size_t i = 0; i < prefix_length_; ++i) add(prefix_[i]);
}

std::size_t SlipModel::row_of(char c) {
  const std::size_t number = number_of(c);
  if (number == kCharacters) return kRows - 1;
  return is_lower(static_cast<char16_t>(c)) ? number + 26 : number;
}

void SlipModel::prepare(const Symbols& symbols, InputWay way, std::span<const LookAlike> own) {
  const SlipWay& shares = slips::kWays[static_cast<std::size_t>(way)];
  prone_ = prone_to_any_ = {};
  bool lower = false;
  for (std::size_t i = 0; i < symbols.alphabet_size(); ++i)
    lower = lower || is_lower(static_cast<char16_t>(symbols[i]));
  for (std::size_t row = 0; row < kRows; ++row) {
    char typed = 0;
    if (row < 10) {
      typed = static_cast<char>('0' + row);
    } else if (row < kRows - 1) {
      typed = static_cast<char>(row < kCharacters ? 'A' + row - 10 : 'a' + row - kCharacters);
    }
    const bool inside = symbols.of(typed) < symbols.alphabet_size();
    const LookRates looks = look_rates(typed, own);
    for (std::size_t i = 0; i < symbols.size(); ++i) {
      const float value =
          symbols[i] == typed
              ? 0
              : rate(symbols[i], typed, looks[static_cast<unsigned char>(symbols[i]) & 0x7FU], shares);
      rates_[row][i] = row == kRows - 1 ? value + stroke_rate(symbols[i]) : value;
      if (inside) prone_.symbols[i] += value;
      // Where case does not matter, all of it is upper case.
      if (row < kCharacters || lower) prone_to_any_.symbols[i] += value;
    }
  }
  for (Prone* prone : {&prone_, &prone_to_any_}) {
    for (std::size_t i = 0; i < symbols.alphabet_size(); ++i)
      prone->mean += prone->symbols[i] / static_cast<float>(symbols.alphabet_size());
  }
}

}  // namespace cardmend::search
