#include "dictation/transcription.h"

#include "tables/thresholds.h"

namespace cardmend::dictation {

using format::Wanted;
using text::Folded;
using text::Piece;

namespace {

/** Writes what was heard down, once it is known what each place stands for. */
class Scribe {
 public:
  Scribe(const Wanted& wanted, Dictated& out) : wanted_(wanted), out_(out) {}

  void weigh();
  void choose();
  void write();

 private:
  const Format& enter(HeardKind kind);
  [[nodiscard]] bool is_doubtful(const Ranked& ranked) const;
  void put(std::u16string_view units);
  void put_characters(const Heard& heard, std::size_t index);

  const Wanted& wanted_;
  Dictated& out_;
  /** What is being said is the other one of number and secret. */
  bool beside_ = false;
  /** How many characters of that were said. */
  std::size_t beside_index_ = 0;
};

/** A label says which of the two codes comes next. */
const Format& Scribe::enter(HeardKind kind) {
  const bool secret = wanted_.field == Field::secret;
  if (kind == HeardKind::secret_label) beside_ = !secret;
  if (kind == HeardKind::number_label) beside_ = secret;
  beside_ = beside_ && wanted_.other->exists();
  return beside_ ? *wanted_.other : *wanted_.format;
}

void Scribe::weigh() {
  std::size_t index = 0;
  for (const Heard& heard : out_.hearing.heard) {
    const Format& format = enter(heard.kind);
    if (heard.kind == HeardKind::secret_label || heard.kind == HeardKind::number_label) index = 0;
    if (heard.kind == HeardKind::total && !beside_)
      out_.total_at = static_cast<std::uint16_t>(out_.told.size());
    WrittenSpan told;
    const bool gap = heard.kind == HeardKind::gap;
    if ((gap || heard.kind == HeardKind::characters) && !beside_ && !out_.places.full()) {
      told.place = static_cast<std::uint16_t>(out_.places.size());
      out_.places.resize(out_.places.size() + 1);
      SpokenPlace& place = out_.places[told.place];
      place.choices = gap ? gap_choices(format) : choices_of(heard, format, index);
      place.times = gap ? std::uint8_t{1} : heard.times;
      out_.chosen.push_back(0);
      if (place.choices.count > 0)
        index += static_cast<std::size_t>(place.choices.items[0].length) * place.times;
      else
        index += heard.times;
    }
    out_.told.push_back(told);
  }
}

/** What is decided otherwise was in doubt anyway. */
bool Scribe::is_doubtful(const Ranked& ranked) const {
  for (std::size_t k = 0; k < ranked.other_count; ++k) {
    if (out_.places[ranked.place[k]].choices.certainty >= tables::kHeardDoubtful) return false;
  }
  return true;
}

/**
 * What was heard stands, unless no code can be so long, or the check digit refuses it, and one that sounds
 * like it is likely: that is taken then, in doubt.
 */
void Scribe::choose() {
  const Format& format = *wanted_.format;
  std::size_t length = 0;
  for (const SpokenPlace& place : out_.places.view()) {
    const Choices& choices = place.choices;
    length += choices.count > 0 ? static_cast<std::size_t>(choices.items[0].length) * place.times : 1;
  }
  rank(out_.places, format, format.open ? length : 0, out_.ranking);
  if (out_.ranking.items.empty() || out_.ranking.as_heard_fits || format.open) return;
  const Ranked& best = out_.ranking.items[0];
  const double next = out_.ranking.items.size() > 1 ? out_.ranking.items[1].weight : 0;
  const bool taken =
      format.has_length(length)
          ? best.weight >= tables::kHeardTakenForCheck && is_doubtful(best)
          : best.weight >= tables::kHeardTaken && best.weight >= next * tables::kHeardTakenBefore;
  if (!taken) return;
  for (std::size_t k = 0; k < best.other_count; ++k) out_.chosen[best.place[k]] = best.choice[k];
}

void Scribe::put(std::u16string_view units) {
  for (const char16_t unit : units) out_.text.push_back(unit);
}

/** The characters that a place was decided to be, or, beside the code, those that are likeliest. */
void Scribe::put_characters(const Heard& heard, std::size_t index) {
  Choice choice;
  const WrittenSpan& told = out_.told[index];
  if (told.place != kNoPlace && out_.places[told.place].choices.count > 0) {
    choice = out_.places[told.place].choices.items[out_.chosen[told.place]];
  } else if (told.place == kNoPlace && beside_) {
    const Choices choices = choices_of(heard, *wanted_.other, beside_index_);
    if (choices.count > 0) choice = choices.items[0];
    beside_index_ += static_cast<std::size_t>(choice.length) * heard.times;
  }
  if (choice.length == 0 && choice.probability == 0 && heard.kind == HeardKind::characters) {
    choice.text = heard.readings[0].text;
    choice.length = heard.readings[0].length;
  }
  for (std::size_t times = heard.times; times > 0; --times) {
    for (std::size_t k = 0; k < choice.length; ++k)
      out_.text.push_back(static_cast<char16_t>(choice.text[k]));
  }
}

void Scribe::write() {
  beside_ = false;
  for (std::size_t i = 0; i < out_.hearing.heard.size(); ++i) {
    const Heard& heard = out_.hearing.heard[i];
    enter(heard.kind);
    if (heard.kind == HeardKind::secret_label || heard.kind == HeardKind::number_label) beside_index_ = 0;
    const std::size_t begin = out_.text.size();
    out_.told[i].begin = static_cast<std::uint16_t>(begin);
    switch (heard.kind) {
      case HeardKind::characters:
      case HeardKind::gap:
        put_characters(heard, i);
        break;
      case HeardKind::separator:
        if (!out_.text.empty() && out_.text.back() != u'-') put(u"-");
        break;
      case HeardKind::secret_label:
        put(u" \u5bc6\u7801:");
        break;
      case HeardKind::number_label:
        put(u" \u5361\u53f7:");
        break;
      case HeardKind::name:
        put(u" ");
        put({out_.folded.text.data() + heard.begin, static_cast<std::size_t>(heard.end - heard.begin)});
        put(u" ");
        break;
      default:
        break;
    }
    out_.told[i].end = static_cast<std::uint16_t>(out_.text.size());
    for (std::size_t k = begin; k < out_.text.size(); ++k)
      out_.heard_of.push_back(static_cast<std::uint16_t>(i));
  }
}

}  // namespace

void Dictated::wipe_reading() {
  hearing.wipe();
  places.wipe();
  ranking.wipe();
  chosen.wipe();
  text.wipe();
  told.wipe();
  total_at = kNoPlace;
  heard_of.wipe();
}

void Dictated::wipe() {
  wipe_reading();
  folded.wipe();
  fates.wipe();
  code.wipe();
  findings.wipe();
  edits.wipe();
  candidates.wipe();
  result = DictateResult{};
}

Span span_of(const Folded& folded, const Heard& heard) {
  const Piece& first = folded.pieces[folded.piece_of[heard.begin]];
  const Piece& last = folded.pieces[folded.piece_of[heard.end - 1U]];
  return {first.begin, static_cast<std::uint32_t>(last.begin) + last.raw_length};
}

void write_down(const Wanted& wanted, Dictated& out) {
  Scribe scribe(wanted, out);
  scribe.weigh();
  scribe.choose();
  scribe.write();
}

void follow(const CheckResult& check, Dictated& out) {
  // Only what was said as a character can stand in the code.
  for (std::size_t i = 0; i < out.text.size(); ++i) {
    const HeardKind kind = out.hearing.heard[out.heard_of[i]].kind;
    const bool character = kind == HeardKind::characters || kind == HeardKind::gap;
    out.fates.push_back(
        {.to = character ? out.text[i] : u'\0', .changed = false, .reason = EditReason::filler});
  }
  for (const Edit& edit : check.edits) {
    for (std::uint32_t i = edit.span.begin; i < edit.span.end; ++i) {
      const std::uint32_t k = i - edit.span.begin;
      // The text is ASCII where the code stands: an edit there keeps the number of characters, or removes.
      const bool stays = out.fates[i].to != 0 && k < edit.to_length;
      out.fates[i] = {
          .to = stays ? static_cast<char16_t>(edit.to[k]) : u'\0', .changed = true, .reason = edit.reason};
    }
  }
  for (const Fate& fate : out.fates.view()) {
    if (fate.to != 0) out.code.push_back(fate.to);
  }
}

}  // namespace cardmend::dictation
