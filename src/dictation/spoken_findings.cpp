#include <algorithm>

#include "dictation/transcription.h"
#include "format/position.h"
#include "tables/thresholds.h"

namespace cardmend::dictation {

using base::wipe_memory;
using format::Position;
using format::position_of;
using format::Wanted;

namespace {

class DictationJudge {
 public:
  DictationJudge(const Wanted& wanted, const CheckResult& check, Transcription& out)
      : format_(*wanted.format), check_(check), out_(out) {}

  bool run();

 private:
  void find_ends();
  void add(FindingKind kind, Span span, std::int32_t a = 0, std::int32_t b = 0, std::int32_t c = 0);
  void add_heard(std::size_t index);
  void add_place(const Heard& heard, const CharacterRange& range, bool doubtful);
  void add_unheard(std::size_t index);
  void drop_marks();
  void add_checked();
  void add_total();
  [[nodiscard]] Span code_from(std::size_t index) const;
  [[nodiscard]] bool is_confirmed() const;
  [[nodiscard]] bool is_chosen(const Ranked& ranked) const;
  [[nodiscard]] Verdict verdict() const;
  void offer();

  const Format& format_;
  const CheckResult& check_;
  Transcription& out_;
  /** The first and the last heard thing that is in the code. */
  std::size_t first_ = 0;
  std::size_t last_ = 0;
  bool corrected_ = false;
  bool confirmed_ = false;
  /** Words were not understood where a character may be missing. */
  bool lost_ = false;
  /** Behind the last heard thing that was told as not understood. */
  std::size_t unheard_end_ = 0;
  bool repaired_ = false;
  /** The speaker says that more follows. */
  bool short_ = false;
};

void DictationJudge::add(FindingKind kind, Span span, std::int32_t a, std::int32_t b, std::int32_t c) {
  out_.findings.push_back({.kind = kind, .span = span, .params = {a, b, c}});
}

void DictationJudge::find_ends() {
  for (std::size_t i = out_.ranges.size(); i > 0; --i) {
    if (!in_code(out_, out_.ranges[i - 1])) continue;
    first_ = i - 1;
    last_ = std::max(last_, first_);
  }
}

/** What was heard makes the check digit fit, and nothing that sounds like it does as well. */
bool DictationJudge::is_confirmed() const {
  if (format_.check_digit == CheckDigit::none || !out_.ranking.as_heard_fits) return false;
  if (check_.verdict != Verdict::valid && check_.verdict != Verdict::repaired) return false;
  const Ranked& best = out_.ranking.items[0];
  return best.other_count == 0 && best.weight >= tables::kHeardConfirmed;
}

void DictationJudge::add_place(const Heard& heard, const CharacterRange& range, bool doubtful) {
  std::size_t index = 0;
  for (std::size_t i = 0; i < range.begin; ++i) {
    if (out_.characters[i].to != 0) ++index;
  }
  const Position position = position_of(format_, out_.code.size(), index);
  const auto group = static_cast<std::int32_t>(position.group);
  const auto place = static_cast<std::int32_t>(position.place);
  const Span span = span_of(out_.folded, heard);
  if (doubtful)
    add(FindingKind::misheard_character, span, group, place);
  else
    add(FindingKind::sound_alike, span, group, place, alike_of(out_.places[range.place].choices));
}

/** Words that were not understood; neighbours make one finding. */
void DictationJudge::add_unheard(std::size_t index) {
  const Span span = span_of(out_.folded, out_.hearing.heard[index]);
  const bool goes_on = unheard_end_ == index && !out_.findings.empty() &&
                       out_.findings.back().kind == FindingKind::unheard_word;
  if (goes_on)
    out_.findings.back().span.end = span.end;
  else
    add(FindingKind::unheard_word, span);
  unheard_end_ = index + 1;
}

/** A code that does not stand anyway needs no word on what only sounds alike. */
void DictationJudge::drop_marks() {
  std::size_t kept = 0;
  for (const Finding& finding : out_.findings) {
    if (finding.kind != FindingKind::sound_alike) out_.findings[kept++] = finding;
  }
  for (std::size_t i = kept; i < out_.findings.size(); ++i) out_.findings[i] = Finding{};
  out_.findings.resize(kept);
}

void DictationJudge::add_heard(std::size_t index) {
  const Heard& heard = out_.hearing.heard[index];
  const CharacterRange& range = out_.ranges[index];
  const bool inside = index > first_ && index < last_;
  if (heard.kind == HeardKind::correction) {
    corrected_ = true;
    add(FindingKind::spoken_correction, span_of(out_.folded, heard));
    return;
  }
  if (confirmed_ || range.place == kNoPlace) return;
  const Choices& choices = out_.places[range.place].choices;
  const bool as_heard = out_.chosen[range.place] == 0;
  // A word for a character that the format does not have is as good as none.
  const bool nothing =
      choices.count == 1 && choices.items[0].length == 0 && choices.certainty < tables::kHeardDoubtful;
  if (heard.kind == HeardKind::gap || nothing) {
    // Words beside a code that has its length are no part of it.
    const bool complete = format_.has_length(out_.code.size()) && !format_.open;
    if (as_heard && !inside && complete) return;
    lost_ = true;
    add_unheard(index);
    return;
  }
  if (choices.count == 0) return;
  const bool doubtful = !as_heard || choices.certainty < tables::kHeardDoubtful;
  // What stands for no character, and most likely does, is doubted only where a length tells nothing.
  const bool in_code = range.begin < range.end && out_.characters[range.begin].to != 0;
  if (!in_code && as_heard && !doubtful) return;
  if (doubtful || (choices.certainty < tables::kHeardCertain && alike_of(choices) != 0))
    add_place(heard, range, doubtful);
}

/** The findings of the check; those that count characters are of no use where some were said twice. */
void DictationJudge::add_checked() {
  for (const Finding& finding : check_.findings) {
    const Verdict effect = kFindingEffects[static_cast<std::size_t>(finding.kind)];
    if (corrected_ && (effect == Verdict::partial || effect == Verdict::refused)) continue;
    out_.findings.push_back(finding);
  }
}

/**
 * Where the code stands in the transcript from its character `index` on; empty, at its end, behind the last.
 */
Span DictationJudge::code_from(std::size_t index) const {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::size_t at = 0;
  for (const HeardCharacter& item : out_.characters) {
    if (item.to == 0) continue;
    if (at++ == index) begin = item.span.begin;
    end = item.span.end;
  }
  return index < at ? Span{begin, end} : Span{end, end};
}

/**
 * The speaker says that the code has another number of characters. Where the card's codes have but one
 * length, and this one has it, the words themselves are in doubt.
 */
void DictationJudge::add_total() {
  if (corrected_ || out_.total_at == kNoPlace) return;
  const bool counted = std::ranges::any_of(out_.findings, [](const Finding& finding) {
    return finding.kind == FindingKind::too_short || finding.kind == FindingKind::too_long;
  });
  const Heard& total = out_.hearing.heard[out_.total_at];
  const std::size_t have = out_.code.size();
  const std::size_t said = total.times;
  if (counted || have == said) return;
  short_ = have < said && format_.has_length(said);
  if (!format_.has_length(said))
    add(FindingKind::unheard_word, span_of(out_.folded, total));
  else
    add(have < said ? FindingKind::too_short : FindingKind::too_long, code_from(said),
        static_cast<std::int32_t>(have), static_cast<std::int32_t>(said));
}

Verdict DictationJudge::verdict() const {
  if (check_.verdict == Verdict::empty) return Verdict::empty;
  if (corrected_) return Verdict::doubtful;
  if (check_.verdict == Verdict::refused) return Verdict::refused;
  if (check_.verdict == Verdict::partial || short_) return lost_ ? Verdict::doubtful : Verdict::partial;
  Verdict worst = check_.verdict;
  for (const Finding& finding : out_.findings)
    worst = std::max(worst, kFindingEffects[static_cast<std::size_t>(finding.kind)]);
  return worst == Verdict::valid && repaired_ ? Verdict::repaired : worst;
}

bool DictationJudge::is_chosen(const Ranked& ranked) const {
  return std::equal(ranked.code.begin(), ranked.code.begin() + ranked.length, out_.code.begin(),
                    out_.code.end(), [](char a, char16_t b) { return static_cast<char16_t>(a) == b; });
}

/** Codes that sound like what was heard, where it does not stand by itself. */
void DictationJudge::offer() {
  double best = 0;
  for (const Ranked& ranked : out_.ranking.items) {
    if (ranked.length != out_.code.size() || is_chosen(ranked) || ranked.weight < tables::kHeardOffered)
      continue;
    best = std::max(best, ranked.weight);
    Candidate candidate;
    candidate.code = ranked.code;
    candidate.length = ranked.length;
    candidate.probability = static_cast<std::uint16_t>(ranked.weight * 1000);
    std::size_t changes = 0;
    for (std::size_t i = 0; i < ranked.length; ++i) {
      const auto from = static_cast<char>(out_.code[i]);
      if (from == ranked.code[i]) continue;
      if (changes < candidate.changes.size())
        candidate.changes[changes] = {static_cast<std::uint8_t>(i), from, ranked.code[i]};
      ++changes;
    }
    candidate.change_count = static_cast<std::uint8_t>(changes);
    if (changes <= candidate.changes.size() && best >= tables::kHeardWorthwhile)
      out_.candidates.push_back(candidate);
    wipe_memory(&candidate, sizeof(candidate));
  }
}

bool DictationJudge::run() {
  CheckResult& answer = out_.result.check;
  answer.product = check_.product;
  find_ends();
  confirmed_ = is_confirmed();
  if (check_.verdict != Verdict::empty) {
    for (std::size_t i = 0; i < out_.hearing.heard.size(); ++i) add_heard(i);
  }
  add_checked();
  if (check_.verdict != Verdict::empty) add_total();
  repaired_ =
      std::ranges::any_of(out_.edits, [](const Edit& edit) { return edit.reason == EditReason::homophone; });
  answer.verdict = verdict();
  if (answer.verdict != Verdict::valid && answer.verdict != Verdict::repaired) drop_marks();
  const bool offers = !corrected_ && answer.product >= 0 &&
                      (answer.verdict == Verdict::doubtful || answer.verdict == Verdict::refused);
  if (offers) offer();
  answer.code = {out_.code.data(), out_.code.size()};
  answer.number = check_.number;
  answer.findings = out_.findings.view();
  answer.edits = out_.edits.view();
  answer.candidates = out_.candidates.view();
  // The check's own are of the code that it read.
  return offers && out_.candidates.empty() && answer.code == check_.code;
}

}  // namespace

bool judge_dictation(const Wanted& wanted, const CheckResult& check, Transcription& out) {
  return DictationJudge(wanted, check, out).run();
}

}  // namespace cardmend::dictation
