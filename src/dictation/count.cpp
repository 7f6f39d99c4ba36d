#include "dictation/count.h"

#include "base/ascii.h"
#include "dictation/numbers.h"

namespace cardmend::dictation {

using base::is_digit;

namespace {

/** No code has more characters: a longer row of digits is of a code, however long. */
constexpr std::size_t kMostDigits = 2;

const SpokenWord* word_at(const Lexemes& lexemes, std::size_t at) {
  return at < lexemes.size() ? lexemes[at].word : nullptr;
}

bool is_written_digit(const Lexemes& lexemes, std::size_t at) {
  return at < lexemes.size() && is_digit(static_cast<char16_t>(lexemes[at].written));
}

/** Digits as one number; 0 if there are others among them. */
std::uint32_t value_of(const SpokenCount& count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count.length; ++i) {
    if (!is_digit(static_cast<char16_t>(count.digits[i]))) return 0;
    value = value * 10 + static_cast<std::uint32_t>(count.digits[i] - '0');
  }
  return value;
}

SpokenCount written(const Lexemes& lexemes, std::size_t at) {
  SpokenCount count;
  const std::size_t digits = written_digits(lexemes, at);
  // "3F2A" is no count of three.
  const std::size_t next = at + digits;
  const bool joined = digits > 0 && next < lexemes.size() && lexemes[next].written != 0 &&
                      lexemes[next].begin == lexemes[next - 1].end;
  if (digits > kMostDigits || joined) return count;
  for (std::size_t i = 0; i < digits; ++i) count.digits[count.length++] = lexemes[at + i].written;
  count.words = digits;
  return count;
}

/** One word: a digit, a number up to twenty, or what sounds like it. */
SpokenCount one_word(const SpokenWord& word, std::size_t locale) {
  SpokenCount count;
  if (word.kind == SpokenKind::repeat && word.role == SpokenRole::counter) {
    count.words = 1;
    count.value = word.value[locale];
    count.counter = true;
    return count;
  }
  if (word.kind != SpokenKind::character && word.kind != SpokenKind::for_) return count;
  const SpokenGroup& group = group_of(word, locale);
  const SpokenReading& reading = readings_in(group)[0];
  if (reading.length == 0) return count;
  count.digits = reading.text;
  count.length = reading.length;
  count.homophone = group.homophone || word.kind == SpokenKind::for_;
  count.words = 1;
  return count;
}

}  // namespace

std::size_t written_digits(const Lexemes& lexemes, std::size_t at) {
  const std::size_t most = at + kMostDigits + 1;
  std::size_t end = at;
  while (end < most && is_written_digit(lexemes, end) &&
         (end == at || lexemes[end - 1].end == lexemes[end].begin))
    ++end;
  return end - at;
}

SpokenCount count_at(const Lexemes& lexemes, std::size_t at, std::size_t locale) {
  SpokenCount count;
  const SpokenWord* word = word_at(lexemes, at);
  if (word == nullptr) return count;
  if (const SpokenNumber number = number_at(lexemes, at, locale); number.words > 0) {
    count.words = number.words;
    count.digits = number.digits;
    count.length = number.length;
  } else if (lexemes[at].written != 0) {
    count = written(lexemes, at);
  } else {
    count = one_word(*word, locale);
  }
  if (!count.counter) count.value = value_of(count);
  if (count.value == 0) count.words = 0;
  const SpokenWord* next = word_at(lexemes, at + count.words);
  const bool ends = next != nullptr && next->kind == SpokenKind::repeat && next->role == SpokenRole::counter;
  if (count.words > 0 && !count.counter && count.value % 10 == 0 && ends) {
    // Sixteen with its counter, whose six is one word with it.
    count.value += next->value[locale];
    count.counter = true;
    ++count.words;
    return count;
  }
  if (count.words > 0 && !count.counter && next != nullptr && next->role == SpokenRole::counter &&
      next->kind == SpokenKind::talk) {
    count.counter = true;
    ++count.words;
  }
  return count;
}

}  // namespace cardmend::dictation
