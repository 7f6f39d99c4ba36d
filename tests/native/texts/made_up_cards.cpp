#include "native/texts/made_up_cards.h"

#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "native/texts/made_up_parts.h"

namespace cardmend::test {
namespace {

constexpr const char16_t* kJd = u"\u4EAC\u4E1CE\u5361";
constexpr const char16_t* kTelecom = u"\u7535\u4FE1\u5145\u503C\u5361";
constexpr const char16_t* kMobile = u"\u4E2D\u56FD\u79FB\u52A8";
constexpr const char16_t* kUnicom = u"\u8054\u901A";
constexpr const char16_t* kSuning = u"\u82CF\u5B81\u793C\u54C1\u5361";

}  // namespace

std::string CardWriter::characters(std::string_view alphabet, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += alphabet[below(static_cast<std::uint32_t>(alphabet.size()))];
  return text;
}

MadeUpCard CardWriter::make_card(const Kind& kind) {
  MadeUpCard card{
      .product = kind.product, .number = {}, .secret = {}, .value = 0, .currency = {}, .expiry = 0};
  if (kind.number > 0) card.number = kind.prefix + characters(kDigits, kind.number);
  card.secret = characters(kind.alphabet, kind.secret);
  // A hexadecimal code without letters, or one that could be all digits misread, is as well another
  // product's.
  if (kind.alphabet != kDigits) {
    card.secret[1] = kind.alphabet.find('A') == std::string_view::npos ? 'B' : 'A';
    card.secret[kind.secret - 2] = '4';
    card.secret[kind.secret - 3] = 'F';
  }
  // Nor does a number begin as a year does, which with dashes is a date.
  if (kind.alphabet == kDigits) card.secret[0] = '7';
  return card;
}

std::u16string CardWriter::in_groups(const std::string& code, std::size_t group) {
  const std::u16string between = maybe() ? u"-" : u"\u2014";
  std::u16string text;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % group == 0) text += between;
    text += static_cast<char16_t>(code[i]);
  }
  return text;
}

std::u16string CardWriter::write_secret(const MadeUpCard& card, const Kind& kind, bool spaces) {
  std::string code = card.secret;
  if (below(4) == 0) {
    for (char& c : code) c = static_cast<char>(c >= 'A' ? c + 0x20 : c);
  }
  std::u16string text = kind.group > 0 && maybe() ? in_groups(code, kind.group) : wide(code);
  if (spaces && maybe()) {
    for (char16_t& c : text) c = c == u'-' || c == u'\u2014' ? u' ' : c;
  }
  return below(6) == 0 ? full_width(text) : text;
}

void CardWriter::give_facts(MadeUpCard& card) {
  if (maybe()) {
    card.value = (1 + below(20)) * 5000;
    card.currency = "CNY";
  }
  if (maybe()) card.expiry = (2026 + below(9)) * 10000 + (1 + below(12)) * 100 + 1 + below(28);
}

std::u16string CardWriter::write_value(const MadeUpCard& card) {
  const std::u16string units = number_text(card.value / 100);
  switch (below(4)) {
    case 0:
      return u"\u9762\u503C" + units + u"\u5143";
    case 1:
      return u"\u9762\u503C\uFF1A\u00A5" + units + u".00";
    case 2:
      return u"\uFFE5" + units;
    default:
      return units + u" \u5143";
  }
}

std::u16string CardWriter::write_expiry(const MadeUpCard& card) {
  const std::uint32_t year = card.expiry / 10000;
  const std::uint32_t month = card.expiry / 100 % 100;
  const std::uint32_t day = card.expiry % 100;
  const std::u16string label = maybe() ? u"\u6709\u6548\u671F\u81F3" : u"\u6709\u6548\u671F\uFF1A";
  switch (below(4)) {
    case 0:
      return label + number_text(year) + u"-" + two(month) + u"-" + two(day);
    case 1:
      return label + number_text(year) + u"/" + number_text(month) + u"/" + number_text(day);
    case 2:
      return label + number_text(year) + u"." + two(month) + u"." + two(day);
    default:
      return label + number_text(year) + u"\u5E74" + number_text(month) + u"\u6708" + number_text(day) +
             u"\u65E5";
  }
}

void CardWriter::write_labels(Block& block, bool lines) {
  static const std::array<std::array<const char16_t*, 2>, 6> kLabels = {
      {{u"\u5361\u53F7", u"\u5BC6\u7801"},
       {u"\u5361\u865F", u"\u5361\u5BC6"},
       {u"\u5E8F\u5217\u53F7", u"\u5151\u6362\u7801"},
       {u"Card No", u"PIN"},
       {u"card_number", u"Password"},
       {u"Serial No.", u"Redeem Code"}}};
  static const std::array<const char16_t*, 4> kSigns = {u"\uFF1A", u":", u" : ", u"="};
  const auto& labels = kLabels[below(kLabels.size())];
  const std::u16string sign = kSigns[below(kSigns.size())];
  std::u16string between = u"\n";
  if (!lines) between = maybe() ? u" " : u"\uFF0C";
  const bool secret_first = below(4) == 0;
  const bool apart = lines && maybe();
  std::uint32_t index = 0;
  for (MadeUpCard& card : block.cards) {
    give_facts(card);
    const auto part = [&](const char16_t* label, const std::u16string& code) {
      std::u16string text = label + sign;
      if (apart) text += u"\n";
      return text.append(code);
    };
    const std::u16string secret = part(labels[1], write_secret(card, *block.kind, true));
    const std::u16string number = card.number.empty() ? u"" : part(labels[0], wide(card.number));
    if (!lines && maybe()) block.text += number_text(++index) + u"\u3001";
    if (number.empty()) {
      block.text += secret;
    } else {
      block.text.append(secret_first ? secret : number).append(between);
      block.text.append(secret_first ? number : secret);
    }
    if (card.value > 0) block.text += between + write_value(card);
    if (card.expiry > 0) block.text += between + write_expiry(card);
    block.text += lines ? u"\n\n" : u"\n";
  }
}

