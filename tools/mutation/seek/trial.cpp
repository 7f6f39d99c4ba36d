#include "native/seek/trial.h"

#include <sys/resource.h>
#include <sys/time.h>

#include <algorithm>
#include <csignal>
#include <cstdio>

namespace cardmend::test {
namespace {

using nlohmann::json;

/** A fault that answers no sooner goes on for ever. */
constexpr int kPatienceUs = 200'000;
/** A fault that takes more and more room ends soon, in bytes. */
constexpr rlimit kRoom = {3UL << 30U, 3UL << 30U};

constexpr int kEnding[] = {SIGABRT, SIGSEGV, SIGFPE, SIGVTALRM};

/** The fault that is tried, and on what: for the handler of a signal. */
struct Trial {
  int fault = 0;
  std::string_view kind;
  const json* ask = nullptr;
};
Trial trial;

/** A fault that ends the program, or never ends, is told apart. What it leaves behind is not to be trusted: main.ts begins anew. */
void end_by_signal(int number) {
  std::signal(number, SIG_DFL);
  fault::active = 0;
  if (trial.fault != 0) say_found(std::to_string(trial.fault), trial.kind, *trial.ask);
  std::_Exit(1);
}

}  // namespace

void say_found(const std::string& faults, std::string_view kind, const json& ask) {
  std::printf("found %s\t%s\t%s\n", faults.c_str(), std::string(kind).c_str(),
              ask.dump(-1, ' ', true).c_str());
  std::fflush(stdout);
}

void watch_trials() {
  for (const int number : kEnding) std::signal(number, end_by_signal);
  setrlimit(RLIMIT_AS, &kRoom);
}

std::string tried(const Kind& kind, const json& ask, int fault) {
  trial = {std::max(0, fault), kind.name, &ask};
  const itimerval patience = {{0, 0}, {0, fault > 0 ? kPatienceUs : 0}};
  setitimer(ITIMER_VIRTUAL, &patience, nullptr);
  fault::active = fault;
  std::string text;
  try {
    text = kind.answer(ask);
  } catch (...) {
    text = "an exception";
  }
  fault::active = 0;
  return text;
}

}  // namespace cardmend::test
