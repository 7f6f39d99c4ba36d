#include "oracle.h"

#include <algorithm>
#include <unordered_map>

#include "format/check_digit.h"

namespace cardmend::bench {

using format::check_end;
using format::check_start;
using format::check_step;
using format::CheckState;
using format::kNeverFits;

namespace {

/** The check digit's states along a text and back from its end, so that each change of it is judged by two
 * looks. */
class Judge {
 public:
  /** `shift`: so many characters further behind a change the text stands in the code. */
  Judge(const Format& format, std::size_t length, std::string_view text)
      : format_(format), length_(length), text_(text) {
    const int shift = static_cast<int>(length) - static_cast<int>(text.size());
    before_.push_back(check_start(format.check_digit));
    for (std::size_t i = 0; i < text.size() && i < length; ++i)
      before_.push_back(step(i, before_[i], text[i]));
    fits_.assign((text.size() + 1) * kStates, false);
    for (std::size_t s = 0; s < kStates; ++s)
      fits_[text.size() * kStates + s] = check_end(format.check_digit, static_cast<CheckState>(s));
    for (std::size_t i = text.size(); i-- > 0;) {
      const int index = static_cast<int>(i) + shift;
      if (index < 0 || index >= static_cast<int>(length)) continue;
      for (std::size_t s = 0; s < kStates; ++s) {
        const CheckState next = step(static_cast<std::size_t>(index), static_cast<CheckState>(s), text[i]);
        fits_[i * kStates + s] = next != kNeverFits && fits_[(i + 1) * kStates + next];
      }
    }
  }

  /** The text with `count` characters from `at` on replaced is a code. */
  [[nodiscard]] bool fits(std::size_t at, std::size_t count, std::string_view instead) const {
    CheckState state = before_[at];
    for (std::size_t i = 0; i < instead.size() && state != kNeverFits; ++i)
      state = step(at + i, state, instead[i]);
    return state != kNeverFits && fits_[(at + count) * kStates + state];
  }

 private:
  static constexpr std::size_t kStates = 97;
  [[nodiscard]] CheckState step(std::size_t index, CheckState state, char c) const {
    if (state == kNeverFits || !format_.alphabet.has(static_cast<char16_t>(c))) return kNeverFits;
    return check_step(format_, length_, index, state, c);
  }

  const Format& format_;
  std::size_t length_;
  std::string_view text_;
  std::vector<CheckState> before_;
  std::vector<bool> fits_;
};

}  // namespace

Oracle::Oracle(const Channel& channel, const Format& format)
    : channel_(&channel), format_(&format), length_(format.least()) {}

/** Everything that one slip may have turned into `text`: codes alone, or anything of a length that one more
 * slip makes a code of. */
void Oracle::neighbours(std::string_view text, bool valid, std::vector<std::string>& out) const {
  const Judge judge(*format_, length_, text);
  std::string made;
  const auto add = [&](std::size_t at, std::size_t count, std::string_view instead) {
    if (valid && !judge.fits(at, count, instead)) return;
    made.assign(text);
    made.replace(at, count, instead);
    out.push_back(made);
  };
  const std::size_t n = text.size();
  const std::string& alphabet = channel_->alphabet();
  const auto takes = [&](std::size_t length) {
    return valid ? length == length_ : length + 1 >= length_ && length <= length_ + 1;
  };
  if (takes(n)) {
    for (std::size_t i = 0; i < n; ++i) {
      for (const char c : alphabet) {
        if (c != text[i]) add(i, 1, {&c, 1});
      }
    }
    for (std::size_t i = 0; i + 1 < n; ++i) {
      if (text[i] != text[i + 1]) {
        add(i, 2, std::string{text[i + 1], text[i]});
      } else {
        for (const char c : alphabet) {
          if (c != text[i]) add(i, 2, std::string{c, c});
        }
      }
      if (text[i + 1] == '0') add(i, 2, std::string{'1', text[i]});
      if (text[i] == '1') add(i, 2, std::string{text[i + 1], '0'});
    }
    for (std::size_t i = 0; i + 2 < n; ++i) {
      if (text[i] != text[i + 2]) add(i, 3, std::string{text[i + 2], text[i + 1], text[i]});
    }
  }
  if (takes(n + 1)) {
    for (std::size_t gap = 0; gap <= n; ++gap) {
      for (const char c : alphabet) {
        if (gap == n || text[gap] != c) add(gap, 0, {&c, 1});
      }
    }
  }
  if (n > 0 && takes(n - 1)) {
    for (std::size_t i = 0; i < n; ++i) {
      if (i + 1 == n || text[i] != text[i + 1]) add(i, 1, "");
    }
  }
}

std::vector<std::string> Oracle::decode(std::string_view typed, std::size_t most, bool two_slips) const {
  std::unordered_map<std::string, double> weights;
  std::vector<std::string> codes;
  neighbours(typed, true, codes);
  for (const std::string& code : codes)
    weights[code] = channel_->one_slip(code, typed) * (1 - Channel::kSecond);
  if (two_slips) {
    std::vector<std::string> middles;
    neighbours(typed, false, middles);
    for (const std::string& middle : middles) {
      const double second = channel_->one_slip(middle, typed) * Channel::kSecond;
      if (second <= 0) continue;
      codes.clear();
      neighbours(middle, true, codes);
      for (const std::string& code : codes) {
        if (code != typed) weights[code] += channel_->one_slip(code, middle) * second;
      }
    }
  }
  std::vector<std::pair<double, std::string>> ranked;
  for (auto& [code, weight] : weights) {
    if (weight > 0) ranked.emplace_back(weight, code);
  }
  const std::size_t count = std::min(most, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count), ranked.end(),
                    [](const auto& a, const auto& b) {
                      return a.first > b.first || (a.first == b.first && a.second < b.second);
                    });
  std::vector<std::string> out;
  out.reserve(count);
  for (std::size_t i = 0; i < count; ++i) out.push_back(ranked[i].second);
  return out;
}

}  // namespace cardmend::bench
