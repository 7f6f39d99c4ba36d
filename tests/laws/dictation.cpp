#include "laws/dictation.h"

#include "laws/check.h"

namespace cardmend::laws {

Broken broken_by_dictation(std::u16string_view raw, const DictateResult& result) {
  const CheckResult& check = result.check;
  if (const Broken broken = broken_by_edits(raw, check); !broken.empty()) return broken;
  if (const Broken broken = broken_by_offers(raw, check); !broken.empty()) return broken;
  for (const Finding& finding : check.findings)
    if (finding.span.begin > finding.span.end || finding.span.end > raw.size())
      return "a finding lies in the text";
  std::size_t sum = 0;
  for (const std::uint8_t length : result.groups()) {
    if (length == 0) return "no group is empty";
    sum += length;
  }
  return sum == 0 || sum == check.code.size() ? "" : "what is read back is the code";
}

}  // namespace cardmend::laws
