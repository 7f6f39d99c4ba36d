#include "repair/slip_model.h"

#include <algorithm>
#include <span>

#include "core/ascii.h"
#include "tables/confusions.h"
#include "tables/slips.h"

namespace cardmend::repair {

using core::Confusion;
using core::is_digit;
using core::is_lower;
using core::is_upper;
using core::SlipSet;
using core::SlipWay;
using core::to_upper;

namespace {

namespace slips = tables::slips;

constexpr std::size_t kCharacters = 36;

/** Where case matters, the other case is typed as often as all else that nothing explains. */
constexpr float kOtherCase = 0.5F;

/** From this rate on two characters are worth a closer look. */
constexpr float kAlike = 0.5F;

/** 0..35 for 0-9 and A-Z in either case; kCharacters for all else. */
constexpr std::size_t number_of(char c) {
  const char16_t upper = to_upper(static_cast<char16_t>(c));
  if (is_digit(upper)) return upper - u'0';
  return is_upper(upper) ? static_cast<std::size_t>(upper - u'A') + 10 : kCharacters;
}

constexpr bool is_known(char c) {
  return number_of(c) < kCharacters;
}

/** The rate by looks or by sound. */
float set_rate(char a, char b, bool sound) {
  float rate = 0;
  for (const SlipSet& set : slips::kSets) {
    if (set.sound == sound && set.characters.find(a) != std::string_view::npos &&
        set.characters.find(b) != std::string_view::npos)
      rate += set.rate;
  }
  return rate;
}

/** One of the neighbours of a key. */
float key_rate(const std::uint64_t* keys, std::size_t meant, std::size_t typed) {
  float count = 0;
  for (std::uint64_t rest = keys[meant]; rest != 0; rest &= rest - 1) count += 1;
  return ((keys[meant] >> typed) & 1U) != 0 ? 1 / count : 0;
}

float rate(char meant, char typed, const SlipWay& way) {
  constexpr auto kOthers = static_cast<float>(kCharacters - 1);
  const float unexplained = static_cast<float>(slips::kUnexplained) / kOthers;
  if (!is_known(meant) || !is_known(typed)) return unexplained;
  const std::size_t a = number_of(meant);
  const std::size_t b = number_of(typed);
  if (a == b) return kOtherCase;
  const auto upper = [](char c) { return static_cast<char>(to_upper(static_cast<char16_t>(c))); };
  const float explained = way.looks * set_rate(upper(meant), upper(typed), false) +
                          way.sounds * set_rate(upper(meant), upper(typed), true) +
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

void SlipModel::prepare(const Symbols& symbols, InputWay way) {
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
    for (std::size_t i = 0; i < symbols.size(); ++i) {
      const float value = symbols[i] == typed ? 0 : rate(symbols[i], typed, shares);
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

std::size_t SlipModel::look_alikes(char c, const CharSet& alphabet, std::array<char, 4>& out) {
  std::size_t count = 0;
  std::array<float, 4> rates{};
  for (const SlipSet& set : slips::kSets) {
    if (set.sound || set.rate < kAlike || set.characters.find(c) == std::string_view::npos) continue;
    const char other = set.characters[0] == c ? set.characters[1] : set.characters[0];
    if (!alphabet.has(static_cast<char16_t>(other)) || count == out.size()) continue;
    std::size_t at = count++;
    for (; at > 0 && rates[at - 1] < set.rate; --at) {
      rates[at] = rates[at - 1];
      out[at] = out[at - 1];
    }
    rates[at] = set.rate;
    out[at] = other;
  }
  return count;
}

}  // namespace cardmend::repair
