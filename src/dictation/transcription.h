// What one dictation needs room for, and the parts that src/dictation/dictator.cpp joins.
#ifndef CARDMEND_DICTATION_TRANSCRIPTION_H_
#define CARDMEND_DICTATION_TRANSCRIPTION_H_

#include "base/fixed_vector.h"
#include "cardmend/dictate.h"
#include "dictation/hear.h"
#include "dictation/rank.h"
#include "format/wanted.h"

namespace cardmend::dictation {

/** No place of the code. */
inline constexpr std::uint16_t kNoPlace = 0xFFFF;

/** What became of one heard thing. */
struct WrittenSpan {
  /** Its units in the text that is checked. */
  std::uint16_t begin = 0;
  std::uint16_t end = 0;
  std::uint16_t place = kNoPlace;
};

/** What became of one unit of the text that is checked. */
struct Fate {
  /** What stands in the code; 0 for nothing. */
  char16_t to = 0;
  /** The check changed it, and why. */
  bool changed = false;
  EditReason reason{};
};

struct Dictated {
  text::Folded folded;
  HearSpace hearing;
  SpokenPlaces places;
  Ranking ranking;
  /** The choice at each place. */
  base::FixedVector<std::uint8_t, kMaxPlaces> chosen;
  /** What was said, in writing: characters, hyphens, labels. */
  base::FixedVector<char16_t, kMaxInput> text;
  base::FixedVector<WrittenSpan, kMaxInput> told;
  /** The heard thing that says how many characters the code has; kNoPlace if none does. */
  std::uint16_t total_at = kNoPlace;
  base::FixedVector<std::uint16_t, kMaxInput> heard_of;
  base::FixedVector<Fate, kMaxInput> fates;
  base::FixedVector<char16_t, kMaxInput> code;
  base::FixedVector<Finding, kMaxFindings> findings;
  base::FixedVector<Edit, kMaxInput> edits;
  base::FixedVector<Candidate, kMaxCandidates> candidates;
  DictateResult result;

  void wipe_reading();
  void wipe();
};

/** Where a heard thing stands in the transcript. */
Span span_of(const text::Folded& folded, const Heard& heard);

/** Weighs what was heard as `wanted`, chooses, and writes it into `text`. `out.folded` must be there. */
void write_down(const format::Wanted& wanted, Dictated& out);

/** Fills in `fates` from the check of `text`. */
void follow(const CheckResult& check, Dictated& out);

/** The edits from the transcript to the code. */
void write_spoken_edits(std::u16string_view transcript, Dictated& out);

/** Findings, candidates and verdict, out of the check of `text`. */
void judge_dictation(const format::Wanted& wanted, const CheckResult& check, Dictated& out);

}  // namespace cardmend::dictation

#endif  // CARDMEND_DICTATION_TRANSCRIPTION_H_
