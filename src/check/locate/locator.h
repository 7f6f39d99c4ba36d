// The search for a code and what stands beside it, step by step.
#ifndef CARDMEND_CHECK_LOCATE_LOCATOR_H_
#define CARDMEND_CHECK_LOCATE_LOCATOR_H_

#include "check/locate/locate.h"
#include "check/locate/parts.h"

namespace cardmend::check {

/** One run through a text for one field of one product. */
class Locator {
 public:
  Locator(const text::Folded& folded, const format::Wanted& wanted, LocateSpace& space)
      : folded_(folded),
        format_(*wanted.format),
        other_(*wanted.other),
        own_mark_(wanted.field == Field::secret ? SegmentMark::secret : SegmentMark::number),
        other_mark_(wanted.field == Field::secret ? SegmentMark::number : SegmentMark::secret),
        space_(space) {}

  Location run();

 private:
  bool take_whole();
  void prefer_digits();
  void take_mislabelled();
  void take_unlabelled_other();
  [[nodiscard]] bool may_be_mislabelled() const;
  [[nodiscard]] bool is_code(const Chunk& chunk) const;
  void search(SegmentMark mark);
  void search_segment(Range range, SegmentMark mark);
  void search_chunk(const Chunk& chunk);
  void count_wholes();
  bool take_apart(const Chunk& chunk);
  bool take_parts(const Chunk& chunk, Cut cut, bool with_other);
  void take_exact(const Chunk& chunk);
  bool takes_second(const Chunk& chunk);
  void take_other(Range code);
  void take_labelled_other(Range range);
  Range leading_other(const Chunk& chunk);
  void take_longest(const Segment& segment);
  [[nodiscard]] bool is_stray(const Chunk& chunk) const;
  bool has_words(const Chunk& chunk);
  bool is_wordy(const Chunk& chunk);
  [[nodiscard]] bool is_small(const Chunk& chunk) const;
  [[nodiscard]] bool is_speech(const Chunk& chunk, SegmentMark mark) const;
  [[nodiscard]] std::uint32_t joined_gaps() const;

  const text::Folded& folded_;
  const Format& format_;
  const Format& other_;
  const SegmentMark own_mark_;
  const SegmentMark other_mark_;
  LocateSpace& space_;
  Location result_;
  Chunk best_;
  /** What follows the other code behind its label. */
  Range rest_;
  bool exact_ = false;
  /** What is searched stands behind a label of something else. */
  bool beside_label_ = false;
  /** Nothing but their order says which of two codes is which. */
  bool ordered_ = false;
};

}  // namespace cardmend::check

#endif  // CARDMEND_CHECK_LOCATE_LOCATOR_H_
