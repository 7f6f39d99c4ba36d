// Any events in any order, and words of any kind to begin with: what is said fits together, and what is kept is whole.
#include "cardmend/session.h"

#include <algorithm>
#include <array>
#include <span>

#include "fuzz/support/hold.h"
#include "fuzz/targets.h"
#include "laws/session.h"

namespace cardmend::fuzz {
namespace {

constexpr double kBegin = 1.7e12;

/** A few words often, any of them sometimes. */
std::int32_t read_said(Input& input) {
  const std::uint8_t byte = input.byte();
  if (byte < 128) return byte % 8 - 1;
  return byte < 192 ? (byte - 128) * 1000 : static_cast<std::int32_t>(input.number<std::uint32_t>());
}

/** Mostly a little later; sometimes back, far on, or no time at all. */
void pass(double& now, Input& input) {
  const std::uint8_t byte = input.byte();
  if (byte < 128)
    now += byte * 100.0;
  else if (byte < 192)
    now += (byte - 127.0) * 60'000.0;
  else if (byte < 250)
    now -= (byte - 191.0) * 10'000.0;
  else
    now = byte == 250 ? 0 : kBegin * (byte - 251.0);
}

SessionEvent read_event(Input& input, double now, std::uint32_t number) {
  SessionEvent event{
      .kind = static_cast<SessionEventKind>(input.byte() % 16), .tab = input.byte() % 4U, .now = now};
  event.intent = {number, 1, 2, 3};
  event.key = {number, 4, 5, 6};
  switch (event.kind) {
    case SessionEventKind::input:
      event.card = input.byte() % 16U;
      event.ready = input.flag() ? 1 : 0;
      break;
    case SessionEventKind::verify:
      event.answer = input.byte() % 8U;
      break;
    case SessionEventKind::failure:
      event.call = read_said(input);
      event.failure = static_cast<TransportFailure>(read_said(input));
      break;
    case SessionEventKind::answer:
      event.call = std::max(read_said(input), 0);
      event.means = static_cast<AnswerMeaning>(input.byte() % 20);
      for (std::int32_t* each : {&event.tries_left, &event.account_tries_left, &event.wait_ms, &event.step,
                                 &event.step_life_ms, &event.resend_ms, &event.arrival})
        *each = input.flag() ? read_said(input) : -1;
      break;
    default:
      break;
  }
  return event;
}

}  // namespace

void session(Input& input) {
  const std::span<const SessionRules> all = session_rules();
  SessionRules rules = all[input.byte() % all.size()];
  if (input.byte() % 8 == 0) {
    for (std::int32_t* each :
         {&rules.card_tries, &rules.account_tries, &rules.verify_tries, &rules.pace_first_ms,
          &rules.pace_factor, &rules.circuit_failures, &rules.lease_ms})
      *each = read_said(input);
    rules.quiet_from = input.byte() % 24;
  }
  SessionState state = open_session(rules);
  double now = kBegin;
  std::uint32_t number = 0;
  while (!input.empty()) {
    pass(now, input);
    const SessionEvent event = read_event(input, now, ++number);
    SessionState twin = state;
    const SessionDecision decision = step_session(state, event);
    hold(laws::broken_by_decision(decision, event));
    step_session(twin, event);
    hold(twin.words == state.words, "the same event after the same makes the same");
  }
  hold(laws::broken_by_keeping(rules, state));
}

}  // namespace cardmend::fuzz
