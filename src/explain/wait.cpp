#include "explain/wait.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include "base/ascii.h"
#include "explain/reduced_text.h"

namespace cardmend::explain {

using base::is_digit;

namespace {

constexpr double kSecond = 1000;
constexpr double kMinute = 60 * kSecond;
constexpr double kHour = 60 * kMinute;
constexpr double kDay = 24 * kHour;

constexpr double kHalfHourSeconds = 1800;
constexpr double kDaySeconds = 86'400;

/** No wait is longer than this; it keeps sums of any text finite. */
constexpr double kMostNumber = 1e12;

struct Unit {
  std::string_view word;
  double ms;
};

constexpr Unit kUnits[] = {
    {"ms", 1},         {"millis", 1},       {"millisecond", 1},   {"milliseconds", 1},  {"s", kSecond},
    {"sec", kSecond},  {"secs", kSecond},   {"second", kSecond},  {"seconds", kSecond}, {"min", kMinute},
    {"mins", kMinute}, {"minute", kMinute}, {"minutes", kMinute}, {"h", kHour},         {"hr", kHour},
    {"hrs", kHour},    {"hour", kHour},     {"hours", kHour},     {"day", kDay},        {"days", kDay}};

/** Words that make a duration a wait. */
constexpr std::string_view kCues[] = {"try",    "retry",  "again",    "wait",      "lock",
                                      "locked", "unlock", "unlocked", "suspended", "cooldown"};

/** The same of two Chinese signs. */
constexpr std::u16string_view kSignCues[] = {
    u"\u518D\u8BD5", u"\u91CD\u8BD5", u"\u540E\u518D", u"\u7B49\u5F85", u"\u8BF7\u7B49", u"\u7A0D\u5019",
    u"\u9501\u5B9A", u"\u51BB\u7ED3", u"\u89E3\u9501", u"\u89E3\u9664", u"\u518D\u6765"};

constexpr std::u16string_view kTomorrow[] = {u"\u660E\u5929", u"\u660E\u65E5", u"\u6B21\u65E5"};

/** One to nine and ten; two has a second form. */
constexpr std::u16string_view kNumerals =
    u"\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341\u4E24";
constexpr double kNumeralValues[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2};

/** A word of Latin letters, as much of it as any word above has. */
class Word {
 public:
  void clear() { length_ = 0; }
  [[nodiscard]] bool empty() const { return length_ == 0; }
  void push(char16_t unit) {
    if (length_ < units_.size()) units_[length_] = unit;
    ++length_;
  }
  [[nodiscard]] bool is(std::string_view word) const {
    return word.size() == length_ &&
           std::equal(word.begin(), word.end(), units_.begin(),
                      [](char a, char16_t b) { return static_cast<unsigned char>(a) == b; });
  }

 private:
  std::array<char16_t, 14> units_{};
  std::size_t length_ = 0;
};

/** Reads a text unit by unit and keeps the longest wait that it told. */
class Listener {
 public:
  void hear(char16_t unit, Edge edge) {
    if (edge != Edge::none) end_word();
    if (edge == Edge::sentence) end_sentence();
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
    if (word_.is("ago")) duration_ = 0;
    if (word_.is("tomorrow")) duration_ = kDay;
    const bool cue = std::ranges::any_of(kCues, [this](std::string_view one) { return word_.is(one); });
    cue_ = cue_ || cue;
    // "retry_after", "retryIn", "wait" and the like are keys: their number stands behind a colon.
    const bool goes_on =
        keyed_ && (word_.is("after") || word_.is("in") || word_.is("delay") || word_.is("time"));
    keyed_ = cue || goes_on;
    if (cue) key_unit_ = 0;
  }

  void hear_unit(double ms) {
    if (amount_ >= 0) {
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
    if (std::ranges::any_of(kSignCues, is_pair)) cue_ = true;
    if (std::ranges::any_of(kTomorrow, is_pair)) duration_ = kDay;
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
    } else if (sign == u'\u5929' && two != kTomorrow[0]) {
      hear_unit(kDay);
    } else if (sign == u'\u524D') {
      duration_ = 0;
      amount_ = -1;
    } else if (sign != u'\u4E2A' && sign != u'\u5C0F') {
      // A measure word and the first half of "hour" may stand between number and unit.
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

  void end_sentence() {
    if (bare_ >= 0) settle();
    if (cue_ && duration_ > 0) longest_ = std::max(longest_, duration_);
    cue_ = false;
    duration_ = 0;
    amount_ = -1;
    last_sign_ = 0;
  }

  Word word_;
  double number_ = -1;
  /** The number that a unit may follow. */
  double amount_ = -1;
  /** The number behind a key, of which it is not known yet whether a unit follows. */
  double bare_ = -1;
  double key_unit_ = 0;
  double duration_ = 0;
  double longest_ = kNoWait;
  char16_t last_sign_ = 0;
  bool cue_ = false;
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
