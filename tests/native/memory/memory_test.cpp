// No memory: each block that a public call asks for is refused once, one call after the other, until a call asks for no more.
// It must end in std::bad_alloc or the right answer; nothing leaks and no secret is in what is given back; and what it was
// called on answers the next call.
#include <doctest/doctest.h>

#include <memory>
#include <new>
#include <span>
#include <string>

#include "native/memory/acts.h"
#include "native/memory/failing_memory.h"

namespace cardmend::test {
namespace {

enum class Ended : std::uint8_t { whole, refused };

/** Does it with the nth block refused. `struck` tells whether there were as many. */
template <typename Work>
Ended with_failure(std::uint64_t nth, bool& struck, const Work& work) {
  Ended ended = Ended::whole;
  watch_memory(true);
  fail_at(nth);
  try {
    work();
  } catch (const std::bad_alloc&) {
    ended = Ended::refused;
  }
  struck = fail_at(0);
  watch_memory(false);
  return ended;
}

template <typename Work>
void watched(const Work& work) {
  watch_memory(true);
  work();
  watch_memory(false);
}

/** Wiped, then gone: no secret is left in either. */
void end(std::unique_ptr<Act>& act) {
  watched([&] { act->wipe(); });
  CHECK_EQ(blocks_with_secret(), 0);
  const std::size_t before = memory_tally().spilled;
  watched([&] { act.reset(); });
  CHECK_EQ(memory_tally().spilled, before);
}

void ask_again(const ActRow& row, std::unique_ptr<Act>& act) {
  watched([&] { act->ask(); });
  CHECK_EQ(act->said(), row.answer);
}

/** It is made and asked with the nth block of its making refused; tells whether there were as many. */
bool make_without(std::uint64_t nth, const ActRow& row) {
  std::unique_ptr<Act> act;
  bool struck = false;
  const Ended ended = with_failure(nth, struck, [&] { act = row.make(); });
  CHECK_EQ(ended == Ended::refused, act == nullptr);
  if (act == nullptr) return struck;
  ask_again(row, act);
  end(act);
  return struck;
}

/** The same with the nth block of its asking. What could not answer answers right when it is asked again. */
bool ask_without(std::uint64_t nth, const ActRow& row) {
  const std::size_t spilled = memory_tally().spilled;
  std::unique_ptr<Act> act;
  watched([&] { act = row.make(); });
  bool struck = false;
  const Ended ended = with_failure(nth, struck, [&] { act->ask(); });
  if (ended == Ended::refused) {
    watched([&] { act->wipe(); });
    CHECK_EQ(blocks_with_secret(), 0);
    watched([&] { act->ask(); });
  }
  CHECK_EQ(act->said(), row.answer);
  CHECK_EQ(memory_tally().spilled, spilled);
  end(act);
  return struck;
}

/** One block after the other, until none is refused any more: how many there were. */
template <typename Try>
std::uint64_t refuse_each(const ActRow& row, const Try& try_without) {
  std::uint64_t nth = 0;
  for (bool struck = true; struck;) {
    ++nth;
    CAPTURE(nth);
    const std::size_t first = memory_tally().live;
    struck = try_without(nth, row);
    // What is made once and lives for ever is none the next time; what leaks, leaks again.
    const std::size_t then = memory_tally().live;
    if (then == first) continue;
    try_without(nth, row);
    CHECK_EQ(memory_tally().live, then);
  }
  return nth - 1;
}

}  // namespace

TEST_CASE("memory: a secret in a block is seen") {
  keep_secret(kActSecret);
  std::unique_ptr<std::u16string> text;
  watched([&] { text = std::make_unique<std::u16string>(u"card 3F2A90BC77DEA41B, a long text"); });
  CHECK(blocks_with_secret() > 0);
  const std::size_t before = memory_tally().spilled;
  watched([&] { text.reset(); });
  CHECK(memory_tally().spilled > before);
  CHECK_EQ(blocks_with_secret(), 0);
}

TEST_CASE("memory: what was asked is nowhere once it is wiped, nor in what is given back") {
  take_over_icu();
  keep_secret(kActSecret);
  for (const std::span<const ActRow> acts : {check_acts(), other_acts()}) {
    for (const ActRow& row : acts) {
      CAPTURE(row.name);
      const std::size_t spilled = memory_tally().spilled;
      std::unique_ptr<Act> act;
      watched([&] { act = row.make(); });
      ask_again(row, act);
      CHECK_EQ(memory_tally().spilled, spilled);
      end(act);
    }
  }
}

TEST_CASE("memory: each block of each public call is refused once") {
  take_over_icu();
  keep_secret(kActSecret);
  std::uint64_t refused = 0;
  for (const std::span<const ActRow> acts : {check_acts(), other_acts()}) {
    for (const ActRow& row : acts) {
      CAPTURE(row.name);
      // Asked first: what is made once for all is made then.
      const std::uint64_t asking = refuse_each(row, ask_without);
      const std::uint64_t making = refuse_each(row, make_without);
      MESSAGE(row.name, ": ", making, " blocks to make it, ", asking, " to ask");
      refused += making + asking;
    }
  }
  MESSAGE(refused, " blocks refused");
  CHECK(refused > 500);
}

}  // namespace cardmend::test
