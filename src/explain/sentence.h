// What a sentence says of a card: its nouns and predicates (data/wordings.json), whatever stands between
// them.
//
//   "This gift card has already been redeemed"     noun ........ predicate       already-used
//   EXPIRED_GIFT_CARD                              predicate noun                expired
//   "The code isn't valid in your region"          noun negation predicate ... place    wrong-region
//
// A predicate is said of the subject where that stands right before it, else of the noun right behind it, else of the
// sentence's subject: the nearest noun before it that no preposition leads. A place is told of wherever it stands in the sentence. What is supposed ("check
// whether it has expired", "will be locked") tells nothing.
#ifndef CARDMEND_EXPLAIN_SENTENCE_H_
#define CARDMEND_EXPLAIN_SENTENCE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "cardmend/types_knowledge.h"
#include "explain/best.h"

namespace cardmend::explain {

/**
 * Reads the words of a text in their order and offers what its sentences tell. Where a predicate says nothing of its
 * noun ("this phone number is already bound"), or "or" leaves open what is so, wordings that were offered to `best`
 * since are taken back.
 */
class Sentence {
 public:
  Sentence(const Knowledge& knowledge, Source source, Best& best)
      : knowledge_(knowledge), source_(source), best_(best), before_(best.mark()), start_(before_) {}

  /** A word that is one of a term's; its length is in units. */
  void read(std::uint8_t term, std::uint8_t length);

  /** A word that no term has. */
  void read_unknown();

  /** A word or a sign that joins what stands on both sides of it: of the two the milder counts. */
  void read_alternative();

  void end_clause();
  void end();

  /** What was offered until now stays, unless a predicate waits for its noun. */
  void keep();

  /** A wording that was offered goes on over the next word: it says more than that word's predicate. */
  void cover(bool covered) { covered_ = covered; }

  /** The next word is denied. */
  [[nodiscard]] bool denies() const { return denied_; }

  /** What stands here is no fact. */
  [[nodiscard]] bool supposes() const { return supposed_; }

 private:
  /** A word of the sentence; `term` is kNoRow where there is none. */
  struct Word {
    std::uint8_t term = kNoRow;
    std::uint8_t length = 0;
  };

  struct Said {
    Word predicate;
    bool denied = false;
    /** Right behind the subject, which is then what it is said of. */
    bool close = false;
  };

  /** A failure that is told, and how precisely. */
  struct Told {
    std::uint8_t failure = kNoRow;
    std::uint32_t precision = 0;
    Said said;
  };

  void read_noun(Word noun, bool place);
  void read_predicate(Word predicate);
  void close();
  void tell(Word noun, bool behind = false);
  void tell_each(Word noun, bool behind);
  void tell_mildest(Word noun);
  [[nodiscard]] Told mildest(Word noun) const;
  void tell_place(const Said& said);
  [[nodiscard]] bool is_of_others(const Said& said, Word noun) const;
  [[nodiscard]] bool is_noun(std::uint8_t term) const;
  [[nodiscard]] std::span<const ReadingRow> readings_of(const Said& said) const;
  [[nodiscard]] std::uint8_t reading(const Said& said, std::uint8_t noun) const;

  const Knowledge& knowledge_;
  Source source_;
  Best& best_;
  /** What was best before what is not told yet. */
  Best::Mark before_;
  /** The same, before the clause in which that began. */
  Best::Mark start_;
  Word subject_;
  Word place_;
  /** The predicates whose noun is not known yet: one, or a list of some. */
  std::array<Said, 4> said_{};
  std::size_t said_count_ = 0;
  /** The mildest of what stands before an "or" and was told of another noun. */
  Told carried_;
  /** The latest predicate of the sentence, for places behind it. */
  Said latest_;
  /** Predicates of a sentence that holds nothing else. */
  Said alone_;
  std::size_t words_since_subject_ = 0;
  bool denied_ = false;
  bool supposed_ = false;
  /** A clause ended behind the latest predicate: the next may go on with a list of them. */
  bool listed_ = false;
  /** Nothing but small words stands behind the latest predicate. */
  bool behind_said_ = false;
  /** The latest word joins. */
  bool joined_ = false;
  /** An "or" stands between what is not told yet. */
  bool either_ = false;
  bool led_ = false;
  bool holds_more_ = false;
  bool covered_ = false;
  /** The latest word is none of those that lead to a predicate: "already". */
  bool settled_ = true;
};

}  // namespace cardmend::explain

#endif  // CARDMEND_EXPLAIN_SENTENCE_H_
