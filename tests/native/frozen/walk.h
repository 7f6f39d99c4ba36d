// A session's walk by chance: people who mostly do what is allowed, servers that answer anything, clocks that stand at the very
// edge of a wait, and pages that come again.
#ifndef CARDMEND_TESTS_WALK_H_
#define CARDMEND_TESTS_WALK_H_

#include <cstdint>
#include <random>

#include "cardmend/session.h"
#include "native/frozen/drawn.h"

namespace cardmend::test {

/** Sixty events, each drawn by what was decided on the one before. */
class Walk {
 public:
  /** `random` must outlive the walk, and gives another one to the next. */
  explicit Walk(std::mt19937& random);

  /** @returns the events, and what was decided on all of them */
  DrawnAnswer go();

 private:
  std::uint32_t below(std::uint32_t count) { return random_() % count; }
  bool one_in(std::uint32_t count) { return below(count) == 0; }
  std::int32_t few(std::uint32_t count) { return static_cast<std::int32_t>(below(count)); }

  SessionRules rules();
  void pass();
  SessionEventKind kind();
  AnswerMeaning meaning();
  SessionEvent next(std::uint32_t number);

  enum class Server : std::uint8_t { any, asks, refuses, is_unsure };

  std::mt19937& random_;
  /** What it mostly answers. */
  Server server_;
  /** One in so many events and answers is any: 4 to 32. */
  std::uint32_t wild_;
  SessionRules rules_;
  SessionState state_;
  SessionDecision decision_{};
  double now_;
};

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_WALK_H_
