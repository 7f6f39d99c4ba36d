#include "analyse.h"

#include <algorithm>

#include "core/ascii.h"
#include "edit_log.h"
#include "product/check_digit.h"
#include "product/match.h"
#include "text/fold.h"
#include "verdict.h"

namespace cardmend {
namespace {

void write_number(Analysis& out, Range number) {
  for (std::uint32_t i = number.begin; i < number.end; ++i) {
    if (out.locate.kinds[i] != UnitKind::code) continue;
    out.number.push_back(static_cast<char>(to_upper(static_cast<char16_t>(out.folded.glyphs[i]))));
  }
}

/** What stands in the code: the settled character, or, where there is none, what was typed. */
void write_code(Analysis& out) {
  out.slot_of.resize(out.folded.text.size());
  for (std::size_t i = 0; i < out.slots.size(); ++i) {
    const Slot& slot = out.slots[i];
    out.slot_of[slot.unit] = static_cast<std::uint16_t>(i + 1);
    if (slot.value != 0) {
      out.code.push_back(static_cast<char16_t>(slot.value));
    } else {
      for (std::size_t k = 0; k < slot.unit_count; ++k) out.code.push_back(out.folded.text[slot.unit + k]);
    }
  }
}

void refuse_length(std::u16string_view raw, Analysis& out) {
  const auto have = static_cast<std::int32_t>(std::min<std::size_t>(raw.size(), INT32_MAX));
  out.findings.push_back({.kind = FindingKind::input_too_long,
                          .span = {0, static_cast<std::uint32_t>(raw.size())},
                          .params = {have, static_cast<std::int32_t>(kMaxInput), 0}});
  out.result.verdict = Verdict::refused;
}

}  // namespace

void Analysis::wipe() {
  folded.wipe();
  locate.wipe();
  slots.wipe();
  slot_of.wipe();
  code.wipe();
  number.wipe();
  findings.wipe();
  edits.wipe();
  candidates.wipe();
  result = CheckResult{};
}

void analyse(std::u16string_view raw, const Wanted& wanted, std::int32_t index, const FoldForm& form,
             Analysis& out) {
  out.result.product = index;
  if (raw.size() > kMaxInput) {
    refuse_length(raw, out);
  } else {
    fold(raw, form, out.folded);
    const Format& format = *wanted.format;
    const Location location = locate(out.folded, wanted, out.locate);
    match(out.folded, out.locate.kinds, location.code, format, out.slots);
    repair(format, out.slots);
    if (wanted.field == Field::secret) write_number(out, location.other);
    write_code(out);
    offer(format, out.slots, check_digit_fits, out.candidates);
    out.result.verdict = judge(wanted, location, out);
    write_edits(raw, location, out);
  }
  out.result.code = {out.code.data(), out.code.size()};
  out.result.number = {out.number.data(), out.number.size()};
  out.result.findings = out.findings.view();
  out.result.edits = out.edits.view();
  out.result.candidates = out.candidates.view();
}

}  // namespace cardmend
