// Made-up cards, written down in the ways in which people and machines do it.
#ifndef CARDMEND_TESTS_MADE_UP_CARDS_H_
#define CARDMEND_TESTS_MADE_UP_CARDS_H_

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace cardmend::test {

/** What extract() must find. */
struct MadeUpCard {
  std::string product;
  std::string number;
  std::string secret;
  /** In hundredths; 0 if none was written. */
  std::uint32_t value = 0;
  std::string currency;
  std::uint32_t expiry = 0;
};

struct MadeUpText {
  std::u16string text;
  std::vector<MadeUpCard> cards;
};

/** Paragraphs of cards, each in a style of its own, with paragraphs of other things between them. */
class CardWriter {
 public:
  explicit CardWriter(std::uint32_t seed) : random_(seed) {}

  MadeUpText write(std::size_t paragraphs);

 private:
  struct Kind;
  struct Block;

  std::uint32_t below(std::uint32_t n) { return random_() % n; }
  bool maybe() { return below(2) == 0; }
  std::string characters(std::string_view alphabet, std::size_t count);
  MadeUpCard make_card(const Kind& kind);
  std::u16string in_groups(const std::string& code, std::size_t group);
  std::u16string write_secret(const MadeUpCard& card, const Kind& kind, bool spaces);
  std::u16string write_value(const MadeUpCard& card);
  std::u16string write_expiry(const MadeUpCard& card);
  void give_facts(MadeUpCard& card);
  void write_block(MadeUpText& out);
  void write_labels(Block& block, bool lines);
  void write_rows(Block& block, bool heading);
  void write_turns(Block& block);
  void write_json(Block& block);
  void write_address(Block& block);
  void write_html(Block& block);
  std::u16string noise();

  std::mt19937 random_;
};

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_MADE_UP_CARDS_H_
