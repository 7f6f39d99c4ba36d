#include "cardmend/session.h"

#include <cstring>
#include <memory>

#include "session/machine.h"

namespace cardmend {
namespace {

using session::Machine;
static_assert(sizeof(Machine) == kSessionTurnWords * sizeof(std::int32_t));

Machine& machine_in(SessionTurn turn) {
  return *reinterpret_cast<Machine*>(turn.data());
}

}  // namespace

void open_session(SessionTurn turn, const SessionRules& rules) {
  machine_in(turn).open(rules);
}

void step_session(SessionTurn turn) {
  machine_in(turn).step();
}

SessionState open_session(const SessionRules& rules, std::span<const std::int32_t> kept) {
  // Of zeros: what another session left in this place would be whole.
  Machine machine{};
  if (kept.size() == kSessionWords) machine.take(kept);
  machine.open(rules);
  return machine.state();
}

SessionDecision step_session(SessionState& state, const SessionEvent& event) {
  Machine machine;
  machine.take(state.words);
  machine.event = event;
  machine.step();
  state = machine.state();
  return machine.decision;
}

}  // namespace cardmend
