#include "answer/unnamed.h"

#include <algorithm>

#include "base/ascii.h"

namespace cardmend::answer {

using check::Analysis;
using text::Folded;
using text::Piece;

namespace {

bool may_become(const Format& format, std::u16string_view code) {
  if (code.size() >= format.most()) return false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (!format.may_take(i, code[i])) return false;
  }
  return true;
}

/** From the first to the last character of the code; the whole text if it has none. */
Span span_of_code(const Analysis& analysis) {
  const Folded& folded = analysis.folded;
  if (folded.pieces.empty()) return {};
  const auto end_of = [](const Piece& piece) {
    return static_cast<std::uint32_t>(piece.begin) + piece.raw_length;
  };
  if (analysis.slots.empty()) return {folded.pieces[0].begin, end_of(folded.pieces.back())};
  const Piece& first = folded.pieces[folded.piece_of[analysis.slots[0].unit]];
  const Piece& last = folded.pieces[folded.piece_of[analysis.slots.back().unit]];
  return {first.begin, end_of(last)};
}

/** Of nothing nothing is found, whatever the words around it name. */
void add(Analysis& analysis, const Finding& finding) {
  if (analysis.result.verdict == Verdict::empty) return;
  analysis.findings.push_back(finding);
  analysis.result.findings = analysis.findings.view();
}

/** The finding that takes the place of all others. */
void replace(Analysis& analysis, FindingKind kind, std::int32_t count, Verdict verdict) {
  const Span span = span_of_code(analysis);
  analysis.findings.wipe();
  add(analysis, {.kind = kind, .span = span, .params = {count, 0, 0}});
  analysis.result.verdict = verdict;
}

/** Of any code the length is never known, so that not knowing it is no news. */
void drop_length_unchecked(Analysis& analysis) {
  std::size_t kept = 0;
  for (const Finding& finding : analysis.findings) {
    if (finding.kind != FindingKind::length_unchecked) analysis.findings[kept++] = finding;
  }
  analysis.findings.resize(kept);
  analysis.result.findings = analysis.findings.view();
}

void at_least_doubtful(CheckResult& result) {
  if (result.verdict == Verdict::valid || result.verdict == Verdict::repaired)
    result.verdict = Verdict::doubtful;
}

}  // namespace

std::int32_t becoming(const Catalog& catalog, std::u16string_view code) {
  std::int32_t count = 0;
  for (std::int32_t i = 0; i < catalog.size(); ++i)
    if (may_become(catalog.at(i).secret, code)) ++count;
  return count;
}

void add_product_unclear(Analysis& analysis, std::int32_t count) {
  analysis.result.product = -1;
  add(analysis,
      {.kind = FindingKind::product_unclear, .span = span_of_code(analysis), .params = {count, 0, 0}});
  at_least_doubtful(analysis.result);
}

void settle_unknown(Analysis& analysis, std::int32_t count) {
  const Verdict verdict = analysis.result.verdict;
  drop_length_unchecked(analysis);
  if (verdict == Verdict::refused || verdict == Verdict::empty) return;
  if (count > 0)
    replace(analysis, FindingKind::product_unclear, count, Verdict::partial);
  else
    replace(analysis, FindingKind::product_unknown, 0, Verdict::refused);
}

void add_other_product(Analysis& analysis, std::int32_t product) {
  if (analysis.result.verdict == Verdict::refused) {
    replace(analysis, FindingKind::other_product, product, Verdict::refused);
    return;
  }
  add(analysis,
      {.kind = FindingKind::other_product, .span = span_of_code(analysis), .params = {product, 0, 0}});
  at_least_doubtful(analysis.result);
}

void add_other_region(Analysis& analysis, const std::array<char, 3>& currency) {
  std::uint32_t packed = 0;
  for (std::size_t i = 0; i < currency.size(); ++i)
    packed |= static_cast<std::uint32_t>(static_cast<unsigned char>(currency[i])) << (8 * i);
  add(analysis, {.kind = FindingKind::other_region,
                 .span = span_of_code(analysis),
                 .params = {static_cast<std::int32_t>(packed), 0, 0}});
  at_least_doubtful(analysis.result);
}

}  // namespace cardmend::answer
