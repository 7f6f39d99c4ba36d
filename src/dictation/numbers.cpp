#include "dictation/numbers.h"

#include "dictation/spoken_lexicon.h"

namespace cardmend::dictation {

namespace {

constexpr std::uint32_t kNone = 99;

std::uint32_t power(std::uint32_t zeros) {
  std::uint32_t value = 1;
  for (; zeros > 0; --zeros) value *= 10;
  return value;
}

class Parser {
 public:
  Parser(const Lexemes& lexemes, std::size_t at, std::size_t locale)
      : lexemes_(lexemes), at_(at), begin_(at), locale_(locale) {}

  SpokenNumber run();

 private:
  [[nodiscard]] bool is(SpokenKind kind, std::size_t ahead = 0) const;
  [[nodiscard]] std::uint32_t value_at(std::size_t ahead) const;
  [[nodiscard]] std::uint32_t digits_at(std::size_t ahead) const;
  [[nodiscard]] bool joins() const;
  bool step();
  void tail();

  const Lexemes& lexemes_;
  std::size_t at_;
  std::size_t begin_;
  std::size_t locale_;
  SpokenNumber number_;
  std::uint32_t value_ = 0;
  /** The zeros of the last scale; more than any at first. */
  std::uint32_t zeros_ = 4;
  std::uint32_t most_ = 0;
};

bool Parser::is(SpokenKind kind, std::size_t ahead) const {
  return at_ + ahead < lexemes_.size() && lexemes_[at_ + ahead].word != nullptr &&
         lexemes_[at_ + ahead].written == 0 && lexemes_[at_ + ahead].word->kind == kind;
}

std::uint32_t Parser::value_at(std::size_t ahead) const {
  return lexemes_[at_ + ahead].word->value[locale_];
}

/** What a plain word for 0 to 19 says; kNone for anything else. */
std::uint32_t Parser::digits_at(std::size_t ahead) const {
  if (!is(SpokenKind::character, ahead)) return kNone;
  const SpokenGroup& group = group_of(*lexemes_[at_ + ahead].word, locale_);
  const SpokenReading& reading = readings_in(group)[0];
  if (group.homophone || reading.length == 0 || reading.length > 2) return kNone;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < reading.length; ++i) {
    if (reading.text[i] < '0' || reading.text[i] > '9') return kNone;
    value = value * 10 + static_cast<std::uint32_t>(reading.text[i] - '0');
  }
  return value;
}

/** "and" in "one hundred and five", or the zero in its Chinese form. */
bool Parser::joins() const {
  if (number_.words == 0) return false;
  if (digits_at(0) == 0) return true;
  if (!is(SpokenKind::character, 0)) return false;
  // A word for nothing that sounds like a letter: "and".
  return readings_in(group_of(*lexemes_[at_].word, locale_))[0].length == 0;
}

/** Takes a digit and its scale, or tens. */
bool Parser::step() {
  const std::size_t skip = zeros_ >= 2 && joins() ? 1 : 0;
  if (is(SpokenKind::tens, skip) && zeros_ > 1) {
    value_ += value_at(skip) * 10;
    zeros_ = 1;
    at_ += skip + 1;
  } else if (is(SpokenKind::scale, skip) && value_at(skip) == 1 && zeros_ > 1 && number_.words == 0) {
    value_ += 10;
    zeros_ = 1;
    at_ += skip + 1;
    number_.bare_ten = true;
  } else {
    const std::uint32_t digit = digits_at(skip);
    if (digit == 0 || digit > 9 || !is(SpokenKind::scale, skip + 1) || value_at(skip + 1) >= zeros_)
      return false;
    zeros_ = value_at(skip + 1);
    value_ += digit * power(zeros_);
    at_ += skip + 2;
  }
  if (number_.words == 0) most_ = zeros_;
  number_.words = at_ - begin_;
  return true;
}

/** The digits behind the last scale. */
void Parser::tail() {
  if (zeros_ == 0) return;
  const bool joined = zeros_ >= 2 && joins();
  const std::uint32_t digit = digits_at(joined ? 1 : 0);
  if (digit == kNone || digit == 0) return;
  if (digit > 9 && zeros_ < 2) return;
  // A word for each digit: what follows another digit or scale is no end of a number.
  if (is(SpokenKind::scale, joined ? 2 : 1)) return;
  at_ += joined ? 2 : 1;
  value_ += digit;
  number_.loose = !joined && digit <= 9 && zeros_ >= 2;
  number_.words = at_ - begin_;
  number_.tens = zeros_ == 1;
}

SpokenNumber Parser::run() {
  while (step()) {
  }
  if (number_.words == 0) return number_;
  tail();
  number_.length = static_cast<std::uint8_t>(most_ + 1);
  std::uint32_t rest = value_;
  for (std::size_t i = number_.length; i-- > 0; rest /= 10)
    number_.digits[i] = static_cast<char>('0' + rest % 10);
  return number_;
}

}  // namespace

SpokenNumber number_at(const Lexemes& lexemes, std::size_t at, std::size_t locale) {
  return Parser(lexemes, at, locale).run();
}

NumberReading readings_of(const SpokenNumber& number, bool chinese, bool tens) {
  NumberReading reading;
  const std::array<char, 4>& d = number.digits;
  if (number.bare_ten && number.words == 1) {
    reading.add(d, 2, 720);
    reading.add({'4'}, 1, 220);
  } else if (number.bare_ten) {
    reading.add(d, 2, 850);
    reading.add({'4', d[1]}, 2, 100);
    reading.add({'1', '0', d[1]}, 3, 30);
  } else if (number.length == 2 && number.tens) {
    reading.add(d, 2, 930);
    reading.add({d[0], '0', d[1]}, 3, 50);
  } else if (number.length == 2 && tens) {
    reading.add(d, 2, 860);
    reading.add({'1', d[0]}, 2, 110);
  } else if (number.length == 2) {
    reading.add(d, 2, 930);
    reading.add({d[0], '4'}, 2, 40);
  } else if (number.loose) {
    // "One hundred two": 120 in Chinese, 102 in English.
    std::array<char, 4> moved = d;
    moved[number.length - 2U] = d[number.length - 1U];
    moved[number.length - 1U] = '0';
    reading.add(chinese ? moved : d, number.length, chinese ? 600 : 900);
    reading.add(chinese ? d : moved, number.length, chinese ? 350 : 60);
  } else {
    reading.add(d, number.length, 970);
  }
  return reading;
}

}  // namespace cardmend::dictation
