#include "explain/sentence.h"

#include <span>

namespace cardmend::explain {
namespace {

/** A subject is one for so many unknown words: "with the number 1234 5678 9012 3456" and a little more. */
constexpr std::size_t kMostBetween = 8;

/** A place says more than its length: it wins over the card that it is told of. */
constexpr std::uint32_t kPlacePrecision = 200;

}  // namespace

void Sentence::read(std::uint8_t term, std::uint8_t length) {
  const Word word{.term = term, .length = length};
  switch (knowledge_.terms[term].kind) {
    case TermKind::noun:
      read_noun(word, false);
      return;
    case TermKind::place:
      read_noun(word, true);
      return;
    case TermKind::predicate:
      read_predicate(word);
      return;
    case TermKind::negation:
      if (!joined_) tell(subject_);
      denied_ = true;
      return;
    case TermKind::alternative:
      joined_ = said_count_ > 0;
      return;
    case TermKind::preposition:
      led_ = true;
      return;
    case TermKind::filler:
      return;
  }
}

void Sentence::read_unknown() {
  tell(subject_);
  ++words_since_subject_;
  denied_ = false;
  led_ = false;
  holds_more_ = true;
}

void Sentence::end_clause() {
  tell(subject_);
  denied_ = false;
  led_ = false;
}

void Sentence::end() {
  end_clause();
  const std::uint8_t failure = alone_.predicate.term == kNoRow ? kNoRow : reading(alone_, kNoRow);
  if (!holds_more_ && failure != kNoRow) best_.offer(failure, source_, alone_.predicate.length);
  subject_ = {};
  place_ = {};
  latest_ = {};
  alone_ = {};
  holds_more_ = false;
}

void Sentence::read_noun(Word noun, bool place) {
  holds_more_ = true;
  if (place) {
    place_ = noun;
    if (latest_.predicate.term != kNoRow) tell_place(latest_);
    if (!led_) tell(noun);
    led_ = false;
    return;
  }
  tell(led_ ? subject_ : noun);
  const bool is_subject = !led_ || subject_.term == kNoRow;
  led_ = false;
  if (!is_subject) return;
  subject_ = noun;
  words_since_subject_ = 0;
}

void Sentence::read_predicate(Word predicate) {
  if (!joined_ || said_count_ == said_.size()) tell(subject_);
  if (words_since_subject_ > kMostBetween) subject_ = {};
  latest_ = {.predicate = predicate, .denied = denied_};
  said_[said_count_++] = latest_;
  if (place_.term != kNoRow) tell_place(latest_);
  denied_ = false;
  joined_ = false;
  led_ = false;
}

/** Tells the waiting predicates of a noun; of some that "or" joins the mildest, as nobody says which it is.
 */
void Sentence::tell(Word noun) {
  std::uint8_t mildest = kNoRow;
  std::uint32_t precision = 0;
  for (const Said& said : std::span(said_).first(said_count_)) {
    const std::uint8_t failure = reading(said, noun.term);
    if (noun.term == kNoRow) alone_ = said;
    if (noun.term == kNoRow || failure == kNoRow) continue;
    if (mildest != kNoRow && knowledge_.failures[failure].grave >= knowledge_.failures[mildest].grave)
      continue;
    mildest = failure;
    precision = static_cast<std::uint32_t>(noun.length) + said.predicate.length;
  }
  if (mildest != kNoRow) best_.offer(mildest, source_, precision);
  said_count_ = 0;
  joined_ = false;
}

void Sentence::tell_place(const Said& said) {
  const std::uint8_t failure = reading(said, place_.term);
  if (failure != kNoRow)
    best_.offer(failure, source_, kPlacePrecision + place_.length + said.predicate.length);
}

/** What a predicate tells of a noun; kNoRow if nothing. */
std::uint8_t Sentence::reading(const Said& said, std::uint8_t noun) const {
  const TermRow& term = knowledge_.terms[said.predicate.term];
  for (const ReadingRow& row : knowledge_.readings.subspan(term.first_reading, term.reading_count)) {
    if (row.noun == noun && row.denied == said.denied) return row.failure;
  }
  return kNoRow;
}

}  // namespace cardmend::explain
