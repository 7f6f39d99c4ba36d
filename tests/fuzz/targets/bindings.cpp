// Bindings by chance against the model of the server: no card bound twice, nothing sent while it is forbidden.
#include <vector>

#include "cardmend/session.h"
#include "fuzz/support/hold.h"
#include "fuzz/targets.h"
#include "native/session/session_world.h"

namespace cardmend::fuzz {

void bindings(Input& input) {
  static std::vector<test::Move> moves;
  moves.clear();
  const auto all = session_rules();
  const SessionRules& rules = all[input.byte() % all.size()];
  while (!input.empty()) {
    test::Move move;
    move.what = input.byte() % 16;
    move.tab = input.byte() % 7;
    move.card = input.byte();
    move.luck = input.byte();
    move.fate = input.byte();
    move.ms = input.byte() * 781;
    moves.push_back(move);
  }
  hold(test::SessionWorld(rules).run(moves));
}

}  // namespace cardmend::fuzz
