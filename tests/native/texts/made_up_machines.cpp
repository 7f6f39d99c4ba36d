// Made-up cards as machines write them: JSON, addresses, HTML.
#include <array>
#include <cstddef>
#include <iterator>

#include "native/texts/made_up_parts.h"

namespace cardmend::test {

void CardWriter::write_json(Block& block) {
  const std::u16string gap = maybe() ? u"" : u" ";
  const std::u16string line = maybe() ? u"" : u"\n  ";
  block.text += u"{\"cards\":" + gap + u"[";
  for (std::size_t i = 0; i < block.cards.size(); ++i) {
    MadeUpCard& card = block.cards[i];
    if (i > 0) block.text += u"," + gap;
    block.text += line + u"{";
    if (!card.number.empty())
      block.text.append(u"\"cardNo\":")
          .append(gap)
          .append(u"\"")
          .append(wide(card.number))
          .append(u"\",")
          .append(gap)
          .append(line);
    block.text += u"\"pwd\":" + gap + u"\"" + write_secret(card, *block.kind, false) + u"\"";
    if (maybe()) {
      card.value = (1 + below(20)) * 5000;
      block.text.append(u",").append(gap).append(line).append(u"\"amount\":").append(gap);
      block.text.append(number_text(card.value / 100));
    }
    block.text += line + u"}";
  }
  block.text += u"]}\n";
}

void CardWriter::write_address(Block& block) {
  for (const MadeUpCard& card : block.cards) {
    block.text += u"https://shop.example/bind?from=sms";
    if (!card.number.empty()) block.text += u"&cardNo=" + wide(card.number);
    std::u16string secret;
    for (const char16_t c : write_secret(card, *block.kind, false)) {
      if (c == u'-') {
        secret += u"%2D";
      } else {
        secret += c;
      }
    }
    block.text += u"&pin=" + secret + u"\n";
  }
}

void CardWriter::write_html(Block& block) {
  block.text += u"<table class=\"cards\"><tr><th>\u5361\u53F7</th><th>\u5BC6\u7801</th></tr>";
  for (const MadeUpCard& card : block.cards) {
    block.text += u"<tr><td>" + wide(card.number) + u"</td><td>" + write_secret(card, *block.kind, false) +
                  u"</td></tr>";
  }
  block.text += u"</table>\n";
}

}  // namespace cardmend::test
