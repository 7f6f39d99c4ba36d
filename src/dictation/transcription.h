// A transcript on its way to a code: heard things, the characters that they stand for, the answer.
#ifndef CARDMEND_DICTATION_TRANSCRIPTION_H_
#define CARDMEND_DICTATION_TRANSCRIPTION_H_

#include "base/fixed_vector.h"
#include "cardmend/dictate.h"
#include "cardmend/types_heard.h"
#include "dictation/hear.h"
#include "dictation/rank.h"
#include "format/wanted.h"

namespace cardmend::dictation {

/** No place of the code. */
inline constexpr std::uint16_t kNoPlace = 0xFFFF;

/** The characters that one heard thing stands for: [begin, end), and its place of the code. */
struct CharacterRange {
  std::uint16_t begin = 0;
  std::uint16_t end = 0;
  std::uint16_t place = kNoPlace;
};

struct Transcription {
  text::Folded folded;
  HearSpace hearing;
  SpokenPlaces places;
  Ranking ranking;
  /** The choice at each place. */
  base::FixedVector<std::uint8_t, kMaxPlaces> chosen;
  /** What is handed to the check. */
  base::FixedVector<HeardCharacter, kMaxInput> characters;
  /** For each heard thing. */
  base::FixedVector<CharacterRange, kMaxInput> ranges;
  /** The heard thing that says how many characters the code has; kNoPlace if none does. */
  std::uint16_t total_at = kNoPlace;
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

/** A character of a heard thing stands in the code, once the characters are checked. */
bool in_code(const Transcription& transcription, const CharacterRange& range);

/** Chooses the characters that what was heard most likely stands for as `wanted`. `out.hearing` must be there. */
void decode(const format::Wanted& wanted, Transcription& out);

/** The code and the edits from the transcript to it, once the characters are checked. */
void write_spoken_edits(std::u16string_view transcript, Transcription& out);

/** Findings, candidates that sound alike, and verdict, out of the check of the characters. True if the check's
 * candidates should take their place, as there are none. */
bool judge_dictation(const format::Wanted& wanted, const CheckResult& check, Transcription& out);

}  // namespace cardmend::dictation

#endif  // CARDMEND_DICTATION_TRANSCRIPTION_H_
