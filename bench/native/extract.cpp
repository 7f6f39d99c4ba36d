// How fast cards are extracted natively, and that the work grows with the text and not faster. One line of
// JSON for each text: its name, what it repeats (empty
// for the paste), UTF-8 bytes, nanoseconds of processor time for a byte (the median), cards,
// steps for a unit at half and at full size.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "../../tests/native/support/repeated.h"
#include "cardmend/extract.h"

namespace {

using cardmend::ExtractedCard;
using cardmend::Extractor;
using cardmend::kMaxText;
using cardmend::test::repeated;

/** Well-formed UTF-8 of the BMP as UTF-16. */
std::u16string to_utf16(std::string_view text) {
  std::u16string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i++]);
    std::uint32_t c = lead;
    if (lead >= 0x80) {
      const bool three = lead >= 0xE0;
      c = lead & (three ? 0x0FU : 0x1FU);
      for (int more = three ? 2 : 1; more > 0; --more)
        c = c << 6U | (static_cast<unsigned char>(text[i++]) & 0x3FU);
    }
    out.push_back(static_cast<char16_t>(c));
  }
  return out;
}

std::size_t utf8_bytes(std::u16string_view text) {
  std::size_t bytes = 0;
  for (const char16_t c : text) {
    bytes += 1;
    if (c >= 0x80) bytes += c >= 0x800 ? 2 : 1;
  }
  return bytes;
}

struct Run {
  std::size_t cards = 0;
  std::uint64_t steps = 0;
  double nanoseconds = 0;
};

Run run(Extractor& extractor, std::u16string_view text) {
  std::array<ExtractedCard, 64> cards{};
  Run result;
  const std::clock_t begin = std::clock();
  extractor.open(text);
  for (;;) {
    const std::size_t count = extractor.next(cards);
    if (count == 0) break;
    result.cards += count;
  }
  result.nanoseconds = static_cast<double>(std::clock() - begin) * (1e9 / CLOCKS_PER_SEC);
  result.steps = extractor.steps();
  extractor.wipe();
  return result;
}

/** A JSON string in ASCII. */
std::string quoted(std::u16string_view text) {
  std::string out = "\"";
  for (const char16_t c : text) {
    std::array<char, 8> escape{};
    std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
    out += escape.data();
  }
  return out + '"';
}

/** What is measured, and how often. */
struct Asked {
  /** A part of a text's name. */
  std::string_view name;
  int turns = 15;
};

/** Measures unless another text was asked for. */
void measure(Extractor& extractor, const Asked& asked, const char* name, std::u16string_view once,
             bool is_paste = false) {
  if (std::string_view(name).find(asked.name) == std::string_view::npos) return;
  const std::u16string text = repeated(once, kMaxText);
  const Run half = run(extractor, std::u16string_view(text).substr(0, kMaxText / 2));
  std::vector<double> times;
  Run full;
  for (int turn = 0; turn < asked.turns; ++turn) {
    full = run(extractor, text);
    times.push_back(full.nanoseconds);
  }
  std::ranges::sort(times);
  const auto bytes = static_cast<double>(utf8_bytes(text));
  const auto units = static_cast<double>(text.size());
  std::printf(
      "{\"text\":\"%s\",\"once\":%s,\"bytes\":%.0f,\"nanoseconds\":%.3f,\"cards\":%zu,\"half\":%.3f,\"full\":"
      "%.3f}\n",
      name, quoted(is_paste ? std::u16string_view{} : once).c_str(), bytes, times[times.size() / 2] / bytes,
      full.cards, static_cast<double>(half.steps) / (units / 2), static_cast<double>(full.steps) / units);
}

}  // namespace

/** An argument names the texts to measure; all without one. A second one says how often each is read: once under
 * valgrind, which counts instructions. */
int main(int count, char** arguments) {
  std::ifstream stream(CARDMEND_PASTE, std::ios::binary);
  const std::string paste(std::istreambuf_iterator<char>(stream), {});
  if (paste.empty()) {
    std::fputs("extract: the paste of tests/vectors is missing\n", stderr);
    return 1;
  }
  Asked asked;
  if (count > 1) asked.name = arguments[1];
  if (count > 2) asked.turns = std::max(1, std::atoi(arguments[2]));
  const cardmend::Catalog catalog;
  Extractor extractor(catalog);
  measure(extractor, asked, "a paste of chats, tables and messages", to_utf16(paste), true);
  measure(extractor, asked, "digits", u"1234567890");
  measure(extractor, asked, "groups of digits", u"1234 ");
  measure(extractor, asked, "nested labels", u"\u5361\u5BC6(\u5361\u53F7:");
  measure(extractor, asked, "combining marks", u"\u0301");
  measure(extractor, asked, "opening braces", u"{");
  measure(extractor, asked, "ampersands", u"&");
  measure(extractor, asked, "spaces", u" ");
  measure(extractor, asked, "opening angle brackets", u"<a");
  measure(extractor, asked, "backslashes", u"\\u00");
  return 0;
}
