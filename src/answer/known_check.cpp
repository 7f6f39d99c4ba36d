#include "answer/known_check.h"

#include <algorithm>
#include <array>

#include "base/wipe.h"

namespace cardmend::answer {

using base::wipe_memory;
using check::Analysis;
using format::span_of;

bool has_code(const KnownCodes& known, std::u16string_view code) {
  if (code.size() > kMaxCode) return false;
  std::array<char, kMaxCode> ascii{};
  std::ranges::transform(code, ascii.begin(), [](char16_t unit) { return static_cast<char>(unit); });
  const bool has = known.contains({ascii.data(), code.size()});
  wipe_memory(ascii.data(), code.size());
  return has;
}

void compare_known(const KnownCodes& known, Analysis& analysis) {
  const Verdict verdict = analysis.result.verdict;
  if (verdict != Verdict::valid && verdict != Verdict::repaired) return;
  if (has_code(known, analysis.result.code)) return;
  const Span whole = {.begin = span_of(analysis.folded, analysis.slots[0]).begin,
                      .end = span_of(analysis.folded, analysis.slots.back()).end};
  analysis.findings.push_back({.kind = FindingKind::code_not_known, .span = whole, .params = {}});
  analysis.result.findings = analysis.findings.view();
  analysis.result.verdict = Verdict::doubtful;
}

}  // namespace cardmend::answer
