#include "native/texts/made_up_messages.h"

#include <array>
#include <string_view>

#include "base/ascii.h"
#include "native/format/check_digit_codes.h"
#include "native/texts/made_up_parts.h"

namespace cardmend::test {

using base::to_lower;

namespace {

using Choices = std::vector<std::u16string_view>;

const Choices kSecretLabels = {
    u"\u5361\u5BC6", u"\u5BC6\u7801", u"\u5151\u6362\u7801", u"\u5145\u503C\u5361\u5BC6",
    u"PIN",          u"Password",     u"Card PIN",           u"Redeem Code",
    u"code"};
const Choices kNumberLabels = {u"\u5361\u53F7", u"\u5361\u865F", u"\u5E8F\u5217\u53F7",
                               u"Card No.",     u"Card Number",  u"Serial No",
                               u"card_no"};
const Choices kSigns = {u"\uFF1A", u":", u": ", u" ", u"=", u" = ", u" : ", u"\n"};
const Choices kBetween = {u"\n", u" ", u", ", u"\uFF0C", u";", u"\t", u" | ", u" / ", u"\r\n"};
const Choices kColumns = {
    u" ",   u"\t",     u"\n",     u",",    u", ",   u"\uFF0C",       u"|",        u" | ",    u"/",
    u" / ", u"#",      u"--",     u"----", u" -- ", u"\u2014\u2014", u";",        u"\uFF1B", u"*",
    u"+",   u"&",      u"\u2192", u"=>",   u":",    u"\uFF1A",       u"_",        u"~",      u"-",
    u" - ", u"&nbsp;", u"&emsp;", u"%20",  u"\\t",  u"\\n",          u"|\u3000|", u"\uFF5C", u"\u3001",
    u"@",   u"$",      u"!"};
const Choices kGroups = {u"-",     u" ",      u"\u2014",  u".",   u"&nbsp;",
                         u"&#45;", u"&#x2d;", u"&ndash;", u"%20", u"\\u002d"};
const Choices kBefore = {u"",
                         u"",
                         u"\u60A8\u597D\uFF0C",
                         u"Hello, ",
                         u"\u4EE5\u4E0B\u662F\u60A8\u7684\u5361\uFF1A\n",
                         u"Here is your card: ",
                         u"\u4EB2\uFF0C",
                         u"Your gift: ",
                         u"Thank you for your order.\n"};
const Choices kAfter = {u"",
                        u"",
                        u"\u3002",
                        u"\uFF0C\u8BF7\u5C3D\u5FEB\u7ED1\u5B9A",
                        u". Thanks!",
                        u"\n\u6709\u6548\u671F\u81F32029-12-31",
                        u"\uFF0C\u9762\u503C100\u5143",
                        u" \u8BF7\u52FF\u6CC4\u9732",
                        u"\nPlease keep it safe."};

std::string random_of(const CharSet& set, std::size_t length, std::mt19937& random) {
  std::string all;
  for (char c = '0'; c <= 'z'; ++c) {
    if (set.has(static_cast<char16_t>(c))) all += c;
  }
  std::string code;
  for (std::size_t i = 0; i < length; ++i) code += all[random() % all.size()];
  return code;
}

}  // namespace

std::string MessageWriter::made_up_code(const Format& format) {
  if (format.check_digit != CheckDigit::none) return random_code(format, random_);
  std::vector<std::size_t> lengths;
  for (std::size_t n = format.least(); n <= format.most(); ++n) {
    if (format.has_length(n)) lengths.push_back(n);
  }
  const std::string prefix(format.prefix.data(), format.prefix_length);
  const std::size_t length = lengths[below(static_cast<std::uint32_t>(lengths.size()))];
  std::string code = prefix + random_of(format.alphabet, length - prefix.size(), random_);
  // Nor does a code of letters and digits happen to be a word, or digits alone; nor one of digits a year.
  const std::size_t first = prefix.size();
  if (format.alphabet.has(u'F')) {
    code[first] = 'F';
    if (format.alphabet.has(u'7')) code[first + 1] = '7';
    if (format.alphabet.has(u'4')) code[code.size() - 2] = '4';
  } else if (prefix.empty()) {
    code[first] = '7';
  }
  return code;
}

std::u16string MessageWriter::shown(const std::string& code, const Format& format) {
  std::string letters = code;
  if (format.ignore_case && below(4) == 0) {
    for (char& c : letters) c = static_cast<char>(to_lower(static_cast<char16_t>(c)));
  }
  const Layout* layout = format.layout_for(code.size());
  std::u16string text;
  const bool grouped = layout != nullptr && layout->length == code.size() && maybe();
  const std::u16string between = one_of(kGroups);
  std::size_t group = 0;
  std::size_t left = grouped ? layout->groups[0] : code.size();
  for (const char c : letters) {
    if (left == 0) {
      text += between;
      ++group;
      left = group < layout->group_count ? layout->groups[group] : code.size();
    }
    text += static_cast<char16_t>(c);
    --left;
  }
  return below(6) == 0 && !grouped ? full_width(text) : text;
}

std::u16string MessageWriter::labelled(MadeUpMessage& message) {
  const std::u16string sign = one_of(kSigns);
  std::u16string secret = one_of(kSecretLabels) + sign;
  secret += shown(message.secret, product_.secret);
  message.labelled = true;
  message.apart = sign == u"\n";
  if (message.number.empty()) return secret;
  const std::u16string bare = shown(message.number, product_.number);
  const std::u16string number = below(4) == 0 ? bare : one_of(kNumberLabels) + sign + bare;
  const std::u16string between = one_of(kBetween);
  // Behind a label, which of two codes that look alike is meant nobody knows.
  const bool secret_first = below(4) == 0 && number != bare;
  return secret_first ? secret + between + number : number + between + secret;
}

std::u16string MessageWriter::in_columns(const MadeUpMessage& message) {
  std::u16string secret = shown(message.secret, product_.secret);
  if (message.number.empty()) return secret;
  const std::u16string number = shown(message.number, product_.number);
  return number + one_of(kColumns) + secret;
}

std::u16string MessageWriter::dialled(const MadeUpMessage& message) {
  std::u16string text = maybe() ? u"CZ*" : u"*";
  if (!message.number.empty()) text += wide(message.number) + u"*";
  return text + wide(message.secret) + u"#";
}

std::u16string MessageWriter::by_program(MadeUpMessage& message) {
  message.labelled = true;
  const std::u16string secret = wide(message.secret);
  const std::u16string number = wide(message.number);
  switch (below(4)) {
    case 0:
      return u"{\"cardNo\":\"" + number + u"\",\"pin\":\"" + secret + u"\"}";
    case 1:
      return u"https://example.com/bind?pin=" + secret + u"&cardNo=" + number;
    case 2:
      message.labelled = false;
      return u"<td>" + number + u"</td><td>" + secret + u"</td>";
    default:
      return u"cardNo=" + number + u"&amp;pin=" + secret;
  }
}

MadeUpMessage MessageWriter::write() {
  MadeUpMessage message;
  // Letters alone would be a word.
  while (message.secret.find_first_of(kDigits) == std::string::npos)
    message.secret = made_up_code(product_.secret);
  if (product_.number.exists() && below(4) != 0) message.number = made_up_code(product_.number);
  message.text = one_of(kBefore);
  // "Card:" is a number's label; where the two look alike nobody could tell.
  const bool alike = (product_.secret.lengths & product_.number.lengths) != 0;
  if (message.number.empty() && alike) message.text.clear();
  if (!names_.empty() && maybe()) {
    const std::u16string_view names = names_.substr(1);
    message.text += std::u16string(names.substr(0, names.find(u'\n')));
    message.text += one_of(Choices{u" ", u"\uFF1A", u"\n", u"\u5361 "});
    message.named = true;
  }
  switch (below(8)) {
    case 0:
    case 1:
    case 2:
      message.text += labelled(message);
      break;
    case 3:
    case 4:
    case 5:
      message.text += in_columns(message);
      break;
    case 6:
      message.text += dialled(message);
      break;
    default:
      message.text += by_program(message);
  }
  message.text += one_of(kAfter);
  return message;
}

}  // namespace cardmend::test
