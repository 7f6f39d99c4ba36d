// check() reads a text for one product, extract() for all: what both find in a message of one card is the
// same.
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "base/ascii.h"
#include "native/support/text.h"
#include "native/texts/extract_answer.h"
#include "native/texts/made_up_messages.h"

namespace cardmend::test {
namespace {

std::string ascii(std::u16string_view text) {
  return {text.begin(), text.end()};
}

/** What is settled about a message: the code and the number of a card. */
struct Read {
  std::string secret;
  std::string number;

  bool operator==(const Read&) const = default;
};

struct Count {
  std::size_t messages = 0;
  /** extract() found one card, and of the product. */
  std::size_t extracted = 0;
  /** It was another one than was written: so far, where each label has a line of its own, and of the two
   * lengths that a product's codes have. */
  std::size_t misread = 0;
  /** Nothing leaves a doubt what card it is. */
  std::size_t told = 0;
};

void upper(std::string& code) {
  for (char& c : code) c = static_cast<char>(base::to_upper(static_cast<char16_t>(c)));
}

class Comparison {
 public:
  explicit Comparison(const Catalog& catalog) : checker_(catalog), extractor_(catalog), catalog_(catalog) {}

  void compare(std::int32_t index, const MadeUpMessage& message, Count& count) {
    CAPTURE(catalog_.id_of(index));
    CAPTURE(json_string(message.text));
    const std::vector<ExtractedCard> cards = extract_all(extractor_, message.text);
    const CheckResult& result = checker_.check(message.text, index);
    const Read written{message.secret, message.number};
    const Read checked{ascii(result.code), std::string(result.number)};
    CAPTURE(checked.secret);
    CAPTURE(checked.number);
    CAPTURE(extract_answer(cards, catalog_));
    REQUIRE(checked == written);
    REQUIRE((result.verdict == Verdict::valid || result.verdict == Verdict::doubtful));
    const bool one = cards.size() == 1 && cards[0].secret_length > 0;
    Read extracted = one ? Read{secret_of(cards[0]), number_of(cards[0])} : Read{};
    // Where two cards of one name fit, no format says whether case counts, and it stays as written.
    if (one && cards[0].product < 0 && catalog_.at(index).secret.ignore_case) upper(extracted.secret);
    ++count.messages;
    if (one && cards[0].product == index) {
      ++count.extracted;
      if (extracted != checked) ++count.misread;
    }
    // A code that nothing names and no label announces may be any product's, or no card's.
    if (message.named && message.labelled && !message.apart) {
      ++count.told;
      REQUIRE(one);
      REQUIRE(extracted == checked);
    }
  }

 private:
  Checker checker_;
  Extractor extractor_;
  const Catalog& catalog_;
};

}  // namespace

TEST_CASE("a message of one card is read by check as by extract") {
  const Catalog catalog;
  Comparison comparison(catalog);
  std::mt19937 random(20261128);
  Count count;
  for (std::int32_t index = 0; index < catalog.size(); ++index) {
    const Product& product = catalog.at(index);
    if (!MessageWriter::can_write(product)) continue;
    for (int round = 0; round < 400; ++round)
      comparison.compare(index, MessageWriter(product, catalog.name_of(index).names, random).write(), count);
  }
  CHECK(count.extracted > count.messages / 2);
  CHECK(count.misread < count.messages / 1000);
  CHECK(count.told > count.messages / 8);
}

}  // namespace cardmend::test
