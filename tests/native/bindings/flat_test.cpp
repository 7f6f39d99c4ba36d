// The module's answers as words: the largest of each kind has room, and no answer is written past its room.
#include "shared/flat.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace cardmend::wasm::test {
namespace {

constexpr std::int32_t kGuard = 0x5AFE5AFE;

/** Writes into exactly `room` words, and requires that those behind them stay. */
template <typename Answer>
std::size_t words_in(const Answer& answer, std::size_t room) {
  std::vector<std::int32_t> out(room + 64, kGuard);
  const std::size_t words = flatten(answer, std::span(out).first(room));
  CHECK(std::all_of(out.begin() + static_cast<std::ptrdiff_t>(room), out.end(),
                    [](std::int32_t word) { return word == kGuard; }));
  return words;
}

/** The least room that holds the answer is what it says to have taken, and any less is refused. */
template <typename Answer>
void check_room(const Answer& answer, std::size_t most) {
  const std::size_t words = words_in(answer, kMaxWords);
  CHECK(words == most);
  CHECK(words_in(answer, words) == words);
  for (const std::size_t less : {std::size_t{0}, std::size_t{1}, words / 2, words - 2, words - 1}) {
    CAPTURE(less);
    CHECK(words_in(answer, less) == 0);
  }
}

/** A result as full as the limits of types.h allow. */
struct Fullest {
  std::vector<Finding> findings = std::vector<Finding>(kMaxFindings);
  std::vector<Edit> edits = std::vector<Edit>(kMaxInput);
  std::vector<Candidate> candidates = std::vector<Candidate>(kMaxCandidates);
  std::vector<Doubt> doubts = std::vector<Doubt>(kMaxDoubts);
  std::u16string code = std::u16string(kMaxCodeUnits, u'7');
  std::string number = std::string(kMaxCode, '7');
  CheckResult result;

  Fullest() {
    for (Candidate& candidate : candidates) candidate.length = kMaxCode;
    result.code = code;
    result.number = number;
    result.findings = findings;
    result.edits = edits;
    result.candidates = candidates;
    result.doubts = doubts;
  }
};

}  // namespace

TEST_CASE("the fullest answer to a check fits, and none is written past its room") {
  const Fullest fullest;
  check_room(fullest.result, kMostAnswerWords);
}

TEST_CASE("the fullest answer to a dictation takes all the room that there is") {
  const Fullest fullest;
  DictateResult dictated;
  dictated.check = fullest.result;
  dictated.read_back_count = kMaxReadBack;
  check_room(dictated, kMostDictationWords);
  CHECK(kMostDictationWords == kMaxWords);
}

TEST_CASE("the fullest detection, explanation and card fit") {
  DetectResult detected;
  detected.count = kMaxDetections;
  check_room(detected, kMostDetectionsWords);
  Explanation explanation;
  explanation.cause_count = kMaxCauses;
  for (CauseShare& share : explanation.causes) share.because_count = kMaxReasons;
  explanation.step_count = kMaxSteps;
  check_room(explanation, kMostExplanationWords);
  ExtractedCard card;
  card.number_length = kMaxCode;
  card.secret_length = kMaxCode;
  card.finding_count = kMaxCardFindings;
  check_room(card, kMostCardWords);
}

}  // namespace cardmend::wasm::test
