#include "laws/check.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace cardmend::laws {
namespace {

constexpr std::size_t kMostTyped = kMaxCode + 4;

/** Nothing was read of a text that is too long. */
bool is_unread(std::u16string_view raw) {
  return raw.size() > kMaxInput;
}

std::u16string_view part(std::u16string_view raw, Span span) {
  return raw.substr(span.begin, span.end - span.begin);
}

bool is_sound(std::u16string_view raw, Span span) {
  return span.begin <= span.end && span.end <= raw.size();
}

bool same_text(std::u16string_view text, std::string_view ascii) {
  return std::ranges::equal(text, ascii, {}, {}, [](char c) { return static_cast<char16_t>(c); });
}

/** Takes what stands next in the code off; false if something else stands there. */
template <typename Text>
bool take(std::u16string_view& code, const Text& text) {
  if (code.size() < text.size()) return false;
  const bool same = std::ranges::equal(code.substr(0, text.size()), text, {}, {},
                                       [](auto c) { return static_cast<char16_t>(c); });
  code.remove_prefix(text.size());
  return same;
}

/** A candidate's characters with its changes taken back, the last one first. */
class Typed {
 public:
  explicit Typed(const Candidate& candidate) : size_(candidate.length) {
    std::copy_n(candidate.code.begin(), size_, units_.begin());
    for (std::size_t i = candidate.change_count; i-- > 0;) undo(candidate.changes[i]);
  }

  [[nodiscard]] bool is(std::u16string_view code) const {
    return right_ && same_text(code, {units_.data(), size_});
  }

 private:
  void undo(const Change& change) {
    const std::size_t at = change.index;
    const bool there = change.to == 0 ? at <= size_ : at < size_ && units_[at] == change.to;
    right_ = right_ && change.from != change.to && there && size_ < kMostTyped;
    if (!right_) return;
    auto* const place = units_.begin() + static_cast<std::ptrdiff_t>(at);
    auto* const end = units_.begin() + static_cast<std::ptrdiff_t>(size_);
    if (change.to != 0 && change.from != 0) {
      *place = change.from;
    } else if (change.to != 0) {
      std::copy(place + 1, end, place);
      --size_;
    } else {
      std::copy_backward(place, end, end + 1);
      *place = change.from;
      ++size_;
    }
  }

  std::array<char, kMostTyped> units_{};
  std::size_t size_;
  bool right_ = true;
};

Broken broken_by_shares(const CheckResult& result) {
  int sum = 0;
  int before = 1000;
  for (const Candidate& candidate : result.candidates) {
    if (candidate.probability == 0 || candidate.probability > before)
      return "the likeliest candidate is first";
    before = candidate.probability;
    sum += before;
    if (candidate.change_count == 0 || candidate.change_count > candidate.changes.size())
      return "a candidate changes something";
    if (!Typed(candidate).is(result.code)) return "a candidate's changes taken back give what was typed";
  }
  return sum <= 1000 ? "" : "candidates share no more than all";
}

}  // namespace

Broken broken_by_edits(std::u16string_view raw, std::span<const Edit> edits, std::u16string_view code) {
  if (is_unread(raw)) return edits.empty() && code.empty() ? "" : "of what is too long nothing is read";
  std::size_t at = 0;
  std::u16string_view left = code;
  for (const Edit& edit : edits) {
    if (!is_sound(raw, edit.span) || edit.span.begin == edit.span.end) return "an edit lies in the text";
    if (edit.span.begin < at) return "edits are in order and apart";
    if (edit.to_length > edit.to.size()) return "an edit puts up to four characters there";
    const std::string_view to(edit.to.data(), edit.to_length);
    if (same_text(part(raw, edit.span), to)) return "an edit changes something";
    if (!take(left, raw.substr(at, edit.span.begin - at)) || !take(left, to))
      return "edits replayed give the code";
    at = edit.span.end;
  }
  return left == raw.substr(at) ? "" : "edits replayed give the code";
}

