// One answer with one fault, in a process that the fault may end.
#ifndef CARDMEND_MUTATION_TRIAL_H_
#define CARDMEND_MUTATION_TRIAL_H_

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "native/seek/kinds.h"

namespace cardmend::test {

/** Prints a question that tells faults apart, which are numbers with a blank between them. */
void say_found(const std::string& faults, std::string_view kind, const nlohmann::json& ask);

/** From now on a fault that ends the program has been found by what was asked last, and is printed. */
void watch_trials();

/** What is answered with a fault; 0 for none, -1 to note which are reached. */
std::string tried(const Kind& kind, const nlohmann::json& ask, int fault);

}  // namespace cardmend::test

#endif  // CARDMEND_MUTATION_TRIAL_H_
