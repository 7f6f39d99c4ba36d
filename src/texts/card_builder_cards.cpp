// The part of the card builder that writes cards: what their codes are, and what a row of a table has lost.
#include <algorithm>

#include "base/wipe.h"
#include "texts/card_builder.h"

namespace cardmend::texts {

using base::wipe_memory;

namespace {

bool is_digits(const Code& code) {
  return code.table != 0 && !code.shortened && code.shape.digits;
}

/** More zeros than these are seldom lost: one number in a hundred begins with two. */
constexpr int kMostZeros = 2;

/** How many zeros a row's digits have lost if those of the row beside it are whole; 0 if none. */
std::uint8_t zeros_lost(int have, int want) {
  return have > 0 && have < want && want - have <= kMostZeros ? static_cast<std::uint8_t>(want - have)
                                                              : std::uint8_t{0};
}

Span hull(Span a, Span b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace

/** Which code is the number and which the secret: the product decides where it is sure or no label stands
 * against it, then labels, then their order. */
void CardBuilder::write_codes(const Pick& pick, ExtractedCard& card) const {
  std::size_t number = codes_.size();
  std::size_t secret = codes_.size();
  const auto is_against = [&](std::int8_t index, RunMark mark) {
    return index >= 0 && card.product < 0 && codes_[static_cast<unsigned char>(index)].mark == mark;
  };
  const bool against =
      is_against(pick.score.number, RunMark::secret) || is_against(pick.score.secret, RunMark::number);
  if (pick.score.number >= 0 && !against) number = static_cast<unsigned char>(pick.score.number);
  if (pick.score.secret >= 0 && !against) secret = static_cast<unsigned char>(pick.score.secret);
  for (std::size_t i = 0; i < codes_.size(); ++i) {
    if (i == number || i == secret) continue;
    const bool to_number = codes_[i].mark == RunMark::number ||
                           (codes_[i].mark == RunMark::none && codes_.size() == 2 && i == 0);
    if ((to_number && number == codes_.size()) || secret != codes_.size()) {
      number = i;
    } else {
      secret = i;
    }
  }
  const Product* product = card.product >= 0 ? &index_->catalog().at(card.product) : nullptr;
  const auto write = [product](const Code& code, const Format* format, std::array<char, kMaxCode>& out) {
    const CodeRun run = code.run().run;
    if (product != nullptr && takes(*format, run)) {
      write_code(*format, run, out);
    } else {
      std::copy_n(code.text.data(), code.length, out.data());
    }
  };
  if (number < codes_.size() && !codes_[number].shortened) {
    write(codes_[number], product == nullptr ? nullptr : &product->number, card.number);
    card.number_span = codes_[number].span;
    card.number_length = codes_[number].length;
  }
  if (secret < codes_.size() && !codes_[secret].shortened) {
    write(codes_[secret], product == nullptr ? nullptr : &product->secret, card.secret);
    card.secret_span = codes_[secret].span;
    card.secret_length = codes_[secret].length;
  }
}

void CardBuilder::add_findings(ExtractedCard& card) const {
  for (const Code& code : codes_) {
    if (!code.shortened) continue;
    card.findings[card.finding_count++] = {
        .kind = FindingKind::scientific_notation, .span = code.span, .params = {}};
  }
}

/** Says that the number or the secret of a row, which has `have` digits, has lost zeros if it has. */
void CardBuilder::tell_zeros(ExtractedCard& card, bool number, std::uint8_t have, std::uint8_t want) const {
  std::uint8_t& zeros = number ? card.number_zeros : card.secret_zeros;
  const std::uint8_t lost = zeros_lost(have, want);
  if (lost == 0 || zeros > 0 || card.finding_count == kMaxCardFindings) return;
  // What is as long as its product's codes has lost nothing.
  if (card.product >= 0) {
    const Product& product = index_->catalog().at(card.product);
    if ((number ? product.number : product.secret).has_length(have)) return;
  }
  zeros = lost;
  card.findings[card.finding_count++] = {.kind = FindingKind::lost_zeros,
                                         .span = number ? card.number_span : card.secret_span,
                                         .params = {have, want, 0}};
}

/** Looks for zeros that are missing in a row of a table, or in the one before it, where the other has more
 * digits. */
void CardBuilder::compare_rows(ExtractedCard& card) {
  Row row{.line = codes_[0].line, .number = 0, .secret = 0};
  bool column = false;
  for (const Code& code : codes_) {
    if (!is_digits(code)) continue;
    column = true;
    (code.span.begin == card.number_span.begin ? row.number : row.secret) = code.length;
  }
  if (held_ && column && row_.line + 1 == row.line) {
    ExtractedCard& before = ready_.back();
    tell_zeros(before, true, row_.number, row.number);
    tell_zeros(before, false, row_.secret, row.secret);
    tell_zeros(card, true, row.number, row_.number);
    tell_zeros(card, false, row.secret, row_.secret);
    // A row that has lost zeros is measured by what it had.
    row_.number = static_cast<std::uint8_t>(row.number + card.number_zeros);
    row_.secret = static_cast<std::uint8_t>(row.secret + card.secret_zeros);
    row_.line = row.line;
  } else {
    row_ = row;
  }
  held_ = column;
}

void CardBuilder::write_card(const Pick& pick) {
  ExtractedCard card;
  const double share = pick.share();
  if (share >= kSure) card.product = pick.product;
  card.probability = per_mille(share);
  write_codes(pick, card);
  card.span = codes_[0].span;
  for (const Code& code : codes_) card.span = hull(card.span, code.span);
  for (const Own* own : {&value_, &expiry_}) {
    if (own->behind) card.span = hull(card.span, own->fact.span);
  }
  card.value = value_.fact.value;
  if (value_.fact.currency != nullptr) card.currency = value_.fact.currency->code;
  card.expiry = expiry_.fact.value;
  add_findings(card);
  compare_rows(card);
  ready_.push_back(card);
  wipe_memory(&card, sizeof(card));
}

}  // namespace cardmend::texts
