#include "cardmend/session.h"

#include "session/machine.h"

namespace cardmend {

SessionState open_session(const SessionRules& rules, std::span<const std::int32_t> kept) {
  session::Memory memory;
  session::load(memory, kept, rules);
  memory.rules = rules;
  SessionState state;
  session::keep(memory, state);
  return state;
}

SessionDecision step_session(SessionState& state, const SessionEvent& event) {
  session::Machine machine(state.words, event);
  const SessionDecision decision = machine.step();
  machine.keep_in(state);
  return decision;
}

}  // namespace cardmend
