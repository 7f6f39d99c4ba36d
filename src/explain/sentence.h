// What a sentence says of a card: its nouns and predicates (data/wordings.json), whatever stands between
// them.
//
//   "This gift card has already been redeemed"     noun ........ predicate       already-used
//   EXPIRED_GIFT_CARD                              predicate noun                expired
//   "The code isn't valid in your region"          noun negation predicate ... place    wrong-region
//
// A predicate is said of the noun right behind it, or else of the sentence's subject: the nearest noun before
// it that no preposition leads. A place is told of wherever it stands in the sentence.
#ifndef CARDMEND_EXPLAIN_SENTENCE_H_
#define CARDMEND_EXPLAIN_SENTENCE_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "cardmend/types_knowledge.h"
#include "explain/best.h"

namespace cardmend::explain {

/** Reads the words of a text in their order and offers what its sentences tell. */
class Sentence {
 public:
  Sentence(const Knowledge& knowledge, Source source, Best& best)
      : knowledge_(knowledge), source_(source), best_(best) {}

  /** A word that is one of a term's; its length is in units. */
  void read(std::uint8_t term, std::uint8_t length);

  /** A word that no term has. */
  void read_unknown();

  void end_clause();
  void end();

  /** The next word is denied. */
  [[nodiscard]] bool denies() const { return denied_; }

 private:
  /** A word of the sentence; `term` is kNoRow where there is none. */
  struct Word {
    std::uint8_t term = kNoRow;
    std::uint8_t length = 0;
  };

  struct Said {
    Word predicate;
    bool denied = false;
  };

  void read_noun(Word noun, bool place);
  void read_predicate(Word predicate);
  void tell(Word noun);
  void tell_place(const Said& said);
  [[nodiscard]] std::uint8_t reading(const Said& said, std::uint8_t noun) const;

  const Knowledge& knowledge_;
  Source source_;
  Best& best_;
  Word subject_;
  Word place_;
  /** The predicates whose noun is not known yet: one, or some that "or" joins. */
  std::array<Said, 4> said_{};
  std::size_t said_count_ = 0;
  /** The latest predicate of the sentence, for places behind it. */
  Said latest_;
  /** Predicates of a sentence that holds nothing else. */
  Said alone_;
  std::size_t words_since_subject_ = 0;
  bool denied_ = false;
  bool joined_ = false;
  bool led_ = false;
  bool holds_more_ = false;
};

}  // namespace cardmend::explain

#endif  // CARDMEND_EXPLAIN_SENTENCE_H_
