#include "dictation/talk.h"

#include <algorithm>

#include "dictation/count.h"
#include "dictation/lexeme_row.h"
#include "dictation/talk_priors.h"

namespace cardmend::dictation {

namespace {

/** A phrase that says where has at most so many words before its number: "the very last of the". */
constexpr std::size_t kMostLead = 4;

/** No card prints its code in more groups. */
constexpr std::uint32_t kMostGroups = 12;

/** A count from here on is no single character, and hardly two of a code before a word for digits. */
constexpr std::uint32_t kTwoDigits = 10;

/** A total of fewer characters is none: no code is so short. */
constexpr std::uint32_t kLeastTotal = 4;

/** Nobody counts more characters than a group has without a noun. */
constexpr std::uint32_t kMostBare = 6;

class TalkParser : private LexemeRow {
 public:
  TalkParser(const Lexemes& lexemes, std::u16string_view text, std::size_t at, std::size_t locale,
             bool in_code)
      : LexemeRow(lexemes, text, locale), at_(at), in_code_(in_code) {}

  [[nodiscard]] Talk ordered() const;
  [[nodiscard]] Talk edged() const;
  [[nodiscard]] Talk group_number() const;
  [[nodiscard]] Talk groups_of() const;
  [[nodiscard]] Talk counted() const;
  [[nodiscard]] Talk again() const;

 private:
  [[nodiscard]] SpokenCount count(std::size_t at) const { return count_at(lexemes(), at, locale()); }
  [[nodiscard]] std::size_t lead(bool& total) const;
  [[nodiscard]] std::size_t tail(std::size_t at, bool& total) const;
  [[nodiscard]] Talk done(TalkKind kind, std::size_t end) const;
  [[nodiscard]] Talk total(std::size_t end, std::uint32_t value) const;
  [[nodiscard]] Talk unsure(std::size_t end, const SpokenCount& count, std::uint16_t talk,
                            std::uint16_t characters) const;
  [[nodiscard]] Talk edge_without_number(std::size_t at) const;
  [[nodiscard]] Talk bare_edge(std::size_t end, const SpokenCount& count, bool is_total) const;
  [[nodiscard]] bool counts(std::size_t noun, const SpokenCount& count) const;

