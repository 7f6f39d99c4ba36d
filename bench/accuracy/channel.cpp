#include "channel.h"

#include <algorithm>

namespace cardmend::bench {
namespace {

constexpr double kSubstitution = 0.75;
constexpr double kExchange = 0.12;
constexpr double kOmission = 0.06;
constexpr double kInsertion = 0.05;
constexpr double kJump = 0.007;
constexpr double kTwin = 0.007;
constexpr double kTeen = 0.006;

/** Of the misread characters, those that docs/sources.md calls over half: the four pairs, both ways alike. */
constexpr double kFourPairs = 0.52;
constexpr std::string_view kPairs[4] = {"1I", "0O", "2Z", "17"};

/** Those of the pairs that docs/sources.md names beside them. */
constexpr double kNamed = 0.14;
constexpr std::string_view kNamedPairs[8] = {"5S", "8B", "0D", "0Q", "9Q", "6G", "CG", "C0"};

/** Those that become anything. */
constexpr double kAnything = 0.04;

/** What else comes of 0-9 and A-Z, the likeliest first: at rank r as often as 1 / r, and of all of them
 * alike. */
constexpr std::string_view kBecomes[36] = {
    "D68Q9C", "L4",    "713",    "8B5E", "9AH1",  "S63",  "8G05B", "T29YZ", "B3069",
    "4708QG", "4SQHR", "83RDVN", "0GXV", "0FSE",  "F3RW", "EPTGD", "6CQ9H", "NAKGJ",
    "LJTO",   "IUKH",  "XHLR",   "1IK",  "NWH",   "MHB",  "QDPI",  "RFBO",  "09OG",
    "PKATE",  "5ADZ8", "7IYFR",  "VJYI", "UYWBC", "VMQE", "KYZC",  "VXTU",  "7SXA"};

std::vector<std::size_t> places(std::size_t size, auto may) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < size; ++i) {
    if (may(i)) out.push_back(i);
  }
  return out;
}

bool is_teen(std::string_view code, std::size_t i) {
  const bool ten = code[i + 1] == '0' && code[i] >= '2' && code[i] <= '9';
  const bool teen = code[i] == '1' && code[i + 1] >= '2' && code[i + 1] <= '9';
  return ten || teen;
}

std::string with(std::string_view code, std::size_t at, std::size_t count, std::string_view text) {
  std::string out(code);
  return out.replace(at, count, text);
}

std::string teen(std::string_view code, std::size_t i) {
  const std::string pair = code[i] == '1' ? std::string{code[i + 1], '0'} : std::string{'1', code[i]};
  return with(code, i, 2, pair);
}

struct Places {
  std::vector<std::size_t> exchange, jump, twin, teens;
};

Places places_of(std::string_view code) {
  const std::size_t n = code.size();
  return {.exchange = places(n - 1, [&](std::size_t i) { return code[i] != code[i + 1]; }),
          .jump = places(n - 2, [&](std::size_t i) { return code[i] != code[i + 2]; }),
          .twin = places(n - 1, [&](std::size_t i) { return code[i] == code[i + 1]; }),
          .teens = places(n - 1, [&](std::size_t i) { return is_teen(code, i); })};
}

double share(double kind, std::size_t count) {
  return count == 0 ? 0 : kind / static_cast<double>(count);
}

}  // namespace

Channel::Channel(std::string alphabet, const std::string& outside)
    : alphabet_(std::move(alphabet)), outcomes_(alphabet_ + outside) {
  constexpr double kCharacters = 36;
  for (const char meant : alphabet_) {
    double* row = becomes_[index(meant)];
    double ranks = 0;
    for (std::size_t rank = 0; rank < kBecomes[index(meant)].size(); ++rank)
      ranks += 1.0 / static_cast<double>(rank + 1);
    double rank = 0;
    for (const char c : kBecomes[index(meant)])
      row[index(c)] += (1 - kFourPairs - kNamed - kAnything) / kCharacters / ranks / (rank += 1);
    for (const std::string_view pair : kPairs) {
      if (pair[0] == meant) row[index(pair[1])] += kFourPairs / 8;
      if (pair[1] == meant) row[index(pair[0])] += kFourPairs / 8;
    }
    for (const std::string_view pair : kNamedPairs) {
      if (pair[0] == meant) row[index(pair[1])] += kNamed / 16;
      if (pair[1] == meant) row[index(pair[0])] += kNamed / 16;
    }
    for (std::size_t c = 0; c < 36; ++c) row[c] += kAnything / kCharacters / (kCharacters - 1);
    for (std::size_t c = 0; c < 36; ++c) {
      const char typed = static_cast<char>(c < 10 ? '0' + c : 'A' + c - 10);
      if (typed == meant || outcomes_.find(typed) == std::string::npos) row[c] = 0;
      prone_[index(meant)] += row[c];
    }
  }
}

