#include "explain/wait.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "explain/durations.h"
#include "explain/reduced_text.h"

namespace cardmend::explain {

using base::is_digit;

namespace {

constexpr double kHalfHourSeconds = 1800;
constexpr double kDaySeconds = 86'400;

/** No wait is longer than this; it keeps sums of any text finite. */
constexpr double kMostNumber = 1e12;

/** Reads a text unit by unit and keeps the longest wait that it told. */
class Listener {
 public:
  void hear(char16_t unit, Edge edge) {
    if (edge != Edge::none) end_word();
    if (edge == Edge::sentence) end_sentence();
    if (edge == Edge::clause) clause_ended_ = true;
    if (is_digit(unit)) {
      if (number_ < 0) apart_ = edge >= Edge::clause;
      number_ = std::min(std::max(number_, 0.0) * 10 + (unit - u'0'), kMostNumber);
    } else if (unit < 0x2E80) {
      word_.push(unit);
    } else {
      hear_sign(unit);
    }
  }

  double finish() {
    end_word();
    end_sentence();
    return longest_;
  }

 private:
  void end_word() {
    if (number_ >= 0) {
      end_number();
    } else if (!word_.empty()) {
      hear_word();
    }
    word_.clear();
    number_ = -1;
  }

  void end_number() {
    settle();
    if (keyed_ && apart_) bare_ = number_;
    keyed_ = false;
    amount_ = number_;
    // A clock of the next day.
    if (next_day_) duration_ = 0;
    next_day_ = false;
    last_sign_ = 0;
  }

  /** A number behind a key is followed by no unit: it stands for itself, unless it is a year. */
  void settle() {
    if (bare_ >= 0 && (bare_ < 1900 || bare_ > 2100))
      longest_ = std::max(longest_, key_unit_ > 0 ? bare_ * key_unit_ : wait_of_number(bare_));
    bare_ = -1;
  }

  void hear_word() {
    last_sign_ = 0;
    const auto* const unit =
        std::ranges::find_if(kUnits, [this](const Unit& one) { return word_.is(one.word); });
    if (unit != std::end(kUnits)) {
      hear_unit(unit->ms);
      return;
    }
    settle();
    if (word_.is("a") || word_.is("an") || word_.is("one")) {
      amount_ = amount_ == 0.5 ? 0.5 : 1;
      return;
    }
    amount_ = word_.is("half") ? 0.5 : -1;
    if (clause_ended_ && amount_ < 0) end_clause();
    if (word_.is("ago")) duration_ = 0;
    if (word_.is("tomorrow")) duration_ = kDay;
    const bool cue = std::ranges::any_of(kCues, [this](std::string_view one) { return word_.is(one); });
    cue_ = cue_ || cue;
    near_cue_ = near_cue_ || cue;
    // "retry_after", "retryIn", "wait" and the like are keys: their number stands behind a colon.
    const bool goes_on =
        keyed_ && (word_.is("after") || word_.is("in") || word_.is("delay") || word_.is("time"));
    keyed_ = cue || goes_on;
    if (cue) key_unit_ = 0;
  }

  void hear_unit(double ms) {
    if (amount_ >= 0) {
      // "1 h, 5 min" is one duration; what is no smaller begins another.
      if (ms < last_unit_) {
        clause_ended_ = false;
      } else {
        end_duration();
        if (clause_ended_) end_clause();
      }
      last_unit_ = ms;
      duration_ += amount_ * ms;
      bare_ = -1;
    } else if (keyed_) {
      key_unit_ = ms;
    }
    amount_ = -1;
  }

  void hear_sign(char16_t sign) {
    const char16_t pair[] = {last_sign_, sign};
    const std::u16string_view two(pair, 2);
    const auto is_pair = [two](std::u16string_view one) { return one == two; };
    const bool counts = kNumerals.find(sign) != std::u16string_view::npos || sign == u'\u534A';
    if (clause_ended_ && !counts && amount_ < 0) end_clause();
    if (held_ > 0 && kForbids.find(sign) != std::u16string_view::npos) duration_ = held_;
    held_ = 0;
    if (std::ranges::any_of(kSignCues, is_pair)) cue_ = near_cue_ = true;
    if (std::ranges::any_of(kTomorrow, is_pair)) duration_ = kDay;
    next_day_ = two == kTomorrow[2];
    last_sign_ = sign;
    hear_sign_amount(sign, two);
    keyed_ = false;
  }