  std::size_t at_;
  bool in_code_;
};

/** Behind the words from `at_` on that say where, or that a total comes. */
std::size_t TalkParser::lead(bool& total) const {
  std::size_t at = at_;
  for (; at < at_ + kMostLead; ++at) {
    const SpokenRole here = role(at);
    const bool more = here == SpokenRole::edge || here == SpokenRole::ordinal || here == SpokenRole::total ||
                      (total && here == SpokenRole::copula) || (at > at_ && is(SpokenKind::of, at));
    if (!more || (at > at_ && !total && pause_before(at))) break;
    total = total || here == SpokenRole::total;
  }
  return at;
}

/** Behind the words that belong to a phrase whose noun ends before `at`. */
std::size_t TalkParser::tail(std::size_t at, bool& total) const {
  for (const std::size_t most = at + kMostLead; at < most; ++at) {
    const SpokenRole here = role(at);
    if (here == SpokenRole::copula) return at + 1;
    const bool of =
        is(SpokenKind::of, at) && (role(at + 1) == SpokenRole::unit || role(at + 1) == SpokenRole::copula);
    const bool noun = here == SpokenRole::unit && !is_latin(at) && !pause_before(at);
    if (here != SpokenRole::total && !of && !noun) break;
    total = total || here == SpokenRole::total;
  }
  return at;
}

Talk TalkParser::done(TalkKind kind, std::size_t end) const {
  return {.kind = kind, .words = end - at_};
}

Talk TalkParser::total(std::size_t end, std::uint32_t value) const {
  Talk talk = done(TalkKind::total, end);
  talk.count = static_cast<std::uint8_t>(std::min<std::uint32_t>(value, 0xFF));
  return talk;
}

/** Talk with one weight, or the characters of a number with another. */
Talk TalkParser::unsure(std::size_t end, const SpokenCount& count, std::uint16_t talk,
                        std::uint16_t characters) const {
  Talk heard = done(TalkKind::unsure, end);
  const SpokenReading none{.text = {}, .length = 0, .weight = talk};
  const SpokenReading digits{.text = count.digits, .length = count.length, .weight = characters};
  heard.readings = talk >= characters ? std::array<SpokenReading, 3>{none, digits}
                                      : std::array<SpokenReading, 3>{digits, none};
  heard.reading_count = count.length > 0 ? 2 : 1;
  return heard;
}

/** \u7b2c with its number: an ordinal, or, without a noun, rather a D and a digit. */
Talk TalkParser::ordered() const {
  if (role(at_) != SpokenRole::ordinal_mark) return {};
  const SpokenCount number = count(at_ + 1);
  if (number.words == 0 || number.homophone || number.length > 2) return {};
  std::size_t end = at_ + 1 + number.words;
  bool is_total = false;
  const SpokenRole noun = is_noun(end) ? role(end) : SpokenRole::none;
  if (noun != SpokenRole::none) ++end;
  if (role(end) == SpokenRole::until) {
    const std::size_t to = end + (role(end + 1) == SpokenRole::ordinal_mark ? 2 : 1);
    const std::size_t words = count(to).words;
    if (words > 0) end = to + words + (is_noun(to + words) ? 1 : 0);
  }
  const bool sure = noun != SpokenRole::none || number.counter || end > at_ + 1 + number.words ||
                    role(end) == SpokenRole::copula || colon_before(end);
  if (sure) {
    if (noun == SpokenRole::time && number.value > 1) return done(TalkKind::again, tail(end, is_total));
    return done(noun == SpokenRole::group ? TalkKind::group : TalkKind::aside, tail(end, is_total));
  }
  Talk heard = done(TalkKind::unsure, end);
  const SpokenReading letter{.text = {'D', number.digits[0], number.digits[1]},
                             .length = static_cast<std::uint8_t>(number.length + 1),
                             .weight = kOrdinalLetter};
  heard.readings = {letter, SpokenReading{.text = {}, .length = 0, .weight = kOrdinal},
                    SpokenReading{.text = number.digits, .length = number.length, .weight = kOrdinalDigit}};
  heard.reading_count = 3;
  return heard;
}

/** "The last group", "the next digit is": a place without a number. */
Talk TalkParser::edge_without_number(std::size_t at) const {
  bool is_total = false;
  if (role(at) == SpokenRole::group || role(at) == SpokenRole::groups)
    return done(role(at) == SpokenRole::group ? TalkKind::group : TalkKind::aside, tail(at + 1, is_total));
  // \u4f4d alone sounds like a letter.
  if ((is_unit(at) && !is(SpokenKind::character, at)) || role(at) == SpokenRole::time)
    return done(TalkKind::aside, tail(at + 1, is_total));
  return role(at) == SpokenRole::copula ? done(TalkKind::aside, at + 1) : Talk{};
}

/** "The last four" without a noun. */
Talk TalkParser::bare_edge(std::size_t end, const SpokenCount& count, bool is_total) const {
  if (count.homophone) return {};
  if (role(end) == SpokenRole::copula || colon_before(end)) {
    const std::size_t behind = end + (role(end) == SpokenRole::copula ? 1 : 0);
    return is_total ? total(behind, count.value) : done(TalkKind::aside, behind);
  }
  const bool alone = pause_before(end) || !is_character(end);
  if (is_total && (alone || count.counter) && count.value >= kLeastTotal) return total(end, count.value);
  const bool as_many = characters_from(end) == count.value;
  if (count.counter) {
    if (alone) return done(TalkKind::aside, end);
    return as_many && count.value > 1 ? unsure(end, count, kLikely, 0) : Talk{};
  }
  if (!is_latin(at_) || count.value > kMostBare) return {};
  return as_many && count.value > 1 ? unsure(end, count, kEvenTalk, kEvenCharacters)
                                    : unsure(end, count, kUnlikely, kLikely);
}

/** "The first four digits are", "\u6700\u540e\u4e24\u4f4d", "\u4e00\u517118\u4f4d". */
Talk TalkParser::edged() const {
  bool is_total = false;
  const std::size_t at = lead(is_total);
  if (at == at_) return {};
  const SpokenCount number = count(at);
  if (number.words == 0 || (number.homophone && !is_noun(at + number.words))) return edge_without_number(at);
  if (!is_total && pause_before(at)) return {};
  std::size_t end = at + number.words;
  if (!is_noun(end)) return bare_edge(end, number, is_total);
  const bool unit = is_unit(end);
  const bool group = role(end) == SpokenRole::group;
  end = tail(end + 1, is_total);
  if (is_total && unit && number.value >= kLeastTotal) return total(end, number.value);
  return done(group && !is_total ? TalkKind::group : TalkKind::aside, end);
}

/** "Group two": English puts its number behind. */
Talk TalkParser::group_number() const {
  if (role(at_) != SpokenRole::group || !is_latin(at_)) return {};
  const std::size_t at = at_ + (role(at_ + 1) == SpokenRole::unit ? 2 : 1);
  if (pause_before(at)) return {};
  if (written_digits(lexemes(), at) > 2) {
    // A recogniser wrote the number and what follows as one.
    const SpokenCount first{.words = 1, .value = 0, .digits = {lexemes()[at].written}, .length = 1};
    return unsure(at + 1, first, kJoinedTalk, kJoinedCharacters);
  }
  SpokenCount number = count(at);
  if (number.words == 0 || number.homophone || number.value > kMostGroups) return {};
  const std::size_t end = at + number.words;
  if (is(SpokenKind::character, at_)) {
    // "Line" sounds like a nine.
    const SpokenReading& sound = readings_in(group_of(*lexemes()[at_].word, locale()))[0];
    number.digits = {sound.text[0], number.digits[0], number.digits[1]};
    ++number.length;
    return unsure(end, number, kLikely, kUnlikely);
  }
  if (pause_before(end)) return done(TalkKind::group, end);
  if (role(end) == SpokenRole::copula) return done(TalkKind::group, end + 1);
  return unsure(end, number, kSurely, kHardly);
}

/** "Groups of four digits". */
Talk TalkParser::groups_of() const {
  const std::size_t at = at_ + (role(at_) == SpokenRole::into ? 1 : 0);
  if (role(at) != SpokenRole::group && role(at) != SpokenRole::groups) return {};
  if (role(at + 1) != SpokenRole::into) return {};
  const SpokenCount number = count(at + 2);
  if (number.words == 0 || number.value > kMostGroups) return {};
  const std::size_t end = at + 2 + number.words;
  bool is_total = false;
  return done(TalkKind::aside, tail(end + (is_unit(end) ? 1 : 0), is_total));
}

/** That a number with this noun counts: "four groups" and "16-digit" do, "4 letter C" does not. */
bool TalkParser::counts(std::size_t noun, const SpokenCount& count) const {
  switch (role(noun)) {
    case SpokenRole::units:
    case SpokenRole::groups:
      return true;
    case SpokenRole::unit:
      return count.counter || (is_latin(noun) && (lexemes()[noun - 1].mark || count.value >= kTwoDigits));
    case SpokenRole::group:
      return !is_latin(noun);
    case SpokenRole::time:
      return !in_code_;
    default:
      return false;
  }
}

/** "Sixteen digits", "in four groups", "\u4e8c\u7ec4". */
Talk TalkParser::counted() const {
  const bool prefixed = role(at_) == SpokenRole::into;
  // "A" and \u6709 are letters, or sound like them; not so in front of a count.
  const bool led = !in_code_ && (role(at_) == SpokenRole::article || role(at_) == SpokenRole::copula);
  const std::size_t begin = at_ + (prefixed || led ? 1 : 0);
  const SpokenCount number = count(begin);
  if (number.words == 0 || number.homophone || (led && pause_before(begin))) return {};
  std::size_t noun = begin + number.words;
  if (noun < lexemes().size() && lexemes()[noun].mark && is_latin(noun + 1)) ++noun;
  if (number.counter && role(noun) == SpokenRole::copula && !in_code_) return done(TalkKind::aside, noun + 1);
  if (!is_noun(noun) || pause_before(noun) || !counts(noun, number)) return {};
  bool is_total = false;
  std::size_t end = tail(noun + 1, is_total);
  if (role(noun) == SpokenRole::groups && role(noun + 1) == SpokenRole::into && count(noun + 2).words > 0) {
    end = noun + 2 + count(noun + 2).words;
    end += is_unit(end) ? 1U : 0U;
  }
  if (prefixed && role(noun) != SpokenRole::group && role(noun) != SpokenRole::groups) return {};
  if (role(noun) == SpokenRole::group && !prefixed) return done(TalkKind::group, end);
  const bool unit = is_unit(noun);
  if (is_total && unit && number.value >= kLeastTotal) return total(end, number.value);
  const bool sure = !unit || number.counter || number.value >= kTwoDigits || !in_code_;
  if (sure) return done(TalkKind::aside, end);
  SpokenCount characters = number;
  // \u4f4d sounds like a V.
  if (is(SpokenKind::character, noun)) characters.digits[characters.length++] = 'V';
  return unsure(end, characters, kLikely, kUnlikely);
}

/** "\u518d\u5ff5\u4e00\u904d". */
Talk TalkParser::again() const {
  if (role(at_) != SpokenRole::again) return {};
  std::size_t at = at_ + 1;
  while (at < at_ + kMostLead && (role(at) == SpokenRole::again || role(at) == SpokenRole::say)) ++at;
  const SpokenCount number = count(at);
  if (number.words == 0 || role(at + number.words) != SpokenRole::time) return {};
  return done(TalkKind::again, at + number.words + 1);
}

}  // namespace

Talk talk_at(const Lexemes& lexemes, std::u16string_view text, std::size_t at, std::size_t locale,
             bool in_code) {
  const TalkParser parser(lexemes, text, at, locale, in_code);
  for (const auto part : {&TalkParser::ordered, &TalkParser::again, &TalkParser::edged,
                          &TalkParser::groups_of, &TalkParser::group_number, &TalkParser::counted}) {
    const Talk talk = (parser.*part)();
    if (talk.kind != TalkKind::none) return talk;
  }
  return {};
}

}  // namespace cardmend::dictation
