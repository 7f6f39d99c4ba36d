// Seeks questions that tell a fault apart: what is drawn is answered without any fault, and then with each open one that the answer
// has reached. Part of the tests over the tree of faults (cpp_tree.ts); main.ts runs it.
//
//   SEEK_FAULTS="12 77" SEEK_SECONDS=60 SEEK_SEED=1 cardmend_tests --test-case=seek --no-skip
//
// Each question that is found is a line of stdout: "found", its faults, a tab, its kind, a tab, the question.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iterator>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "native/seek/kinds.h"
#include "native/seek/trial.h"

namespace cardmend::test {
namespace {

using nlohmann::json;

/** So many questions of those that reach a fault are kept, to draw others near to them. */
constexpr std::size_t kKept = 48;
/** What answers is made anew as often as this: an answer by a fault may leave something behind. */
constexpr std::size_t kSpan = 2'000;

struct Question {
  const Kind* kind = nullptr;
  json ask;
  std::string right;
};

class Seeker {
 public:
  Seeker(std::vector<int> faults, std::uint32_t seed)
      : open_(std::move(faults)), kinds_(seed), random_(seed) {}

  void seek(std::chrono::seconds time) {
    const auto end = std::chrono::steady_clock::now() + time;
    for (std::size_t i = 0; !open_.empty() && std::chrono::steady_clock::now() < end; ++i) {
      if (i % kSpan == 0) kinds_.renew();
      ask(next());
    }
  }

 private:
  std::size_t below(std::size_t count) { return random_() % count; }

  /** Near to one that reaches an open fault; else any. */
  Question next() {
    const auto& kept = kept_[open_[below(open_.size())]];
    if (kept.empty() || below(4) == 0) {
      const Kind& kind = kinds_.all()[below(kinds_.all().size())];
      return {&kind, kind.draw(), ""};
    }
    const auto& [kind, asks] = *std::next(kept.begin(), static_cast<std::ptrdiff_t>(below(kept.size())));
    return {kind, kind->alter(asks[below(asks.size())]), ""};
  }

  /** The open faults that the answer reaches, which is kept. */
  std::vector<int> reached_by(Question& asked) {
    fault::forget();
    asked.right = tried(*asked.kind, asked.ask, -1);
    std::vector<int> reached;
    std::ranges::copy_if(open_, std::back_inserter(reached), fault::is_reached);
    return reached;
  }

  static bool differs(const Question& asked, int fault) {
    return tried(*asked.kind, asked.ask, 0) != tried(*asked.kind, asked.ask, fault);
  }

  void ask(Question asked) {
    for (const int fault : reached_by(asked)) {
      // What was found for another one may have been found for this too.
      if (std::ranges::find(open_, fault) == open_.end()) continue;
      keep(asked, fault);
      if (tried(*asked.kind, asked.ask, fault) == asked.right) continue;
      kinds_.renew();
      if (!differs(asked, fault)) continue;
      const auto tells = [&](const json& less) { return differs({asked.kind, less, ""}, fault); };
      found({asked.kind, shrunk(asked.ask, tells), ""});
    }
  }

  void keep(const Question& asked, int fault) {
    auto& kept = kept_[fault][asked.kind];
    if (kept.size() < kKept)
      kept.push_back(asked.ask);
    else if (below(8) == 0)
      kept[below(kept.size())] = asked.ask;
  }

  void found(const Question& asked) {
    std::string faults;
    std::erase_if(open_, [&](int fault) {
      if (!differs(asked, fault)) return false;
      faults += (faults.empty() ? "" : " ") + std::to_string(fault);
      return true;
    });
    say_found(faults, asked.kind->name, asked.ask);
  }

  std::vector<int> open_;
  Kinds kinds_;
  std::mt19937 random_;
  std::map<int, std::map<const Kind*, std::vector<json>>> kept_;
};

std::string setting(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

TEST_CASE("seek" * doctest::skip()) {
  watch_trials();
  std::istringstream numbers(setting("SEEK_FAULTS"));
  const std::vector<int> faults{std::istream_iterator<int>(numbers), std::istream_iterator<int>()};
  Seeker seeker(faults, static_cast<std::uint32_t>(std::stoul("0" + setting("SEEK_SEED"))));
  seeker.seek(std::chrono::seconds(std::stoul("0" + setting("SEEK_SECONDS"))));
}

}  // namespace cardmend::test