  void hear_sign_amount(char16_t sign, std::u16string_view two) {
    const std::size_t numeral = kNumerals.find(sign);
    if (numeral != std::u16string_view::npos) {
      add_numeral(kNumeralValues[numeral]);
    } else if (sign == u'\u534A') {
      amount_ = 0.5;
    } else if (sign == u'\u79D2') {
      hear_unit(kSecond);
    } else if (sign == u'\u5206') {
      hear_unit(kMinute);
    } else if (two == u"\u5C0F\u65F6") {
      hear_unit(kHour);
    } else if ((sign == u'\u5929' && two != kTomorrow[0]) || two == u"\u4F5C\u65E5") {
      hear_unit(kDay);
    } else if (sign == u'\u5468' || two == u"\u661F\u671F") {
      hear_unit(kWeek);
    } else if (two == u"\u4E2A\u6708") {
      hear_unit(kMonth);
    } else if (two == u"\u523B\u949F") {
      hear_unit(15 * kMinute);
    } else if (sign == u'\u524D') {
      duration_ = 0;
      amount_ = -1;
    } else if (sign == u'\u5185') {
      held_ = std::exchange(duration_, 0);
      amount_ = -1;
    } else if (kWithin.find(sign) == std::u16string_view::npos) {
      amount_ = -1;
    }
    if (amount_ < 0) bare_ = -1;
  }

  /** Ten times what stands before it, or what stands behind it more. */
  void add_numeral(double value) {
    if (amount_ < 0) {
      amount_ = value;
    } else {
      amount_ = value == 10 ? amount_ * 10 : amount_ + value;
    }
  }

  void end_duration() {
    clause_longest_ = std::max(clause_longest_, duration_);
    duration_ = 0;
    last_unit_ = kMonth + 1;
  }

  /** A duration counts most where its own clause speaks of trying again. */
  void end_clause() {
    end_duration();
    (near_cue_ ? near_ : far_) = std::max(near_cue_ ? near_ : far_, clause_longest_);
    clause_longest_ = 0;
    near_cue_ = false;
    clause_ended_ = false;
  }

  void end_sentence() {
    if (bare_ >= 0) settle();
    end_clause();
    const double told = near_ > 0 ? near_ : far_;
    if (cue_ && told > 0) longest_ = std::max(longest_, told);
    cue_ = false;
    near_ = 0;
    far_ = 0;
    amount_ = -1;
    last_sign_ = 0;
    held_ = 0;
    next_day_ = false;
  }

  Word word_;
  double number_ = -1;
  /** The number that a unit may follow. */
  double amount_ = -1;
  /** The number behind a key, of which it is not known yet whether a unit follows. */
  double bare_ = -1;
  double key_unit_ = 0;
  /** What is being summed, and its last unit. */
  double duration_ = 0;
  double last_unit_ = kMonth + 1;
  /** A duration within which something is so. */
  double held_ = 0;
  double clause_longest_ = 0;
  /** The longest of the sentence in clauses with a cue, and in others. */
  double near_ = 0;
  double far_ = 0;
  double longest_ = kNoWait;
  char16_t last_sign_ = 0;
  bool cue_ = false;
  bool near_cue_ = false;
  bool clause_ended_ = false;
  bool next_day_ = false;
  bool keyed_ = false;
  /** The number stands behind a colon or a key of JSON. */
  bool apart_ = false;
};

/** Both at least 0, `of` above it. Of numbers beyond 32 bits it is false: so long a wait is cut whatever its unit. */
bool is_multiple(double number, double of) {
  constexpr double kMost = std::numeric_limits<std::uint32_t>::max();
  const auto whole = static_cast<std::uint32_t>(std::min(number, kMost));
  return whole == number && whole % static_cast<std::uint32_t>(of) == 0;
}

}  // namespace

double wait_of_number(double number) {
  const bool as_ms = number > kDaySeconds ? !is_multiple(number, kDaySeconds)
                                          : number >= kSecond && is_multiple(number, kSecond) &&
                                                !is_multiple(number, kHalfHourSeconds);
  return as_ms ? number : number * kSecond;
}

double told_wait(std::u16string_view text) {
  Listener listener;
  Reader reader(text);
  for (char16_t unit = reader.next(); unit != 0; unit = reader.next()) listener.hear(unit, reader.edge());
  return listener.finish();
}

}  // namespace cardmend::explain
