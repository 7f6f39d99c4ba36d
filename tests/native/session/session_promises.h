// When what may be sent, reckoned from the rules of a platform and from what the server said alone: it shares no line with the
// session, and asks it nothing.
#ifndef CARDMEND_TESTS_SESSION_PROMISES_H_
#define CARDMEND_TESTS_SESSION_PROMISES_H_

#include <array>
#include <cstdint>

#include "cardmend/session.h"

namespace cardmend::test {

class SessionPromises {
 public:
  explicit SessionPromises(const SessionRules& rules);

  /** The server's answer to a call about a card has come. */
  void answered(SessionSend call, std::uint8_t card, const SessionEvent& answer, double now);
  /** No answer has come. */
  void failed(TransportFailure kind, double now);
  /** The device has a network again. */
  void online() { circuit_until_ = 0; }
  void signed_in() { restricted_ = false; }
  /** The person begins with another card. */
  void restarted();
  /** The clock was set back by so much: what waits waits no longer for it. */
  void set_back(double by);

  /** Which promise it would break to send this now; nullptr if none. */
  [[nodiscard]] const char* forbids(SessionSend call, std::uint8_t card, double now);

 private:
  void take_said(const SessionEvent& answer, double now);
  void take_end(std::uint8_t card, const SessionEvent& answer);
  void refused(double now);
  void count_trouble(double now);
  void count(std::int32_t& left, std::int32_t said, std::int32_t full, double& until, double now,
             const SessionEvent& answer);
  void lock_card(std::uint8_t card, double length, double now);
  void take_lock(std::uint8_t card, const SessionEvent& answer, double now);
  void take_wrong(const SessionEvent& answer, double now);
  void end_locks(double now);
  [[nodiscard]] double lock_length(const SessionEvent& answer) const;

  SessionRules rules_;
  /** Too many codes in a row were wrong. */
  std::int32_t codes_left_;
  double codes_until_ = 0;
  std::int32_t account_left_;
  double account_until_ = 0;
  std::array<double, 16> card_until_{};
  std::int32_t refusals_ = 0;
  double refused_at_ = 0;
  double pace_until_ = 0;
  std::int32_t busy_ = 0;
  double wait_until_ = 0;
  std::int32_t failures_ = 0;
  std::int32_t opened_ = 0;
  double circuit_until_ = 0;
  bool restricted_ = false;
};

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_SESSION_PROMISES_H_