/** P(the character at `at` becomes `typed` | code, a substitution). */
double Channel::misread(std::string_view code, std::size_t at, char typed) const {
  double all = 0;
  for (const char c : code) all += prone_[index(c)];
  return becomes_[index(code[at])][index(typed)] / all;
}

double Channel::inserted(std::string_view code, std::size_t gap, char c) const {
  double doubled = 0;
  double sides = 0;
  for (const bool left : {true, false}) {
    if (left ? gap == 0 : gap == code.size()) continue;
    sides += 1;
    if (code[left ? gap - 1 : gap] == c) doubled += 1;
  }
  const double any = 1.0 / static_cast<double>(outcomes_.size());
  return kInsertion / static_cast<double>(code.size() + 1) * (0.5 * doubled / sides + 0.5 * any);
}

std::vector<Outcome> Channel::one_slip(std::string_view code) const {
  std::vector<Outcome> out;
  const std::size_t n = code.size();
  const auto add = [&](std::string text, double probability) {
    if (probability > 0) out.push_back({std::move(text), probability});
  };
  for (std::size_t i = 0; i < n; ++i) {
    for (const char c : outcomes_) {
      if (c != code[i]) add(with(code, i, 1, {&c, 1}), kSubstitution * misread(code, i, c));
    }
    add(with(code, i, 1, ""), kOmission / static_cast<double>(n));
  }
  for (std::size_t gap = 0; gap <= n; ++gap) {
    for (const char c : outcomes_) add(with(code, gap, 0, {&c, 1}), inserted(code, gap, c));
  }
  const Places at = places_of(code);
  for (const std::size_t i : at.exchange)
    add(with(code, i, 2, std::string{code[i + 1], code[i]}), share(kExchange, at.exchange.size()));
  for (const std::size_t i : at.jump)
    add(with(code, i, 3, std::string{code[i + 2], code[i + 1], code[i]}), share(kJump, at.jump.size()));
  for (const std::size_t i : at.twin) {
    for (const char c : alphabet_) {
      if (c != code[i])
        add(with(code, i, 2, std::string{c, c}),
            share(kTwin, at.twin.size()) / static_cast<double>(alphabet_.size() - 1));
    }
  }
  for (const std::size_t i : at.teens) add(teen(code, i), share(kTeen, at.teens.size()));
  return out;
}

double Channel::one_slip(std::string_view code, std::string_view typed) const {
  const std::size_t n = code.size();
  std::size_t head = 0;
  while (head < std::min(n, typed.size()) && code[head] == typed[head]) ++head;
  std::size_t tail = 0;
  while (tail < std::min(n, typed.size()) - head && code[n - 1 - tail] == typed[typed.size() - 1 - tail])
    ++tail;
  if (typed.size() + 1 == n) {
    if (head + tail < typed.size()) return 0;
    // Any of a row of one character.
    std::size_t run = 1;
    for (std::size_t i = head; i > 0 && code[i - 1] == code[head]; --i) ++run;
    return kOmission / static_cast<double>(n) * static_cast<double>(run);
  }
  if (typed.size() == n + 1) {
    if (head + tail < n) return 0;
    double sum = 0;
    std::size_t first = head;
    while (first > 0 && typed[first - 1] == typed[head]) --first;
    for (std::size_t gap = first; gap <= head; ++gap) sum += inserted(code, gap, typed[gap]);
    return sum;
  }
  if (typed.size() != n || head == n) return 0;
  const std::size_t wide = n - tail - head;
  if (wide == 1) return kSubstitution * misread(code, head, typed[head]);
  const Places at = places_of(code);
  double sum = 0;
  if (wide == 2 && code[head] == typed[head + 1] && code[head + 1] == typed[head])
    sum += share(kExchange, at.exchange.size());
  if (wide == 2 && code[head] == code[head + 1] && typed[head] == typed[head + 1])
    sum += share(kTwin, at.twin.size()) / static_cast<double>(alphabet_.size() - 1);
  if (wide == 2 && is_teen(code, head) && teen(code, head) == typed) sum += share(kTeen, at.teens.size());
  if (wide == 3 && code[head] == typed[head + 2] && code[head + 1] == typed[head + 1] &&
      code[head + 2] == typed[head])
    sum += share(kJump, at.jump.size());
  return sum;
}

}  // namespace cardmend::bench
