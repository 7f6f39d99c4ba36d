// A model of all that a session meets: a server with its true attempts, limits and bindings, a network that loses and delays,
// tabs that die. It knows nothing of how the session works.
#ifndef CARDMEND_TESTS_SESSION_WORLD_H_
#define CARDMEND_TESTS_SESSION_WORLD_H_

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cardmend/session.h"
#include "native/session/session_promises.h"

namespace cardmend::test {

/** One thing that happens, made by chance: the world makes an event of it. */
struct Move {
  std::uint8_t what = 0;
  std::uint8_t tab = 0;
  std::uint8_t card = 0;
  std::uint8_t luck = 0;
  /** What becomes of a call, apart from what the person does. */
  std::uint8_t fate = 0;
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
    /** The last answer that was given for its verification was wrong. */
    bool said_wrong = false;
  };
  struct Call {
    SessionSend send = SessionSend::none;
    std::int32_t number = 0;
    std::uint32_t tab = 0;
    std::uint32_t intent = 0;
    std::uint8_t card = 0;
    /** What is given for the verification; 1 is right. */
    std::uint8_t answer = 0;
    double lease = 0;
  };

  void make(const Move& move);
  void press(const Move& move, std::uint32_t tab);
  void submit(const Move& move, std::uint32_t tab, bool is_answered);
  void wait(const Move& move);
  [[nodiscard]] std::uint8_t typed(const Move& move) const;
  void step(SessionEvent event);
  void watch(const SessionEvent& event, const SessionDecision& before, const SessionDecision& after);
  void sent(const SessionDecision& decision, const SessionEvent& event);
  void reply(const Move& move);
  void fail(const Call& call, const Move& move);
  void lose();
  bool hinder(const Call& call, const Move& move, SessionEvent& event);
  void hear(const Call& call, const SessionEvent& answer);
  void learn(const Call& call, const SessionEvent& event);
  void learn_nothing(const Call& call, AnswerMeaning means);
  void reload(const Move& move);
  SessionEvent serve(const Call& call);
  void confirm(Attempt& attempt, const Call& call, SessionEvent& event);
  static SessionEvent truth(const Attempt& attempt, bool asked);
  void shift(double back);
  void end();
  void say(const char* what) {
    if (broken_.empty()) broken_ = what;
  }

  SessionRules rules_;
  SessionState state_;
  SessionDecision last_;
  SessionPromises promises_;
  double now_ = 1.7e12;
  std::uint32_t next_intent_ = 1;
  std::uint32_t life_ = 0;
  std::uint8_t given_ = 0;
  std::uint8_t last_card_ = 0;
  std::array<std::uint8_t, 256> form_{};
  Call call_;
  /** Sent, and given up by the client: they arrive later, or never. */
  std::vector<Call> late_;
  std::map<std::uint32_t, Attempt> server_;
  std::array<std::int32_t, 16> binds_{};
  std::array<bool, 16> told_wrong_{};
  /** Of a card: the client cannot know how this intent ended. */
  std::array<std::uint32_t, 16> unknown_{};
  /** Of a card: the server has not said what became of this intent, and the card goes out under it alone. */
  std::array<std::uint32_t, 16> owed_{};
  /** For whose step something was given: it may have bound the card, whatever is said later of other calls. */
  std::set<std::uint32_t> given_for_;
  /** Answers that were told to be wrong for an intent, a bit each. */
  std::map<std::uint32_t, std::uint32_t> wrong_answers_;
  std::string broken_;
};

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_SESSION_WORLD_H_
