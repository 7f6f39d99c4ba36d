// Dates and amounts as people write them, and characters as they read.
#include <doctest/doctest.h>

#include <string>

#include "texts/scan/amount.h"
#include "texts/scan/date.h"
#include "texts/scan/decode.h"

namespace cardmend::test {

using base::kLookahead;
using base::Lookahead;
using text::image_of;
using texts::amount_at;
using texts::date_at;
using texts::decode;
using texts::Decoded;

namespace {

Lookahead ahead(std::u16string_view text) {
  Lookahead made;
  for (const char16_t c : text.substr(0, kLookahead)) {
    made.text[made.size] = c;
    made.end[made.size] = static_cast<std::uint32_t>(made.size + 1);
    ++made.size;
  }
  return made;
}

std::uint32_t day(std::u16string_view text) {
  return date_at(ahead(text), false).day;
}

std::string read(std::u16string_view text) {
  const Decoded decoded = decode(text, 0);
  std::string out;
  for (std::size_t i = 0; i < decoded.count; ++i)
    out += decoded.text[i] < 0x80 ? static_cast<char>(decoded.text[i]) : '?';
  return out + " " + std::to_string(decoded.end);
}

}  // namespace

TEST_CASE("dates") {
  CHECK(day(u"2027-12-31") == 20271231);
  CHECK(day(u"2027/1/5 23:59") == 20270105);
  CHECK(day(u"2027.12.31") == 20271231);
  CHECK(day(u"2027 - 12 - 31") == 20271231);
  CHECK(day(u"2027\u5E7412\u670831\u65E5") == 20271231);
  CHECK(day(u"2027\u5E741\u67085\u53F7") == 20270105);
  CHECK(day(u"2027\u5E7412\u6708\u5E95") == 20271200);
  CHECK(day(u"2027-12") == 20271200);
  CHECK(day(u"20271231") == 20271231);
  CHECK(day(u"202712") == 20271200);
  CHECK(day(u"12/2027") == 20271200);
  CHECK(day(u"12/27") == 20271200);
  CHECK(day(u"31/12/2027") == 20271231);
  CHECK(day(u"12/31/2027") == 20271231);
  CHECK(day(u"5/5/2027") == 20270505);
  CHECK(day(u"Dec 31, 2027") == 20271231);
  CHECK(day(u"31 December 2027") == 20271231);
  CHECK(day(u"Dec 2027") == 20271200);
  CHECK(day(u"2028-02-29") == 20280229);
}

TEST_CASE("what is no date") {
  CHECK(day(u"") == 0);
  CHECK(day(u"2027-02-29") == 0);
  CHECK(day(u"2027-13-01") == 0);
  CHECK(day(u"2027-00-01") == 0);
  CHECK(day(u"2027-12-00") == 0);
  CHECK(day(u"1999-12-31") == 0);
  CHECK(day(u"2100-01-01") == 0);
  CHECK(day(u"03/04/2027") == 0);
  CHECK(day(u"2027-1231") == 0);
  CHECK(day(u"202712311") == 0);
  CHECK(day(u"13/27") == 0);
  CHECK(day(u"Decem 2027") == 0);
  CHECK(day(u"2027") == 0);
}

TEST_CASE("only a whole date is sure, and its size is told") {
  CHECK(date_at(ahead(u"2027-12-31 rest"), true).size == 10);
  CHECK(date_at(ahead(u"2027\u5E7412\u6708"), true).day == 20271200);
  CHECK(date_at(ahead(u"2027-12"), true).day == 0);
  CHECK(date_at(ahead(u"20271231"), true).day == 0);
  CHECK(date_at(ahead(u"12/2027"), true).day == 0);
}

TEST_CASE("amounts") {
  CHECK(amount_at(ahead(u"100")).hundredths == 10000);
  CHECK(amount_at(ahead(u"100.5")).hundredths == 10050);
  CHECK(amount_at(ahead(u"49.99 ")).hundredths == 4999);
  CHECK(amount_at(ahead(u"49.99")).decimals);
  CHECK(amount_at(ahead(u"1,000")).hundredths == 100000);
  CHECK(amount_at(ahead(u"1,234,567.89")).hundredths == 123456789);
  CHECK(amount_at(ahead(u"1,234,567.89")).size == 12);
  CHECK(amount_at(ahead(u"100,20")).size == 3);
  CHECK(amount_at(ahead(u"100.999")).size == 3);
  CHECK(amount_at(ahead(u"9999999")).hundredths == 999999900);
  CHECK(amount_at(ahead(u"10000000")).hundredths == 0);
  CHECK(amount_at(ahead(u"0")).hundredths == 0);
  CHECK(amount_at(ahead(u"0.01")).hundredths == 1);
  CHECK(amount_at(ahead(u"")).hundredths == 0);
  CHECK(amount_at(ahead(u"x1")).hundredths == 0);
}

TEST_CASE("characters as they read") {
  CHECK(read(u"a") == "a 1");
  CHECK(read(u"\uFF21") == "A 1");
  CHECK(read(u"\u200B") == " 1");
  CHECK(read(u"\u0410") == "A 1");
  CHECK(read(u"\u5361") == "? 1");
  CHECK(read(u"\u246B") == "12 1");
  CHECK(read(u"&#45;1") == "- 5");
  CHECK(read(u"&#x33;1") == "3 6");
  CHECK(read(u"&nbsp;1") == "  6");
  CHECK(read(u"&amp;1") == "& 5");
  CHECK(read(u"&unknown;") == "& 1");
  CHECK(read(u"&#;") == "& 1");
  CHECK(read(u"&#1114112;") == "& 1");
  CHECK(read(u"&#45") == "& 1");
  CHECK(read(u"%2D1") == "- 3");
  CHECK(read(u"%E5%8D%A1") == "? 9");
  CHECK(read(u"%E5%8D") == "% 1");
  CHECK(read(u"%FF") == "% 1");
  CHECK(read(u"%2") == "% 1");
  CHECK(read(u"\\u0033") == "3 6");
  CHECK(read(u"\\u00") == "\\ 1");
  CHECK(read(u"\\n") == "\n 2");
  CHECK(read(u"\\\"") == "\" 2");
  CHECK(read(u"\\x") == "\\ 1");
  CHECK(read(u"\xD83D\xDE00") == "? 2");
  CHECK(read(u"\xD83D") == "? 1");
}

}  // namespace cardmend::test
