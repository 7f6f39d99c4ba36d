// What is taken for a state: whole, of this version, and with sense in every field, even where somebody sealed it anew.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <functional>
#include <limits>
#include <string>

#include "cardmend/session.h"
#include "native/session/begin.h"
#include "session/memory.h"

namespace cardmend::test {
namespace {

using session::Memory;
using session::Stage;
using session::Tried;

constexpr double kLastDate = 8.64e15;

const SessionRules& rules() {
  return *find_session_rules("jd");
}

/** A state in which something has happened. */
SessionState begun() {
  SessionState state = open_session(rules());
  step_session(state, {.kind = SessionEventKind::input, .tab = 1, .ready = 1, .now = kBegin, .card = 7});
  step_session(state, {.kind = SessionEventKind::submit, .tab = 1, .now = kBegin, .intent = {1, 2, 3, 4}});
  return state;
}

Memory memory_of(const SessionState& state) {
  Memory memory;
  std::memcpy(static_cast<void*>(&memory), state.words.data(), sizeof memory);
  return memory;
}

/** Whether a state with one field changed, and sealed again, is opened as it is. */
bool is_taken(const std::function<void(Memory&)>& change) {
  Memory memory = memory_of(begun());
  change(memory);
  seal(memory);
  const auto state = std::bit_cast<SessionState>(memory);
  return open_session(rules(), state.words).words == state.words;
}

double clock_after(double now) {
  SessionState state = begun();
  step_session(state, {.tab = 1, .now = now});
  return memory_of(state).clock;
}

}  // namespace

TEST_CASE("session: a state with any bit of a word changed is not whole") {
  const SessionState state = begun();
  REQUIRE(open_session(rules(), state.words).words == state.words);
  for (std::size_t i = 0; i < state.words.size(); ++i) {
    for (const unsigned bit : {0U, 31U}) {
      CAPTURE(i);
      SessionState other = state;
      other.words[i] = static_cast<std::int32_t>(static_cast<std::uint32_t>(other.words[i]) ^ (1U << bit));
      CHECK(open_session(rules(), other.words).words == open_session(rules()).words);
    }
  }
}

TEST_CASE("session: a state is sealed as in every release of its version") {
  // Stores keep states for longer than a page lives: where the sum is another one, so is the version.
  const auto seal_of = [](const SessionRules& some) { return memory_of(open_session(some)); };
  SessionRules three;
  three.card_tries = 3;
  CHECK_EQ(seal_of({}).version, 0x43530003U);
  CHECK_EQ(seal_of({}).checksum, 0x5BA4FBCDU);
  CHECK_EQ(seal_of(three).checksum, 0xA11F45F7U);
}

TEST_CASE("session: in its place a state is opened and stepped as by its copies") {
  alignas(double) std::array<std::int32_t, kSessionTurnWords> words{};
  const auto at = [&](std::size_t bytes) { return reinterpret_cast<unsigned char*>(words.data()) + bytes; };
  constexpr std::size_t kEvent = sizeof(SessionDecision);
  constexpr std::size_t kState = kEvent + sizeof(SessionEvent);
  SessionState state = open_session(rules());
  open_session(SessionTurn(words), rules());
  for (const SessionEvent& event : {
           SessionEvent{.kind = SessionEventKind::input, .tab = 1, .ready = 1, .now = kBegin, .card = 7},
           SessionEvent{.kind = SessionEventKind::submit, .tab = 1, .now = kBegin, .intent = {1, 2, 3, 4}},
           SessionEvent{.kind = SessionEventKind::failure, .tab = 1, .now = kBegin + 1},
       }) {
    std::memcpy(at(kEvent), &event, sizeof event);
    step_session(SessionTurn(words));
    const SessionDecision decision = step_session(state, event);
    const auto whole = std::bit_cast<std::array<unsigned char, sizeof decision>>(decision);
    CHECK(std::equal(whole.begin(), whole.end(), at(0)));
    CHECK(std::memcmp(at(kState), state.words.data(), sizeof state) == 0);
  }
}

TEST_CASE("session: dates of a state lie in what a Date knows") {
  for (std::size_t i = 0; i < std::tuple_size_v<decltype(Memory::dates)>; ++i) {
    CAPTURE(i);
    CHECK(is_taken([i](Memory& memory) { memory.dates[i] = 0; }));
    CHECK(is_taken([i](Memory& memory) { memory.dates[i] = kLastDate; }));
    CHECK_FALSE(is_taken([i](Memory& memory) { memory.dates[i] = -1; }));
    CHECK_FALSE(is_taken([i](Memory& memory) { memory.dates[i] = kLastDate + 2; }));
  }
  CHECK(is_taken([](Memory& memory) { memory.clock = kLastDate; }));
  CHECK_FALSE(is_taken([](Memory& memory) { memory.clock = kLastDate + 2; }));
  CHECK_FALSE(is_taken([](Memory& memory) { memory.clock = std::numeric_limits<double>::quiet_NaN(); }));
}

TEST_CASE("session: counts and words of a state have a range") {
  constexpr std::int32_t kMost = session::kMostCount;
  for (std::int32_t session::Counts::* const count :
       {&session::Counts::card_left, &session::Counts::since_last, &session::Counts::next_form}) {
    CHECK(is_taken([count](Memory& memory) { memory.counts.*count = -1; }));
    CHECK(is_taken([count](Memory& memory) { memory.counts.*count = kMost; }));
    CHECK_FALSE(is_taken([count](Memory& memory) { memory.counts.*count = -2; }));
    CHECK_FALSE(is_taken([count](Memory& memory) { memory.counts.*count = kMost + 1; }));
  }
  const auto last_of = [](auto field, auto last) {
    using Word = decltype(last);
    CHECK(is_taken([=](Memory& memory) { memory.counts.*field = last; }));
    CHECK_FALSE(is_taken([=](Memory& memory) { memory.counts.*field = Word{-1}; }));
    CHECK_FALSE(
        is_taken([=](Memory& memory) { memory.counts.*field = Word{static_cast<std::int32_t>(last) + 1}; }));
  };
  last_of(&session::Counts::stage, Stage::pending);
  last_of(&session::Counts::flight, SessionSend::ask);
  last_of(&session::Counts::block, SessionReason::ended);
  last_of(&session::Counts::step, VerificationStep::qr_code);
  last_of(&session::Counts::arrival, Arrival::next_day);
  CHECK(is_taken([](Memory& memory) { memory.tried_as.back() = Tried::spent; }));
  CHECK_FALSE(is_taken([](Memory& memory) { memory.tried_as.back() = Tried{3}; }));
}

TEST_CASE("session: what is no moment says that no time has passed") {
  for (const double now : {0.0, 0.5, -1.0, kLastDate + 2, std::numeric_limits<double>::quiet_NaN()})
    CHECK(clock_after(now) == kBegin);
  for (const double now : {1.0, kBegin + 1, kLastDate}) CHECK(clock_after(now) == now);
  SessionState fresh = open_session(rules());
  step_session(fresh, {.tab = 1, .now = -1});
  CHECK(memory_of(fresh).clock == 1);
}

}  // namespace cardmend::test
