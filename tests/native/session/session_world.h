// A model of all that a session meets: a server with its true attempts, limits and bindings, a network that loses and delays,
// tabs that die. It knows nothing of how the session works.
#ifndef CARDMEND_TESTS_SESSION_WORLD_H_
#define CARDMEND_TESTS_SESSION_WORLD_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "cardmend/session.h"

namespace cardmend::test {

/** One thing that happens, made by chance: the world makes an event of it. */
struct Move {
  std::uint8_t what = 0;
  std::uint8_t tab = 0;
  std::uint8_t card = 0;
  std::uint8_t luck = 0;
  std::int32_t ms = 0;
};

/** Runs moves through a session, and tells the first promise that is broken; empty if none is. */
class SessionWorld {
 public:
  explicit SessionWorld(const SessionRules& rules);
  std::string run(const std::vector<Move>& moves);

 private:
  struct Attempt {
    std::uint8_t card = 0;
    bool waits = false;
    bool bound = false;
    bool refused = false;
  };
  struct Call {
    SessionSend send = SessionSend::none;
    std::int32_t number = 0;
    std::uint32_t tab = 0;
    std::uint32_t intent = 0;
    std::uint8_t card = 0;
    bool right = false;
    double lease = 0;
  };

  void make(const Move& move);
  void step(SessionEvent event);
  void watch(const SessionEvent& event, const SessionDecision& before, const SessionDecision& after);
  void sent(const SessionDecision& decision, const SessionEvent& event);
  void reply(const Move& move);
  void lose();
  SessionEvent serve(const Call& call);
  SessionEvent truth(const Attempt& attempt) const;
  void learn(const SessionEvent& event);
  void shift(double back);
  void end();
  void say(const char* what) {
    if (broken_.empty()) broken_ = what;
  }

  SessionRules rules_;
  SessionState state_;
  SessionDecision last_;
  double now_ = 1.7e12;
  std::uint32_t next_intent_ = 1;
  std::uint32_t life_ = 0;
  bool right_answer_ = false;
  std::array<std::uint8_t, 256> form_{};
  Call call_;
  /** Sent, and given up by the client: they arrive later, or never. */
  std::vector<Call> late_;
  std::map<std::uint32_t, Attempt> server_;
  std::array<std::int32_t, 16> binds_{};
  std::array<bool, 16> told_wrong_{};
  /** Of a card: the client cannot know how this intent ended. */
  std::array<std::uint32_t, 16> unknown_{};
  std::int32_t wrong_in_row_ = 0;
  double locked_until_ = 0;
  std::string broken_;
};

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_SESSION_WORLD_H_
