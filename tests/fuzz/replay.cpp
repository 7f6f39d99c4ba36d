// Runs every input of the committed corpora once, and what was ever found: tests/fuzz/corpus/<target>.txt and
// tests/fuzz/findings/<target>.txt where there is one, an input a line, each byte that is no printable ASCII, and "=", as =HH.
// usage: cardmend_fuzz_replay
#include <array>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include "fuzz/targets.h"

namespace cardmend::fuzz {
namespace {

struct Target {
  const char* name;
  void (*run)(Input&);
};

constexpr std::array kTargets = {
    Target{"batch", batch},     Target{"bindings", bindings}, Target{"check", check},
    Target{"detect", detect},   Target{"dictate", dictate},   Target{"explain", explain},
    Target{"extract", extract}, Target{"fold", fold},         Target{"knowledge", knowledge},
    Target{"known", known},     Target{"layout", layout},     Target{"offers", offers},
    Target{"parts", parts},     Target{"profile", profile},   Target{"quick", quick},
    Target{"session", session}, Target{"unnamed", unnamed},   Target{"wire", wire},
};

/** What is replayed just now, for who wants to know where it ended. */
struct Now {
  const char* target = "";
  const char* folder = "";
  std::size_t line = 0;
};
Now& now() {
  static Now now;
  return now;
}

int hex_value(char c) {
  return c <= '9' ? c - '0' : c - 'A' + 10;
}

std::string bytes_of(std::string_view line) {
  std::string bytes;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '=' && i + 2 < line.size()) {
      bytes += static_cast<char>(hex_value(line[i + 1]) * 16 + hex_value(line[i + 2]));
      i += 2;
    } else {
      bytes += line[i];
    }
  }
  return bytes;
}

/** Reports how many there are. */
std::size_t replay(const Target& target, const char* folder) {
  std::ifstream file(std::string(CARDMEND_FUZZ "/") + folder + "/" + target.name + ".txt");
  now() = {.target = target.name, .folder = folder};
  for (std::string line; std::getline(file, line);) {
    ++now().line;
    const std::string bytes = bytes_of(line);
    // In memory of just its size.
    const auto copy = std::make_unique_for_overwrite<std::uint8_t[]>(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) copy[i] = static_cast<std::uint8_t>(bytes[i]);
    Input input(copy.get(), bytes.size());
    target.run(input);
  }
  return now().line;
}

void tell_where(int /*signal*/) {
  std::fprintf(stderr, "tests/fuzz/%s/%s.txt, line %zu\n", now().folder, now().target, now().line);
  std::signal(SIGABRT, SIG_DFL);
  std::raise(SIGABRT);
}

}  // namespace
}  // namespace cardmend::fuzz

int main() {
  std::signal(SIGABRT, cardmend::fuzz::tell_where);
  for (const auto& target : cardmend::fuzz::kTargets) {
    const std::size_t inputs = cardmend::fuzz::replay(target, "corpus");
    // An empty corpus proves nothing.
    if (inputs == 0) return 1;
    const std::size_t findings = cardmend::fuzz::replay(target, "findings");
    std::printf("%s: %zu inputs, %zu findings\n", target.name, inputs, findings);
  }
  return 0;
}
