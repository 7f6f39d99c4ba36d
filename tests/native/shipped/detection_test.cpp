// Detection over the shipped products alone: made-up cards of every product, typed alone and in messages.
//
// No card may be taken for another product's. One that fits several may be left open; whose format is open is
// left open without its name.
#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "cardmend/cardmend.h"
#include "native/support/folders.h"
#include "native/support/text.h"
#include "native/texts/extract_answer.h"

namespace cardmend::test {
namespace {

/** A product is taken for granted from here on, in parts of a thousand. */
constexpr int kSureShare = 800;

struct Card {
  std::string secret;
  std::string number;
};

class CardMaker {
 public:
  explicit CardMaker(std::uint32_t seed) : random_(seed) {}

  Card make(const Product& product) {
    return {.secret = code(product.secret), .number = product.number.exists() ? code(product.number) : ""};
  }

 private:
  std::string code(const Format& format) {
    std::string characters;
    for (char c = '0'; c <= 'z'; ++c) {
      if (format.alphabet.has(static_cast<char16_t>(c))) characters += c;
    }
    std::vector<std::size_t> lengths;
    for (std::size_t n = 1; n <= kMaxCode; ++n) {
      if (format.has_length(n)) lengths.push_back(n);
    }
    const std::size_t length = lengths[random_() % lengths.size()];
    std::string out(format.prefix.data(), format.prefix_length);
    while (out.size() < length) out += characters[random_() % characters.size()];
    return out;
  }

  std::mt19937 random_;
};

/** In its printed groups. */
std::string shown(const Format& format, const std::string& code) {
  const Layout* layout = format.layout_for(code.size());
  if (layout == nullptr || layout->length != code.size()) return code;
  std::string out;
  std::size_t at = 0;
  for (const std::uint8_t group : layout->view()) {
    if (at > 0) out += '-';
    out += code.substr(at, group);
    at += group;
  }
  return out;
}

/** Alone, behind the card's name, behind labels, number and secret in a row. */
std::vector<std::string> messages_of(const Card& card, const std::string& secret,
                                     const nlohmann::json& name) {
  const bool pair = !card.number.empty();
  return {secret,
          name.at("zh-CN").get<std::string>() + " " + (pair ? card.number + " " : "") + secret,
          name.at("en").get<std::string>() + ": " + secret,
          (pair ? "\u5361\u53F7\uFF1A" + card.number + " " : "") + "\u5BC6\u7801\uFF1A" + secret,
          (pair ? "Card number: " + card.number + "\n" : "") + "PIN: " + secret,
          pair ? card.number + " " + secret : secret + "\n"};
}

struct Detected {
  int texts = 0;
  int sure = 0;
  int missed = 0;
  int wrong = 0;
};

class Reader {
 public:
  void read(const std::string& text, std::int32_t product, Detected& tally) {
    const std::u16string raw = to_utf16(text);
    const DetectResult found = detector_.detect(raw);
    ++tally.texts;
    bool among = found.count == 0;
    for (const Detection& item : found.view()) among = among || item.product == product;
    const bool sure = found.count > 0 && found.items[0].probability >= kSureShare;
    if (sure && found.items[0].product == product) ++tally.sure;
    // What an open format takes is not looked for without its name.
    if (!among && !catalog_.at(product).secret.open) ++tally.missed;
    bool wrong = sure && found.items[0].product != product;
    const std::int32_t checked = checker_.check(raw, kDetect).product;
    wrong = wrong || (checked >= 0 && checked != product);
    for (const ExtractedCard& card : extract_all(extractor_, raw))
      wrong = wrong || (card.product >= 0 && card.product != product);
    if (wrong) {
      ++tally.wrong;
      FAIL_CHECK(catalog_.id_of(product), ": ", text, " ", detect_answer(found, catalog_));
    }
  }

  [[nodiscard]] const Catalog& catalog() const { return catalog_; }

 private:
  Catalog catalog_;
  Checker checker_{catalog_};
  Detector detector_{catalog_};
  Extractor extractor_{catalog_};
};

}  // namespace

TEST_CASE("no card of a shipped product is taken for another one") {
  constexpr int kCards = 12;
  Reader reader;
  Detected tally;
  int products = 0;
  for (const auto& entry : std::filesystem::directory_iterator(data_folder() + "/products")) {
    std::ifstream stream(entry.path());
    const nlohmann::json data = nlohmann::json::parse(stream);
    const std::int32_t index = reader.catalog().find(data.at("id").get<std::string>());
    REQUIRE(index >= 0);
    ++products;
    const Product& product = reader.catalog().at(index);
    std::vector<Card> cards;
    for (const auto& example : data.at("examples"))
      cards.push_back({example.at("code").get<std::string>(), example.value("number", std::string{})});
    // Of an open format nothing is known that cards could be made by.
    const bool open = product.secret.open || product.number.open;
    CardMaker maker(static_cast<std::uint32_t>(index));
    for (int i = 0; !open && i < kCards; ++i) cards.push_back(maker.make(product));
    for (const Card& card : cards) {
      for (const std::string& text : messages_of(card, shown(product.secret, card.secret), data.at("name")))
        reader.read(text, index, tally);
    }
  }
  MESSAGE(products, " products, ", tally.texts, " texts: ", tally.sure, " sure, ",
          tally.texts - tally.sure - tally.missed - tally.wrong, " left open, ", tally.missed, " missed, ",
          tally.wrong, " taken for another product");
  CHECK(products >= 65);
  CHECK(tally.wrong == 0);
  // Right or openly shared, in parts of a thousand.
  CHECK((tally.texts - tally.missed - tally.wrong) * 1000 >= tally.texts * 995);
}

}  // namespace cardmend::test
