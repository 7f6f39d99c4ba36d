// The words and signs of durations, and of what makes one a wait.
#ifndef CARDMEND_EXPLAIN_DURATIONS_H_
#define CARDMEND_EXPLAIN_DURATIONS_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace cardmend::explain {

inline constexpr double kSecond = 1000;
inline constexpr double kMinute = 60 * kSecond;
inline constexpr double kHour = 60 * kMinute;
inline constexpr double kDay = 24 * kHour;
inline constexpr double kWeek = 7 * kDay;
inline constexpr double kMonth = 30 * kDay;

struct Unit {
  std::string_view word;
  double ms;
};

inline constexpr Unit kUnits[] = {
    {"ms", 1},         {"millis", 1},       {"millisecond", 1},   {"milliseconds", 1},  {"s", kSecond},
    {"sec", kSecond},  {"secs", kSecond},   {"second", kSecond},  {"seconds", kSecond}, {"min", kMinute},
    {"mins", kMinute}, {"minute", kMinute}, {"minutes", kMinute}, {"h", kHour},         {"hr", kHour},
    {"hrs", kHour},    {"hour", kHour},     {"hours", kHour},     {"day", kDay},        {"days", kDay},
    {"d", kDay},       {"week", kWeek},     {"weeks", kWeek},     {"month", kMonth},    {"months", kMonth},
    {"m", kMinute}};

/** Words that make a duration a wait. */
inline constexpr std::string_view kCues[] = {"try",    "retry",  "again",    "wait",      "lock",
                                             "locked", "unlock", "unlocked", "suspended", "cooldown"};

/** The same of two Chinese signs. */
inline constexpr std::u16string_view kSignCues[] = {
    u"\u518D\u8BD5", u"\u91CD\u8BD5", u"\u540E\u518D", u"\u7B49\u5F85", u"\u8BF7\u7B49", u"\u7A0D\u5019",
    u"\u9501\u5B9A", u"\u51BB\u7ED3", u"\u89E3\u9501", u"\u89E3\u9664", u"\u518D\u6765"};

/** The last is "next day", which may be of any day: "23:00 to 1:00 of the next". */
inline constexpr std::u16string_view kTomorrow[] = {u"\u660E\u5929", u"\u660E\u65E5", u"\u6B21\u65E5"};

/** May stand between a number and the end of its unit: a measure word, the first signs of hour, week, working day, quarter. */
inline constexpr std::u16string_view kWithin = u"\u4E2A\u5C0F\u661F\u5DE5\u4F5C\u523B";

/** Within a time something is valid or answered, unless one of these follows: not, forbidden, without, do not, limited,
 * locked, frozen. */
inline constexpr std::u16string_view kForbids = u"\u4E0D\u7981\u65E0\u52FF\u9650\u9501\u51BB";

/** One to nine and ten; two has a second form. */
inline constexpr std::u16string_view kNumerals =
    u"\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341\u4E24";
inline constexpr double kNumeralValues[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2};

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

}  // namespace cardmend::explain

#endif  // CARDMEND_EXPLAIN_DURATIONS_H_