void CardWriter::write_rows(Block& block, bool heading) {
  static const std::array<const char16_t*, 6> kBetween = {u"\t", u",", u";", u"|", u"\uFF0C", u" "};
  const std::uint32_t style = below(kBetween.size());
  const std::u16string between = kBetween[style];
  const bool numbered = !block.cards[0].number.empty();
  const bool values = heading && style < 4 && maybe();
  if (heading) {
    block.text += numbered ? u"\u5361\u53F7" + between : u"";
    block.text += u"\u5BC6\u7801";
    if (values) block.text += between + u"\u9762\u503C" + between + u"\u6709\u6548\u671F";
    block.text += u"\n";
  }
  for (MadeUpCard& card : block.cards) {
    if (numbered) block.text += wide(card.number) + between;
    block.text += write_secret(card, *block.kind, false);
    if (values) {
      card.value = (1 + below(20)) * 5000;
      card.expiry = 20280000 + (1 + below(12)) * 100 + 1 + below(28);
      block.text.append(between).append(number_text(card.value / 100)).append(between).append(u"2028-");
      block.text.append(two(card.expiry / 100 % 100)).append(u"-").append(two(card.expiry % 100));
    }
    block.text += u"\n";
  }
}

void CardWriter::write_turns(Block& block) {
  for (const MadeUpCard& card : block.cards) {
    if (!card.number.empty()) block.text += wide(card.number) + u"\n";
    block.text += write_secret(card, *block.kind, true) + u"\n";
  }
}

std::u16string CardWriter::noise() {
  switch (below(6)) {
    case 0:
      return u"\u8BA2\u5355\u53F7\uFF1A2024" + wide(characters(kDigits, 12)) + u"\n";
    case 1:
      return u"\u8054\u7CFB\u7535\u8BDD\uFF1A138" + wide(characters(kDigits, 8)) + u"\n";
    case 2:
      return u"\u60A8\u7684\u9A8C\u8BC1\u7801\u662F" + wide(characters(kDigits, 6)) +
             u"\uFF0C5\u5206\u949F\u5185\u6709\u6548\u3002\n";
    case 3:
      return u"Dear customer, thank you for your order of 3 gift cards. Please keep them safe.\n";
    case 4:
      return u"\u4EB2\u7231\u7684\u987E\u5BA2\u60A8\u597D\uFF0C\u611F\u8C22\u60A8\u7684\u60E0\u987E\uFF01\n";
    default:
      return u"2026-03-15 10:24:36\n";
  }
}

void CardWriter::write_block(MadeUpText& out) {
  static const std::array<Kind, 8> kKinds = {{{"jd.ecard", nullptr, "JDV", 13, 16, kHex, 4},
                                              {"jd.ecard", kJd, "JDV", 15, 16, kHex, 4},
                                              {"jd.ecard", kJd, "", 0, 16, kHex, 4},
                                              {"telecom.topup", kTelecom, "", 19, 18, kDigits, 0},
                                              {"cmcc.topup", kMobile, "", 17, 18, kDigits, 0},
                                              {"unicom.topup", kUnicom, "", 15, 19, kDigits, 0},
                                              {"suning.gift-card", kSuning, "", 16, 6, kDigits, 0},
                                              {"xbox.gift-card", u"Xbox", "", 0, 25, kMicrosoft, 5}}};
  Block block;
  block.kind = &kKinds[below(kKinds.size())];
  for (std::uint32_t k = 1 + below(4); k > 0; --k) block.cards.push_back(make_card(*block.kind));
  if (block.kind->name != nullptr || maybe())
    block.text += std::u16string(block.kind->name == nullptr ? kJd : block.kind->name) + u"\n";
  switch (below(8)) {
    case 0:
      write_labels(block, false);
      break;
    case 1:
      write_labels(block, true);
      break;
    case 2:
      write_rows(block, false);
      break;
    case 3:
      write_rows(block, true);
      break;
    case 4:
      write_turns(block);
      break;
    case 5:
      write_json(block);
      break;
    case 6:
      write_address(block);
      break;
    default:
      if (block.kind->number == 0) {
        write_turns(block);
      } else {
        write_html(block);
      }
  }
  out.text += block.text + u"\n";
  out.cards.insert(out.cards.end(), block.cards.begin(), block.cards.end());
}

MadeUpText CardWriter::write(std::size_t paragraphs) {
  MadeUpText out;
  for (std::size_t i = 0; i < paragraphs; ++i) {
    if (maybe()) out.text += noise() + u"\n";
    write_block(out);
  }
  if (maybe()) out.text += noise();
  return out;
}

}  // namespace cardmend::test