Broken broken_by_edits(std::u16string_view raw, const CheckResult& result) {
  const bool payment_card =
      std::ranges::find(result.findings, FindingKind::payment_card, &Finding::kind) != result.findings.end();
  if (!payment_card) return broken_by_edits(raw, result.edits, result.code);
  return result.edits.empty() && result.code.empty() ? "" : "of a payment card nothing is read";
}

Broken broken_by_findings(std::u16string_view raw, const CheckResult& result) {
  const Verdict verdict = result.verdict;
  const bool right = verdict == Verdict::valid || verdict == Verdict::repaired;
  for (const Finding& finding : result.findings) {
    if (!is_sound(raw, finding.span)) return "a finding lies in the text";
    if (verdict == Verdict::empty) return "of nothing nothing is found";
    if (right && kFindingEffects[static_cast<std::size_t>(finding.kind)] != Verdict::valid)
      return "what is right has no finding that speaks against it";
  }
  if (!right && verdict != Verdict::empty && result.findings.empty()) return "a verdict has its reason";
  const bool repaired = std::ranges::any_of(result.edits, [](const Edit& edit) {
    return kEditKinds[static_cast<std::size_t>(edit.reason)] == EditKind::repair;
  });
  if (right && repaired != (verdict == Verdict::repaired)) return "what is repaired is told";
  const bool spelt = std::ranges::all_of(result.code, [](char16_t c) { return c > 0x20 && c < 0x7F; });
  return !right || (spelt && !result.code.empty()) ? "" : "a right code is ASCII";
}

Broken broken_by_offers(std::u16string_view raw, const CheckResult& result) {
  const bool right = result.verdict == Verdict::valid || result.verdict == Verdict::repaired;
  if (right && !result.candidates.empty()) return "nothing is offered for what is right";
  if (const Broken broken = broken_by_shares(result); !broken.empty()) return broken;
  std::size_t from = 0;
  for (const Doubt& doubt : result.doubts) {
    if (doubt.index >= result.code.size() || doubt.index < from) return "doubts lie in the code, in order";
    from = doubt.index;
    if (!is_sound(raw, doubt.span) || doubt.span.begin == doubt.span.end) return "a doubt lies in the text";
    if (doubt.probability > 1000) return "a doubt is at most sure";
  }
  return "";
}

Broken broken_by_check(std::u16string_view raw, const CheckResult& result) {
  for (const Broken broken :
       {broken_by_edits(raw, result), broken_by_findings(raw, result), broken_by_offers(raw, result)}) {
    if (!broken.empty()) return broken;
  }
  return "";
}

template <typename Any>
Broken broken_by_code(Any& checker, const CheckResult& result, Field field) {
  // A code of any length may be a phone number too, by itself.
  if (std::ranges::find(result.findings, FindingKind::length_unchecked, &Finding::kind) !=
      result.findings.end())
    return "";
  if (result.product < 0 || (result.verdict != Verdict::valid && result.verdict != Verdict::repaired))
    return "";
  // By its format alone: what else it may be is asked of each text anew.
  const CheckResult& again = checker.check_as(result.code, result.product, field);
  if (again.verdict != Verdict::valid) return "the code of a right answer is right";
  return again.code == result.code && again.edits.empty() ? "" : "the code of a right answer is itself";
}

template Broken broken_by_code(Checker&, const CheckResult&, Field);
template Broken broken_by_code(NamedChecker&, const CheckResult&, Field);

Broken broken_by_candidates(Checker& checker, const CheckResult& result, Field field) {
  for (const Candidate& candidate : result.candidates) {
    std::array<char16_t, kMaxCode> units{};
    std::copy_n(candidate.code.begin(), candidate.length, units.begin());
    const std::u16string_view code(units.data(), candidate.length);
    const CheckResult& again = checker.check_as(code, result.product, field);
    if (again.verdict != Verdict::valid) return "a candidate is right";
    if (again.code != code || !again.edits.empty()) return "a candidate is itself";
  }
  return "";
}

}  // namespace cardmend::laws
