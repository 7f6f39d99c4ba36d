// How good the candidates are: `npm run accuracy` prints what this counts. One line of JSON for each row of
// the table, and one for how well the probabilities are calibrated.
//
// Slips that make another right code of a code are seen by nobody, neither by us nor by the oracle, which is
// told only that something is wrong: they are counted by themselves. The oracle decodes the first `oracle`
// codes of a row: where two slips are tried in full that is slow.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "cardmend/known.h"
#include "row.h"

namespace {

using namespace cardmend;
using bench::Calibration;
using bench::Channel;
using bench::Counts;
using bench::kAmong;
using bench::Row;
using bench::Setting;

/** So many codes has the shop that knows its codes. */
constexpr std::size_t kShopCodes = 100'000;

void print(const char* name, std::size_t slips, const Counts& counts) {
  std::printf(
      R"({"product":"%s","slips":%zu,"codes":%zu,"decoded":%zu,"unseen":%zu,"repaired":%zu,"wrongRepairs":%zu)",
      name, slips, counts.codes, counts.decoded, counts.unseen, counts.repaired, counts.wrong_repairs);
  for (std::size_t k = 0; k < kAmong.size(); ++k)
    std::printf(R"(,"among%zu":{"ours":%zu,"oursThere":%zu,"oracle":%zu})", kAmong[k], counts.ours[k],
                counts.ours_there[k], counts.oracle[k]);
  std::puts("}");
  std::fflush(stdout);
}

/** A slip that turns one character into one outside the alphabet. */
bool is_outside(const std::string& code, const std::string& typed, const std::string& outside) {
  std::size_t differ = 0;
  bool strange = false;
  if (typed.size() != code.size()) return false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == typed[i]) continue;
    ++differ;
    strange = strange || outside.find(typed[i]) != std::string::npos;
  }
  return differ == 1 && strange;
}

/** A shop's list of codes in a filter of so many bits, and slips in codes of the list. */
void known_rows(const Catalog& catalog, const Setting& setting, std::uint32_t bits, std::size_t codes) {
  Row row(catalog, setting, 20);
  std::vector<std::string> list(kShopCodes);
  KnownBuilder builder(setting.product, {7, 1, 12, 9}, bits);
  for (std::string& code : list) {
    code = row.draw_code();
    builder.add(code);
  }
  const std::vector<std::uint8_t> file = builder.build();
  KnownCodes known;
  if (known.read(file) != KnownStatus::ok) std::abort();
  row.use_known(known);
  for (const std::size_t slips : {1U, 2U}) {
    std::size_t first = 0;
    for (std::size_t i = 0; i < codes; ++i) {
      const std::string& code = list[i % list.size()];
      first += Row::rank(row.check(row.slips(code, slips)), code) == 0 ? 1 : 0;
    }
    std::printf(R"({"known":"%s","bits":%u,"slips":%zu,"codes":%zu,"first":%zu})", setting.product, bits,
                slips, codes, first);
    std::puts("");
    std::fflush(stdout);
  }
}

}  // namespace

/** usage: accuracy [codes for a row] [of which the oracle decodes, where there are two slips] */
int main(int count, char** arguments) {
  const std::size_t codes = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 10000;
  const std::size_t oracles = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : codes;
  const Catalog catalog;
  const Setting hex{"jd.ecard", "0123456789ABCDEF", "GHIJKLMNOPQRSTUVWXYZ"};
  const std::array<Setting, 3> checked = {{{"test.luhn16", "0123456789", ""},
                                           {"test.mod37-16", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", ""},
                                           {"test.mod31-4x4", "0123456789ABCDEFGHJKLMNPQRTUVWXY", ""}}};
  Calibration calibration;
  {
    Row row(catalog, hex, 1);
    Counts counts;
    while (counts.codes < codes) {
      const std::string code = row.draw_code();
      const std::string typed = row.slip(code);
      if (is_outside(code, typed, hex.outside)) row.count(code, typed, 1, true, 1, calibration, counts);
    }
    print(hex.product, 1, counts);
  }
  for (const Setting& setting : checked) {
    for (const std::size_t slips : {1U, 2U}) {
      Row row(catalog, setting, 10 + slips);
      Counts counts;
      const double weight = slips == 1 ? 1 - Channel::kSecond : Channel::kSecond;
      while (counts.codes < codes) {
        const std::string code = row.draw_code();
        const bool decode = counts.codes < (slips == 1 ? codes : oracles);
        row.count(code, row.slips(code, slips), slips, decode, weight, calibration, counts);
      }
      print(setting.product, slips, counts);
    }
  }
  for (const Setting& setting : {hex, checked[0], checked[1], checked[2]})
    known_rows(catalog, setting, 32, codes);
  known_rows(catalog, hex, 16, codes);
  known_rows(catalog, hex, 8, codes);
  for (const Setting& setting : {hex, checked[0], checked[1], checked[2]}) {
    Row row(catalog, setting, 30);
    std::size_t offered = 0;
    for (std::size_t i = 0; i < codes; ++i) offered += row.check(row.draw_code()).candidates.empty() ? 0 : 1;
    std::printf("{\"product\":\"%s\",\"slips\":0,\"codes\":%zu,\"offered\":%zu}\n", setting.product, codes,
                offered);
  }
  std::printf("{\"calibration\":%.4f}\n", calibration.error());
  return 0;
}
