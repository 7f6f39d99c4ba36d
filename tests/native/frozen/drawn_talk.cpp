#include "native/frozen/drawn_talk.h"

#include <span>
#include <string_view>

namespace cardmend::test {

using dictation::SpokenKind;
using dictation::SpokenRole;
using dictation::SpokenWord;

namespace {

constexpr std::size_t kRoles = static_cast<std::size_t>(SpokenRole::until) + 1;
constexpr std::size_t kKinds = static_cast<std::size_t>(SpokenKind::talk) + 1;

/** A number stands where the pattern has no role. */
constexpr SpokenRole kNumber = SpokenRole::none;

using R = SpokenRole;

constexpr std::array kOrdered = {R::ordinal_mark, kNumber, R::group, R::copula};
constexpr std::array kRange = {R::ordinal_mark, kNumber, R::units, R::until,
                               R::ordinal_mark, kNumber, R::units, R::copula};
constexpr std::array kOrdinals = {R::ordinal, R::until, R::ordinal, R::unit, R::copula};
constexpr std::array kEdge = {R::edge, kNumber, R::units, R::copula};
constexpr std::array kBare = {R::edge, kNumber};
constexpr std::array kNoNumber = {R::edge, R::group, R::copula};
constexpr std::array kGroupNumber = {R::group, kNumber, R::copula};
constexpr std::array kTotal = {R::total, R::copula, kNumber, R::units};
constexpr std::array kCount = {kNumber, R::counter, R::units, R::total};
constexpr std::array kIntoGroups = {R::into, kNumber, R::groups};
constexpr std::array kGroupsOf = {R::groups, R::into, kNumber, R::units};
constexpr std::array kArticle = {R::article, kNumber, R::unit};
constexpr std::array kAgain = {R::again, R::say, kNumber, R::time};
constexpr std::array kTwice = {R::say, R::twice};
constexpr std::array<std::span<const SpokenRole>, 14> kPatterns = {
    kOrdered, kRange, kOrdinals,   kEdge,     kBare,    kNoNumber, kGroupNumber,
    kTotal,   kCount, kIntoGroups, kGroupsOf, kArticle, kAgain,    kTwice};

/** What stands between two words: mostly nothing more than the language asks for. */
constexpr std::array<std::u16string_view, 10> kPauses = {u", ",     u"\uFF0C", u". ",   u"\u3002", u": ",
                                                         u"\uFF1A", u"-",      u"... ", u"\n",     u"\u7684"};

/** Words that are no talk, but change what is heard. */
constexpr std::array kOthers = {SpokenKind::filler,       SpokenKind::correction,   SpokenKind::again,
                                SpokenKind::as_in,        SpokenKind::of,           SpokenKind::separator,
                                SpokenKind::secret_label, SpokenKind::number_label, SpokenKind::name,
                                SpokenKind::upper,        SpokenKind::lower,        SpokenKind::repeat,
                                SpokenKind::spelled,      SpokenKind::for_,         SpokenKind::talk};

}  // namespace

DrawnTalk::DrawnTalk(std::uint32_t seed) : Chance(seed) {
  for (std::size_t number = 0; number < tables::kSpokenCount; ++number) {
    const SpokenWord& word = lexicon_.at(number);
    const auto text = std::u16string(dictation::spoken_text().substr(word.at, word.length));
    const std::size_t language = text.front() < 0x80 ? 1 : 0;
    roles_.at(language).at(static_cast<std::size_t>(word.role)).push_back(text);
    kinds_.at(language).at(static_cast<std::size_t>(word.kind)).push_back(text);
  }
}

/** Of the other language where this one has no word for it. */
const std::u16string& DrawnTalk::one_of(const Lists& lists, std::size_t at) {
  const Words& own = lists.at(locale_).at(at);
  const Words& words = own.empty() ? lists.at(1 - locale_).at(at) : own;
  return words[below(words.size())];
}

std::u16string DrawnTalk::number() {
  if (one_in(2)) {
    const std::string digits = std::to_string(below(one_in(4) ? 300 : 20));
    return {digits.begin(), digits.end()};
  }
  constexpr std::array kNumbers = {SpokenKind::character, SpokenKind::scale, SpokenKind::tens};
  return of_kind(kNumbers.at(one_in(2) ? 0 : below(kNumbers.size())));
}

void DrawnTalk::say(std::u16string& text, const std::u16string& word) {
  const bool latin = !text.empty() && text.back() < 0x80 && word.front() < 0x80;
  if (one_in(12))
    text += kPauses[below(kPauses.size())];
  else if (latin && !one_in(10))
    text += u' ';
  text += word;
}

/** A pattern of which a word may be missing, be another, or stand twice. */
void DrawnTalk::talk(std::u16string& text) {
  for (SpokenRole role : kPatterns[below(kPatterns.size())]) {
    if (one_in(6)) continue;
    if (one_in(8)) role = static_cast<SpokenRole>(below(kRoles));
    for (std::uint32_t times = one_in(12) ? 2 : 1; times > 0; --times)
      say(text, role == kNumber ? number() : of_role(role));
  }
}

void DrawnTalk::characters(std::u16string& text) {
  constexpr std::u16string_view kCharacters = u"0123456789ABCDEFabcdefXYZ";
  if (one_in(2)) {
    std::u16string written;
    for (std::uint32_t count = 1 + below(6); count > 0; --count)
      written += kCharacters[below(kCharacters.size())];
    say(text, written);
    return;
  }
  for (std::uint32_t count = 1 + below(6); count > 0; --count)
    say(text, of_kind(one_in(5) ? kOthers[below(kOthers.size())] : SpokenKind::character));
}

std::u16string DrawnTalk::next(SpokenLocale locale) {
  static_assert(kRoles <= 32 && kKinds <= 32);
  locale_ = locale == SpokenLocale::en ? 1 : 0;
  std::u16string text;
  for (std::uint32_t pieces = 2 + below(4); pieces > 0; --pieces) {
    if (one_in(2))
      talk(text);
    else
      characters(text);
  }
  return text;
}

}  // namespace cardmend::test
