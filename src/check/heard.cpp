#include "check/heard.h"

#include <algorithm>

namespace cardmend::check {

using format::Slot;
using format::SlotState;
using format::Wanted;
using text::Folded;
using text::Label;
using text::LabelMark;

namespace {

constexpr Label kSecretLabel{.word = {}, .mark = LabelMark::secret, .strict = false};
constexpr Label kNumberLabel{.word = {}, .mark = LabelMark::number, .strict = false};

/** One unit of folded text for each character, and the segments that labels make of them. */
void enter(std::span<const HeardCharacter> heard, Folded& folded, Segments& segments) {
  Segment segment;
  for (std::uint32_t i = 0; i < heard.size(); ++i) {
    const HeardCharacter& item = heard[i];
    const auto at = static_cast<std::uint16_t>(i);
    folded.pieces.push_back({.begin = static_cast<std::uint16_t>(item.span.begin),
                             .text_begin = at,
                             .raw_length = static_cast<std::uint16_t>(item.span.end - item.span.begin),
                             .text_length = 1});
    folded.text.push_back(item.character);
    folded.glyphs.push_back(item.character < 0x80 ? static_cast<char>(item.character) : '\0');
    folded.piece_of.push_back(at);
    const bool secret = item.role == HeardRole::secret_label;
    if ((!secret && item.role != HeardRole::number_label) || segments.size() + 1 == kMaxSegments) continue;
    segment.range.end = i;
    segments.push_back(segment);
    segment = {.range = {i + 1, 0},
               .mark = secret ? SegmentMark::secret : SegmentMark::number,
               .label = secret ? &kSecretLabel : &kNumberLabel};
  }
  segment.range.end = static_cast<std::uint32_t>(heard.size());
  segments.push_back(segment);
}

/** Why what is at `index` is not in the code: all that stands before or behind the code goes for one reason. */
EditReason removal_reason(const Analysis& analysis, std::span<const HeardCharacter> heard,
                          std::size_t index) {
  const bool code = !analysis.slots.empty();
  const std::size_t first = code ? analysis.slots[0].unit : heard.size();
  const std::size_t end = code ? analysis.slots.back().unit + 1U : heard.size();
  std::span<const HeardCharacter> side;
  if (index < first) side = heard.first(first);
  if (index >= end) side = heard.subspan(end);
  if (std::ranges::all_of(side, [](const auto& item) { return item.role == HeardRole::separator; }))
    return EditReason::space;
  const bool labelled = analysis.locate.segments.size() > 1;
  return code && index < first && labelled ? EditReason::label : EditReason::surroundings;
}

}  // namespace

void analyse_heard(std::span<const HeardCharacter> heard, const Wanted& wanted, std::int32_t index,
                   Analysis& out) {
  out.result.product = index;
  enter(heard, out.folded, out.locate.segments);
  analyse_folded({}, wanted, out);
  publish(out);
}

void settle_heard(const Analysis& analysis, std::span<HeardCharacter> heard) {
  for (HeardCharacter& item : heard) {
    item.to = item.role == HeardRole::code ? item.character : u'\0';
    item.reason.reset();
  }
  // In what was refused as a whole no code was looked for.
  if (analysis.locate.kinds.empty()) return;
  for (std::size_t i = 0; i < heard.size(); ++i) {
    HeardCharacter& item = heard[i];
    const std::uint16_t slot_index = analysis.slot_of[i];
    if (slot_index == 0) {
      item.to = 0;
      item.reason = removal_reason(analysis, heard, i);
    } else if (const Slot& slot = analysis.slots[slot_index - 1U];
               item.to != 0 && item.to != static_cast<char16_t>(slot.value)) {
      item.to = static_cast<char16_t>(slot.value);
      item.reason = slot.state == SlotState::repaired ? EditReason::confusion : EditReason::case_;
    }
  }
}

}  // namespace cardmend::check
