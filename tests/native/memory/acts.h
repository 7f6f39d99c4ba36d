// What is asked of the core while there is no memory for it: each public call, with the answer that it must give.
#ifndef CARDMEND_TESTS_MEMORY_ACTS_H_
#define CARDMEND_TESTS_MEMORY_ACTS_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace cardmend::test {

/** The card's secret of all acts. */
inline constexpr std::string_view kActSecret = "3F2A90BC77DEA41B";

/** Objects of the core, and a question to them. */
class Act {
 public:
  Act() = default;
  virtual ~Act() = default;
  Act(const Act&) = delete;
  Act& operator=(const Act&) = delete;
  Act(Act&&) = delete;
  Act& operator=(Act&&) = delete;

  /** Asks; can be repeated. Memory may fail. */
  virtual void ask() = 0;
  /** What was answered. */
  [[nodiscard]] virtual std::string said() const = 0;
  /** Leaves nothing of the text. */
  virtual void wipe() {}
};

struct ActRow {
  std::string_view name;
  std::string_view answer;
  std::unique_ptr<Act> (*make)();
};

std::span<const ActRow> all_acts();

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_MEMORY_ACTS_H_
