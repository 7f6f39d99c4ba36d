#include "dictation/transcription.h"

#include <algorithm>

#include "tables/thresholds.h"

namespace cardmend::dictation {

using format::Wanted;
using text::Folded;

namespace {

/** Weighs what each place may stand for, chooses among the codes that fit, and writes the characters. */
class Decoder {
 public:
  Decoder(const Wanted& wanted, Transcription& out) : wanted_(wanted), out_(out) {}

  void weigh();
  void choose();
  void write();

 private:
  const Format& enter(HeardKind kind);
  [[nodiscard]] bool is_doubtful(const Ranked& ranked) const;
  void put(char16_t unit, HeardRole role, const Heard& heard);
  void put_characters(const Heard& heard, std::size_t index);
  void put_name(const Heard& heard);

  const Wanted& wanted_;
  Transcription& out_;
  /** What is being said is the other one of number and secret. */
  bool beside_ = false;
  /** How many characters of that were said. */
  std::size_t beside_index_ = 0;
};

/** A label says which of the two codes comes next. */
const Format& Decoder::enter(HeardKind kind) {
  const bool secret = wanted_.field == Field::secret;
  if (kind == HeardKind::secret_label) beside_ = !secret;
  if (kind == HeardKind::number_label) beside_ = secret;
  beside_ = beside_ && wanted_.other->exists();
  return beside_ ? *wanted_.other : *wanted_.format;
}

void Decoder::weigh() {
  std::size_t index = 0;
  for (const Heard& heard : out_.hearing.heard) {
    const Format& format = enter(heard.kind);
    if (heard.kind == HeardKind::secret_label || heard.kind == HeardKind::number_label) index = 0;
    if (heard.kind == HeardKind::total && !beside_)
      out_.total_at = static_cast<std::uint16_t>(out_.ranges.size());
    CharacterRange range;
    const bool gap = heard.kind == HeardKind::gap;
    if ((gap || heard.kind == HeardKind::characters) && !beside_ && !out_.places.full()) {
      range.place = static_cast<std::uint16_t>(out_.places.size());
      out_.places.resize(out_.places.size() + 1);
      SpokenPlace& place = out_.places[range.place];
      place.choices = gap ? gap_choices(format) : choices_of(heard, format, index);
      place.times = gap ? std::uint8_t{1} : heard.times;
      out_.chosen.push_back(0);
      if (place.choices.count > 0)
        index += static_cast<std::size_t>(place.choices.items[0].length) * place.times;
      else
        index += heard.times;
    }
    out_.ranges.push_back(range);
  }
}

/** What is decided otherwise was in doubt anyway. */
bool Decoder::is_doubtful(const Ranked& ranked) const {
  for (std::size_t k = 0; k < ranked.other_count; ++k) {
    if (out_.places[ranked.place[k]].choices.certainty >= tables::kHeardDoubtful) return false;
  }
  return true;
}

/**
 * What was heard stands, unless no code can be so long, or the check digit refuses it, and one that sounds
 * like it is likely: that is taken then, in doubt.
 */
void Decoder::choose() {
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

void Decoder::put(char16_t unit, HeardRole role, const Heard& heard) {
  out_.characters.push_back({.character = unit, .role = role, .span = span_of(out_.folded, heard)});
}

void Decoder::put_name(const Heard& heard) {
  put(u' ', HeardRole::separator, heard);
  for (std::size_t i = heard.begin; i < heard.end; ++i) put(out_.folded.text[i], HeardRole::name, heard);
  put(u' ', HeardRole::separator, heard);
}

/** The characters that a place was decided to be, or, beside the code, those that are likeliest. */
void Decoder::put_characters(const Heard& heard, std::size_t index) {
  Choice choice;
  const std::uint16_t place = out_.ranges[index].place;
  if (place != kNoPlace && out_.places[place].choices.count > 0) {
    choice = out_.places[place].choices.items[out_.chosen[place]];
  } else if (place == kNoPlace && beside_) {
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
      put(static_cast<char16_t>(choice.text[k]), HeardRole::code, heard);
  }
}

void Decoder::write() {
  beside_ = false;
  for (std::size_t i = 0; i < out_.hearing.heard.size(); ++i) {
    const Heard& heard = out_.hearing.heard[i];
    enter(heard.kind);
    if (heard.kind == HeardKind::secret_label || heard.kind == HeardKind::number_label) beside_index_ = 0;
    out_.ranges[i].begin = static_cast<std::uint16_t>(out_.characters.size());
    switch (heard.kind) {
      case HeardKind::characters:
      case HeardKind::gap:
        put_characters(heard, i);
        break;
      case HeardKind::separator:
        if (!out_.characters.empty() && out_.characters.back().character != u'-')
          put(u'-', HeardRole::separator, heard);
        break;
      case HeardKind::secret_label:
        put(u':', HeardRole::secret_label, heard);
        break;
      case HeardKind::number_label:
        put(u':', HeardRole::number_label, heard);
        break;
      case HeardKind::name:
        put_name(heard);
        break;
      default:
        break;
    }
    out_.ranges[i].end = static_cast<std::uint16_t>(out_.characters.size());
  }
}

}  // namespace

void Transcription::wipe_reading() {
  hearing.wipe();
  places.wipe();
  ranking.wipe();
  chosen.wipe();
  characters.wipe();
  ranges.wipe();
  total_at = kNoPlace;
}

void Transcription::wipe() {
  wipe_reading();
  folded.wipe();
  code.wipe();
  findings.wipe();
  edits.wipe();
  candidates.wipe();
  result = DictateResult{};
}

Span span_of(const Folded& folded, const Heard& heard) {
  return text::span_of(folded, heard.begin, heard.end);
}

bool in_code(const Transcription& transcription, const CharacterRange& range) {
  const HeardCharacter* characters = transcription.characters.data();
  return std::any_of(characters + range.begin, characters + range.end,
                     [](const HeardCharacter& item) { return item.to != 0; });
}

void decode(const Wanted& wanted, Transcription& out) {
  Decoder decoder(wanted, out);
  decoder.weigh();
  decoder.choose();
  decoder.write();
}

}  // namespace cardmend::dictation
