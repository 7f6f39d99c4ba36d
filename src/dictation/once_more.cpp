#include "dictation/once_more.h"

#include <algorithm>

namespace cardmend::dictation {

namespace {

/** The characters of what was heard, one by one, as they are most likely. */
class Saying {
 public:
  explicit Saying(std::span<const Heard> heard) : heard_(heard) {}

  /** The next one; 0 behind the last. */
  char next() {
    for (; at_ < heard_.size(); ++at_, said_ = 0) {
      const Heard& heard = heard_[at_];
      if (heard.kind != HeardKind::characters) continue;
      const SpokenReading& reading = heard.readings[0];
      if (said_ < static_cast<std::size_t>(reading.length) * heard.times)
        return reading.text[said_++ % reading.length];
    }
    return 0;
  }

 private:
  std::span<const Heard> heard_;
  std::size_t at_ = 0;
  /** How many characters of the thing at `at_` were given. */
  std::size_t said_ = 0;
};

/** The same characters, at least one. */
bool is_same(Saying one, Saying other) {
  for (bool any = false;; any = true) {
    const char c = one.next();
    if (c != other.next()) return false;
    if (c == 0) return any;
  }
}

/** What was said once more in the same characters counts once: as it was said the second time. */
void drop_first_saying(std::span<Heard> heard) {
  const auto is_again = [](const Heard& item) { return item.kind == HeardKind::again; };
  const auto at = std::ranges::find_if(heard, is_again);
  if (at == heard.end()) return;
  const auto before = static_cast<std::size_t>(at - heard.begin());
  if (!is_same(Saying(heard.first(before)), Saying(heard.subspan(before)))) return;
  for (Heard& item : heard.first(before)) item.kind = HeardKind::filler;
}

}  // namespace

void settle_again(std::span<Heard> heard) {
  const auto is_said = [](const Heard& item) { return item.kind == HeardKind::characters; };
  drop_first_saying(heard);
  const auto first = std::ranges::find_if(heard, is_said);
  const auto last = std::ranges::find_if(heard.rbegin(), heard.rend(), is_said);
  const auto begin = first - heard.begin();
  const auto end = heard.rend() - last;
  for (std::ptrdiff_t i = 0; i < std::ssize(heard); ++i) {
    Heard& item = heard[static_cast<std::size_t>(i)];
    if (item.kind == HeardKind::again)
      item.kind = i > begin && i < end ? HeardKind::correction : HeardKind::filler;
  }
}

}  // namespace cardmend::dictation
