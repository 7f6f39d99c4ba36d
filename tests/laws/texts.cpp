#include "laws/texts.h"

#include <algorithm>

namespace cardmend::laws {
namespace {

/** From here on a card is said to be of a kind, in parts of a thousand. */
constexpr std::uint16_t kSaid = 800;

bool is_none(Span span) {
  return span.begin == span.end;
}

bool holds(Span outer, Span inner) {
  return is_none(inner) || (inner.begin <= inner.end && outer.begin <= inner.begin && inner.end <= outer.end);
}

bool are_apart(Span one, Span other) {
  return is_none(one) || is_none(other) || one.end <= other.begin || other.end <= one.begin;
}

Broken broken_by_code_of(Checker& checker, std::u16string_view place, std::string_view code,
                         std::int32_t product, Field field) {
  if (code.empty()) return "";
  // Each unit folds to four at most.
  if (code.size() > 4 * place.size()) return "a code is no longer than its place";
  // What stands beside it may say which of two codes a text is; the text alone does not.
  const CheckResult& result = checker.check_as(place, product, field);
  if (result.verdict != Verdict::valid && result.verdict != Verdict::repaired) return "";
  const bool same =
      std::ranges::equal(result.code, code, {}, {}, [](char c) { return static_cast<char16_t>(c); });
  return same ? "" : "a card has what a check finds in its place";
}

}  // namespace

Broken broken_by_detection(const DetectResult& result, const Catalog& catalog) {
  int sum = 0;
  int last = 1000;
  const std::span<const Detection> all = result.view();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Detection& found = all[i];
    if (found.product < 0 || found.product >= catalog.size()) return "what is detected is known";
    if (found.probability < 10 || found.probability > last) return "the likeliest is first";
    if (found.reasons == 0) return "what is detected has its reasons";
    const auto before = all.first(i);
    if (std::ranges::find(before, found.product, &Detection::product) != before.end())
      return "each is told once";
    last = found.probability;
    sum += last;
  }
  if (sum > 1000 + static_cast<int>(kMaxDetections)) return "all are no more than sure";
  const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool named = std::ranges::all_of(result.currency, is_letter);
  return named || std::ranges::all_of(result.currency, [](char c) { return c == 0; })
             ? ""
             : "a currency is ISO 4217";
}

Broken broken_by_card(std::u16string_view text, std::uint32_t from, const ExtractedCard& card) {
  if (card.span.begin < from || card.span.begin >= card.span.end || card.span.end > text.size())
    return "cards lie in the text, in order and apart";
  if (!holds(card.span, card.number_span) || !holds(card.span, card.secret_span))
    return "codes lie in their card";
  if (!are_apart(card.number_span, card.secret_span)) return "number and secret lie apart";
  if ((card.number_length == 0) != is_none(card.number_span) ||
      (card.secret_length == 0) != is_none(card.secret_span))
    return "a code has its place";
  if (card.number_length + card.secret_length + card.finding_count == 0) return "a card has something";
  if (card.probability > 1000 || (card.product >= 0 && card.probability < kSaid))
    return "what is said is likely";
  for (const Finding& finding : std::span(card.findings).first(card.finding_count))
    if (finding.span.begin > finding.span.end || finding.span.end > text.size())
      return "findings lie in the text";
  return "";
}

Broken broken_by_cards(std::u16string_view text, std::span<const ExtractedCard> cards) {
  std::uint32_t at = 0;
  for (const ExtractedCard& card : cards) {
    if (const Broken broken = broken_by_card(text, at, card); !broken.empty()) return broken;
    at = card.span.end;
  }
  return "";
}

Broken broken_by_checking(Checker& checker, const Catalog& catalog, std::u16string_view text,
                          const ExtractedCard& card) {
  if (card.product < 0) return "";
  const auto place = [text](Span span) { return text.substr(span.begin, span.end - span.begin); };
  if (const Broken broken =
          broken_by_code_of(checker, place(card.secret_span), {card.secret.data(), card.secret_length},
                            card.product, Field::secret);
      !broken.empty())
    return broken;
  if (!catalog.at(card.product).number.exists()) return "";
  return broken_by_code_of(checker, place(card.number_span), {card.number.data(), card.number_length},
                           card.product, Field::number);
}

}  // namespace cardmend::laws
