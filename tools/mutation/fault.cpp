// Which fault is on: FAULT is its number. With FAULT=-1 the numbers that were reached go to the file FAULT_REACHED.
#include "fault.h"

#include <cstdio>
#include <vector>

namespace fault {
namespace {

int chosen() {
  const char* const number = std::getenv("FAULT");
  return number == nullptr ? 0 : std::atoi(number);
}

struct Reached {
  std::vector<bool> numbers = std::vector<bool>(1 << 16);

  ~Reached() {
    const char* const file = std::getenv("FAULT_REACHED");
    if (active != -1 || file == nullptr) return;
    std::FILE* const out = std::fopen(file, "w");
    if (out == nullptr) return;
    for (std::size_t i = 0; i < numbers.size(); ++i)
      if (numbers[i]) std::fprintf(out, "%zu\n", i);
    std::fclose(out);
  }
};

Reached& reached() {
  static Reached all;
  return all;
}

}  // namespace

int active = chosen();

void note(int number) {
  reached().numbers[static_cast<std::size_t>(number)] = true;
}

void forget() {
  reached().numbers.assign(reached().numbers.size(), false);
}

bool is_reached(int number) {
  return reached().numbers[static_cast<std::size_t>(number)];
}

}  // namespace fault
