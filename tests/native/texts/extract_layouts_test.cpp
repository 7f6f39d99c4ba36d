// Cards in messages of many layouts come out exactly; what stands under the name of something else does not.
#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>

#include "native/support/text.h"
#include "native/texts/extract_answer.h"

namespace cardmend::test {
namespace {

/** Writes messages by chance. */
class Message {
 public:
  explicit Message(std::uint32_t seed) : random_(seed) {}

  [[nodiscard]] const std::u16string& text() const { return text_; }

  std::uint32_t below(std::uint32_t n) { return random_() % n; }
  bool maybe() { return below(2) == 0; }

  std::u16string characters(std::u16string_view alphabet, std::size_t count) {
    std::u16string code;
    for (std::size_t i = 0; i < count; ++i)
      code += alphabet[below(static_cast<std::uint32_t>(alphabet.size()))];
    return code;
  }
  std::u16string digits(std::size_t count) { return u"7" + characters(u"0123456789", count - 1); }

  template <std::size_t N>
  std::u16string one_of(const std::array<const char16_t*, N>& choices) {
    return choices[below(N)];
  }

  void add(std::u16string_view more) { text_ += more; }

  /** Something that has a name and is no part of a card. */
  void add_other();
  void add_prose();

 private:
  std::u16string foreign_value();
  std::u16string foreign_name();

