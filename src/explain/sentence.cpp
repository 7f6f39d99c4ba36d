#include "explain/sentence.h"

#include <algorithm>
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
  settled_ = false;
  switch (knowledge_.terms[term].kind) {
    case TermKind::noun:
      read_noun(word, false);
      return;
    case TermKind::place:
      read_noun(word, true);
      return;
    case TermKind::predicate:
      if (!supposed_) read_predicate(word);
      return;
    case TermKind::negation:
      if (!joined_ && !listed_) tell(subject_);
      denied_ = true;
      return;
    case TermKind::alternative:
      read_alternative();
      return;
    case TermKind::preposition:
      close();
      led_ = true;
      return;
    case TermKind::supposition:
      tell(subject_);
      supposed_ = true;
      return;
    case TermKind::filler:
      return;
  }
}

void Sentence::read_unknown() {
  tell(subject_);
  behind_said_ = false;
  settled_ = true;
  ++words_since_subject_;
  denied_ = false;
  led_ = false;
  holds_more_ = true;
}

void Sentence::read_alternative() {
  joined_ = said_count_ > 0 && behind_said_;
  either_ = either_ || joined_;
}

void Sentence::end_clause() {
  listed_ = said_count_ > 0;
  ++words_since_subject_;
  denied_ = false;
  supposed_ = false;
  led_ = false;
  settled_ = true;
  keep();
  if (said_count_ == 0 && !either_) start_ = before_;
}

void Sentence::end() {
  tell(subject_);
  if (carried_.failure != kNoRow) tell_mildest({});
  either_ = false;
  carried_ = {};
  end_clause();
  const std::uint8_t failure = alone_.predicate.term == kNoRow ? kNoRow : reading(alone_, kNoRow);
  if (!holds_more_ && failure != kNoRow) best_.offer(failure, source_, alone_.predicate.length);
  subject_ = {};
  place_ = {};
  latest_ = {};
  alone_ = {};
  holds_more_ = false;
  keep();
}

/** A list that ended with its clause is told before what does not go on with it. */
void Sentence::close() {
  if (listed_ && !joined_) tell(subject_);
}

void Sentence::read_noun(Word noun, bool place) {
  holds_more_ = true;
  settled_ = true;
  behind_said_ = false;
  if (joined_) {
    carried_ = mildest(subject_);
    said_count_ = 0;
    joined_ = false;
    listed_ = false;
  }
  close();
  if (place) {
    place_ = noun;
    if (latest_.predicate.term != kNoRow) tell_place(latest_);
    if (!led_) tell(noun);
    led_ = false;
    return;
  }
  const bool of_subject =
      led_ || (said_count_ > 0 && said_[0].close && reading(said_[0], subject_.term) != kNoRow);
  tell(of_subject ? subject_ : noun, !of_subject && !covered_);
  const bool is_subject = !led_ || subject_.term == kNoRow;
  led_ = false;
  if (!is_subject) return;
  subject_ = noun;
  words_since_subject_ = 0;
}

void Sentence::read_predicate(Word predicate) {
  if ((!joined_ && !listed_) || said_count_ == said_.size()) tell(subject_);
  if (words_since_subject_ > kMostBetween) subject_ = {};
  latest_ = {.predicate = predicate,
             .denied = denied_,
             .close = subject_.term != kNoRow && words_since_subject_ == 0};
  said_[said_count_++] = latest_;
  behind_said_ = true;
  if (place_.term != kNoRow) tell_place(latest_);
  denied_ = false;
  joined_ = false;
  listed_ = false;
  led_ = false;
}

void Sentence::keep() {
  if (settled_ && said_count_ == 0 && !either_ && !denied_) before_ = best_.mark();
}

/** Tells the waiting predicates of a noun, `behind` them or the subject. */
void Sentence::tell(Word noun, bool behind) {
  if (said_count_ == 0) return;
  if (either_) {
    tell_mildest(noun);
  } else {
    tell_each(noun, behind);
  }
  said_count_ = 0;
  carried_ = {};
  joined_ = false;
  listed_ = false;
  either_ = false;
  before_ = best_.mark();
}

void Sentence::tell_each(Word noun, bool behind) {
  const std::span<const Said> waiting = std::span(said_).first(said_count_);
  if (noun.term == kNoRow) {
    alone_ = waiting.back();
    return;
  }
  const auto is_void = [&](const Said& said) { return (behind || said.close) && is_of_others(said, noun); };
  if (is_noun(noun.term) && std::ranges::any_of(waiting, is_void)) best_.back_to(before_);
  for (const Said& said : waiting) {
    const std::uint8_t failure = reading(said, noun.term);
    if (failure != kNoRow) best_.offer(failure, source_, std::uint32_t{noun.length} + said.predicate.length);
  }
}

/** Nobody says which of them it is. */
void Sentence::tell_mildest(Word noun) {
  const Told told = mildest(noun);
  if (told.failure == kNoRow) return;
  best_.back_to(start_);
  if (noun.term != kNoRow || carried_.failure != kNoRow) {
    best_.offer(told.failure, source_, told.precision);
  } else {
    alone_ = told.said;
  }
}

Sentence::Told Sentence::mildest(Word noun) const {
  Told told = carried_;
  for (const Said& said : std::span(said_).first(said_count_)) {
    const std::uint8_t failure = reading(said, noun.term);
    if (failure == kNoRow) continue;
    if (told.failure != kNoRow &&
        knowledge_.failures[failure].grave >= knowledge_.failures[told.failure].grave)
      continue;
    told = {
        .failure = failure, .precision = std::uint32_t{noun.length} + said.predicate.length, .said = said};
  }
  return told;
}

void Sentence::tell_place(const Said& said) {
  const std::uint8_t failure = reading(said, place_.term);
  if (failure == kNoRow) return;
  best_.offer(failure, source_, kPlacePrecision + place_.length + said.predicate.length);
  before_ = best_.mark();
}

/** The predicate tells something of other nouns, and nothing of this one. */
bool Sentence::is_of_others(const Said& said, Word noun) const {
  const auto is_told = [&](const ReadingRow& row) {
    return row.denied == said.denied && (row.noun == kNoRow || is_noun(row.noun));
  };
  return std::ranges::any_of(readings_of(said), is_told) && reading(said, noun.term) == kNoRow;
}

bool Sentence::is_noun(std::uint8_t term) const {
  return knowledge_.terms[term].kind == TermKind::noun;
}

std::span<const ReadingRow> Sentence::readings_of(const Said& said) const {
  const TermRow& term = knowledge_.terms[said.predicate.term];
  return knowledge_.readings.subspan(term.first_reading, term.reading_count);
}

/** What a predicate tells of a noun; kNoRow if nothing. */
std::uint8_t Sentence::reading(const Said& said, std::uint8_t noun) const {
  for (const ReadingRow& row : readings_of(said)) {
    if (row.noun == noun && row.denied == said.denied) return row.failure;
  }
  return kNoRow;
}

}  // namespace cardmend::explain
