// What is asked of the core while there is no memory for it: each public call, with the answer that it must give.
#ifndef CARDMEND_TESTS_MEMORY_ACTS_H_
#define CARDMEND_TESTS_MEMORY_ACTS_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "cardmend/types.h"

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

/** A product of a catalog, and a text to it. */
std::span<const ActRow> check_acts();
/** All else. */
std::span<const ActRow> other_acts();

inline constexpr std::u16string_view kActMessage =
    u"JD E-card 3F2A-90BC-77DE-A41B, 100 yuan, 2027-01-31\n"
    u"\uff13F2A-90BC-77DE-A41B \u5361\u5bc6 4B1C-22D0-9E8F-7A65\n";

/** The verdict, the code and the candidates. */
std::string said_of(const CheckResult& result);

std::string ascii_of(std::u16string_view text);

template <typename One>
std::unique_ptr<Act> make_act() {
  return std::make_unique<One>();
}

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_MEMORY_ACTS_H_
