// Sessions by chance against a model of the server: no card bound twice, no attempt beyond the limit, nothing sent while it is
// forbidden, nothing sent again without asking, a way out of every state. RapidCheck makes them, shrinks what it finds, and says
// after how many. `npm run test:session` makes a million of them, `npm test` a tenth.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "native/session/session_world.h"

namespace rc {

template <>
struct Arbitrary<cardmend::test::Move> {
  static Gen<cardmend::test::Move> arbitrary() {
    using cardmend::test::Move;
    return gen::build<Move>(gen::set(&Move::what, gen::inRange<std::uint8_t>(0, 16)),
                            gen::set(&Move::tab, gen::inRange<std::uint8_t>(0, 7)),
                            gen::set(&Move::card, gen::inRange<std::uint8_t>(0, 255)),
                            gen::set(&Move::luck, gen::inRange<std::uint8_t>(0, 255)),
                            gen::set(&Move::fate, gen::inRange<std::uint8_t>(0, 255)),
                            gen::set(&Move::ms, gen::inRange<std::int32_t>(0, 200'000)));
  }
};

}  // namespace rc

namespace cardmend::test {
namespace {

constexpr std::uint32_t kSeed = 20'250'115;
/** Of each of five platforms, where CARDMEND_SESSIONS does not say another number; from none to so many moves. */
constexpr int kSequences = 20'000;
constexpr int kMoves = 100;

int sequences() {
  const char* const asked = std::getenv("CARDMEND_SESSIONS");
  const int count = asked == nullptr ? 0 : std::atoi(asked);
  return count > 0 ? count : kSequences;
}

std::string told(const std::vector<Move>& moves) {
  std::string text;
  for (const Move& move : moves)
    text += " {" + std::to_string(move.what) + ' ' + std::to_string(move.tab) + ' ' +
            std::to_string(move.card) + ' ' + std::to_string(move.luck) + ' ' + std::to_string(move.fate) +
            ' ' + std::to_string(move.ms) + '}';
  return text;
}

}  // namespace

TEST_CASE("session: sessions by chance keep every promise") {
  rc::detail::TestParams params;
  params.seed = kSeed;
  params.maxSuccess = sequences();
  params.maxSize = kMoves;
  for (const char* platform : {"jd", "taobao", "pinduoduo", "suning", "generic"}) {
    ++params.seed;
    const SessionRules& rules = *find_session_rules(platform);
    const auto keeps = [&rules](const std::vector<Move>& moves) {
      const std::string broken = SessionWorld(rules).run(moves);
      if (!broken.empty()) RC_FAIL(broken + ":" + told(moves));
    };
    const auto result = rc::detail::checkTestable(keeps, rc::detail::TestMetadata{}, params);
    std::ostringstream said;
    rc::detail::printResultMessage(result, said);
    CHECK_MESSAGE(result.is<rc::detail::SuccessResult>(), std::string(platform) << ": " << said.str());
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
