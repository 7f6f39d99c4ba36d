// A million sessions by chance against a model of the server: no card bound twice, no attempt beyond the limit, nothing sent
// while it is forbidden, nothing sent again without asking, a way out of every state.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "native/session/session_world.h"

namespace cardmend::test {
namespace {

constexpr int kSequences = 1'000'000;
constexpr std::uint32_t kSeed = 20'250'115;

std::vector<Move> moves_by(std::minstd_rand& chance) {
  std::vector<Move> moves(10 + chance() % 41);
  for (Move& move : moves) {
    const auto bits = static_cast<std::uint32_t>(chance());
    move = {.what = static_cast<std::uint8_t>(bits & 0xFFU),
            .tab = static_cast<std::uint8_t>((bits >> 8U) & 0xFU),
            .card = static_cast<std::uint8_t>((bits >> 12U) & 0xFFU),
            .luck = static_cast<std::uint8_t>((bits >> 20U) & 0xFFU),
            .ms = static_cast<std::int32_t>(chance() % 200'000)};
  }
  return moves;
}

/** The shortest that still breaks it, one move left out at a time. */
std::vector<Move> shrink(const SessionRules& rules, std::vector<Move> moves) {
  for (std::size_t i = 0; i < moves.size();) {
    std::vector<Move> fewer = moves;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (SessionWorld(rules).run(fewer).empty()) {
      ++i;
    } else {
      moves = fewer;
      i = 0;
    }
  }
  return moves;
}

std::string told(const std::vector<Move>& moves) {
  std::string text;
  for (const Move& move : moves)
    text += " {" + std::to_string(move.what % 16) + ' ' + std::to_string(move.tab) + ' ' +
            std::to_string(move.card) + ' ' + std::to_string(move.luck) + ' ' + std::to_string(move.ms) + '}';
  return text;
}

}  // namespace

TEST_CASE("session: a million sessions by chance keep every promise") {
  const char* const platforms[] = {"jd", "taobao", "pinduoduo", "suning", "generic"};
  MESSAGE("seed " << kSeed);
  std::minstd_rand chance(kSeed);
  for (int i = 0; i < kSequences; ++i) {
    const SessionRules& rules = *find_session_rules(platforms[i % 5]);
    const std::vector<Move> moves = moves_by(chance);
    const std::string broken = SessionWorld(rules).run(moves);
    if (broken.empty()) continue;
    const std::vector<Move> shortest = shrink(rules, moves);
    FAIL(platforms[i % 5] << ", sequence " << i << ": " << broken << ":" << told(shortest));
  }
}

TEST_CASE("session: words of any kind make a session") {
  std::minstd_rand chance(kSeed);
  for (int i = 0; i < 20'000; ++i) {
    std::vector<std::int32_t> words(chance() % (2 * kSessionWords));
    for (std::int32_t& word : words) word = static_cast<std::int32_t>(chance() * 2);
    SessionState state = open_session({}, words);
    REQUIRE(state.words == open_session({}).words);
    const SessionDecision decision =
        step_session(state, {.kind = SessionEventKind{static_cast<std::int32_t>(chance())}});
    REQUIRE(decision.phase == SessionPhase::input);
  }
}

}  // namespace cardmend::test