  std::mt19937 random_;
  std::u16string text_;
};

/** It has the form of a code. */
std::u16string Message::foreign_value() {
  constexpr std::u16string_view kHex = u"0123456789ABCDEF";
  switch (below(7)) {
    case 0:
      return u"3F" + characters(kHex, 13) + u"A";
    case 1:
      return digits(16);
    case 2:
      return digits(18);
    case 3:
      return u"JDV" + digits(13);
    case 4:
      return digits(4) + u"-" + digits(4) + u"-" + digits(4) + u"-" + digits(4);
    case 5:
      return digits(12);
    default:
      return digits(6);
  }
}

std::u16string Message::foreign_name() {
  static const std::array<const char16_t*, 18> kFirst = {
      u"request", u"trace",    u"session",  u"user",        u"customer", u"device",
      u"invoice", u"passport", u"tax",      u"transaction", u"shipment", u"member",
      u"policy",  u"account",  u"tracking", u"merchant",    u"ticket",   u"foo"};
  static const std::array<const char16_t*, 3> kLast = {u"id", u"number", u"no"};
  static const std::array<const char16_t*, 14> kWhole = {u"IMEI",
                                                         u"SKU",
                                                         u"IBAN",
                                                         u"barcode_string",
                                                         u"etag",
                                                         u"error code",
                                                         u"\u53D1\u7968\u53F7\u7801",
                                                         u"\u4F1A\u5458\u53F7",
                                                         u"\u8BBE\u5907\u53F7",
                                                         u"\u8EAB\u4EFD\u8BC1\u53F7",
                                                         u"\u7A0E\u53F7",
                                                         u"\u8BA2\u5355\u7F16\u53F7",
                                                         u"\u8FFD\u8E2A\u53F7",
                                                         u"\u6863\u6848\u888B\u53F7"};
  if (below(3) == 0) return one_of(kWhole);
  std::u16string first = one_of(kFirst);
  std::u16string last = one_of(kLast);
  const auto capital = [](std::u16string& word) { word[0] = static_cast<char16_t>(word[0] - 0x20); };
  switch (below(5)) {
    case 0:
      return first + u"_" + last;
    case 1:
      return first + u"-" + last;
    case 2:
      capital(last);
      return first + last;
    case 3:
      capital(first);
      capital(last);
      return first + u" " + last;
    default:
      return first + u" " + last;
  }
}

void Message::add_other() {
  static const std::array<const char16_t*, 4> kSigns = {u": ", u"=", u"\uFF1A", u":\n"};
  switch (below(6)) {
    case 0:
      add(u"{\"" + foreign_name() + u"\":\"" + foreign_value() + u"\"}\n");
      break;
    case 1:
      add(u"https://" + (maybe() ? u"shop.example/" : u"x" + foreign_value() + u".example/") +
          foreign_value() + u"/" + foreign_value() + (maybe() ? u"?from=mail\n" : u"\n"));
      break;
    case 2:
      add(u"Message-ID: <" + foreign_value() + u"." + foreign_value() + u"@mail.example>\n");
      break;
    case 3:
      add(u"550e8400-e29b-41d4-a716-4466" + characters(u"0123456789abcdef", 8) + u"\n");
      break;
    default:
      add(foreign_name() + one_of(kSigns) + foreign_value() + u"\n");
  }
}

void Message::add_prose() {
  static const std::array<const char16_t*, 12> kProse = {
      u"Dear customer, thank you for your order of 3 gift cards.\n",
      u"Redemption code: Go to Settings, click Redeem and follow the steps.\n",
      u"Code: Enter the 25-character code from the back of the card.\n",
      u"Your PIN: please keep it safe and call 24/7 support.\n",
      u"Redeem at any shop, online or in person.\n",
      u"\u5361\u5BC6\u517116\u4F4D\uFF0C\u8BF7\u59A5\u5584\u4FDD\u7BA1\n",
      u"\u4EB2\u7231\u7684\u987E\u5BA2\u60A8\u597D\uFF0C\u611F\u8C22\u60A8\u7684\u60E0\u987E\uFF01\n",
      u"\u8BF7\u8F93\u5165\u5BC6\u7801\uFF1A\u5982\u4E0A\u6240\u793A\uFF0C\u4E0D\u5206\u5927\u5C0F\u5199\n",
      u"password: changeme\n",
      u"The 16-digit number is under the foil.\n",
      u"Terms of 2024-01-15 apply.\n",
      u"Call us at 9 am to 5 pm.\n"};
  add(one_of(kProse));
}

/** What a label looks like where it stands: before its value, or on a line of its own. */
struct Pair {
  const char16_t* number;
  const char16_t* secret;
};

constexpr std::array<Pair, 14> kPairs = {
    {{u"Gift Card Number", u"Gift Card Pin"},
     {u"Card Number", u"PIN"},
     {u"Card No.", u"Pin Number"},
     {u"Card Number", u"Security Code"},
     {u"Card Number", u"Access Number"},
     {u"E-Gift Card Number", u"Access Code"},
     {u"Voucher Number", u"Password"},
     {u"Code", u"PIN"},
     {u"Voucher Code", u"Pin"},
     {u"\u5361\u53F7", u"\u5BC6\u7801"},
     {u"\u793C\u54C1\u5361\u5361\u53F7", u"\u793C\u54C1\u5361\u5BC6\u7801"},
     {u"\u5E8F\u5217\u53F7", u"\u5361\u5BC6"},
     {u"\u5238\u7801", u"\u5BC6\u7801"},
     {u"\u5151\u6362\u7801", u"\u5BC6\u7801"}}};

constexpr std::array<Pair, 10> kKeys = {{{u"cardNumber", u"pin"},
                                         {u"card_number", u"security_code"},
                                         {u"card-no", u"card-pwd"},
                                         {u"giftCardNumber", u"giftCardPin"},
                                         {u"gift_card_number", u"gift_card_pin"},
                                         {u"code", u"pin"},
                                         {u"voucherCode", u"voucherPin"},
                                         {u"my_card_number", u"my_pin"},
                                         {u"serialNo", u"accessCode"},
                                         {u"kahao", u"mima"}}};

bool is_chinese(const char16_t* label) {
  return label[0] >= 0x4E00;
}

/** One part of a card, its label on a line of its own with words beside it, or before the value. */
void add_part(Message& message, const char16_t* label, const std::u16string& value, std::uint32_t layout) {
  static const std::array<const char16_t*, 3> kBefore = {u"Your ", u"The ", u"Here is your "};
  static const std::array<const char16_t*, 3> kBehind = {u" (see below)", u" is", u":"};
  static const std::array<const char16_t*, 2> kBeforeHan = {u"\u60A8\u7684",
                                                            u"\u8BF7\u67E5\u6536\u60A8\u7684"};
  static const std::array<const char16_t*, 3> kBehindHan = {u"\u5982\u4E0B", u"\u4E3A", u"\uFF1A"};
  const bool han = is_chinese(label);
  const std::u16string before = han ? message.one_of(kBeforeHan) : message.one_of(kBefore);
  const std::u16string behind = han ? message.one_of(kBehindHan) : message.one_of(kBehind);
  switch (layout) {
    case 0:
      message.add(label + std::u16string(han ? u"\uFF1A" : u": ") + value + u"\n");
      break;
    case 1:
      message.add(label + (u"\n" + value) + u"\n");
      break;
    case 2:
      message.add(before + label + u"\n" + value + u"\n");
      break;
    case 3:
      message.add(label + behind + u"\n" + value + u"\n");
      break;
    case 4:
      message.add(before + label + behind + u"\n\n" + value + u"\n\n");
      break;
    default:
      message.add(before + label + u": " + value + u"\n");
  }
}

void add_json(Message& message, const Pair& keys, const std::u16string& number,
              const std::u16string& secret) {
  const std::u16string gap = message.maybe() ? u"" : u" ";
  const auto member = [&](std::u16string_view key, const std::u16string& value) {
    message.add(u"\"" + std::u16string(key) + u"\":" + gap + u"\"" + value + u"\"");
  };
  const bool secret_first = message.below(4) == 0;
  message.add(u"{");
  member(u"request_id", u"3F" + message.characters(u"0123456789ABCDEF", 14));
  message.add(u"," + gap);
  member(secret_first ? keys.secret : keys.number, secret_first ? secret : number);
  message.add(u"," + gap);
  member(secret_first ? keys.number : keys.secret, secret_first ? number : secret);
  message.add(u"," + gap);
  member(u"traceId", message.digits(16));
  message.add(u"}\n");
}

}  // namespace

TEST_CASE("a card comes out exactly, whatever the layout of its message") {
  const Catalog catalog;
  Extractor extractor(catalog);
  for (std::uint32_t seed = 0; seed < 6000; ++seed) {
    CAPTURE(seed);
    Message message(seed);
    const std::u16string number = message.digits(16);
    const std::u16string secret = message.digits(6);
    message.add(message.maybe() ? u"\u82CF\u5B81\u793C\u54C1\u5361\n" : u"Your Suning gift card\n");
    if (message.maybe()) message.add_other();
    const std::uint32_t layout = message.below(7);
    if (layout == 6) {
      add_json(message, kKeys[message.below(kKeys.size())], number, secret);
    } else {
      const Pair& labels = kPairs[message.below(kPairs.size())];
      add_part(message, labels.number, number, layout);
      add_part(message, labels.secret, secret, layout);
    }
    if (message.maybe()) message.add_other();
    if (message.maybe()) message.add_prose();
    CAPTURE(json_string(message.text()));
    const std::vector<ExtractedCard> cards = extract_all(extractor, message.text());
    CAPTURE(extract_answer(cards, catalog));
    REQUIRE(cards.size() == 1);
    CHECK(std::u16string(cards[0].number.begin(), cards[0].number.begin() + cards[0].number_length) ==
          number);
    CHECK(std::u16string(cards[0].secret.begin(), cards[0].secret.begin() + cards[0].secret_length) ==
          secret);
    CHECK(catalog.id_of(cards[0].product) == "suning.gift-card");
  }
}

TEST_CASE("prose, identifiers and addresses give no card") {
  const Catalog catalog;
  Extractor extractor(catalog);
  for (std::uint32_t seed = 0; seed < 6000; ++seed) {
    CAPTURE(seed);
    Message message(seed);
    for (std::uint32_t i = 1 + message.below(4); i > 0; --i) {
      if (message.maybe()) {
        message.add_other();
      } else {
        message.add_prose();
      }
    }
    CAPTURE(json_string(message.text()));
    const std::vector<ExtractedCard> cards = extract_all(extractor, message.text());
    CAPTURE(extract_answer(cards, catalog));
    REQUIRE(cards.empty());
  }
}

}  // namespace cardmend::test
