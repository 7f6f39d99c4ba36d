#include "texts/card_builder.h"

#include <algorithm>

#include "base/wipe.h"
#include "tables/detection.h"

namespace cardmend::texts {

using base::wipe_memory;

namespace {

/** So many times likelier than "none of these" must an unlabelled card be. */
constexpr double kLikelyCard = 3;

bool has_label(const Code& code) {
  return code.mark != RunMark::none;
}

/** A mobile number of the mainland. */
bool is_phone(const Code& code) {
  return code.length == 11 && code.text[0] == '1' && code.text[1] >= '3';
}

/** In two columns of a table, and not in one row: what an empty cell leaves without its other half takes no other row's. */
bool are_in_two_rows(const Code& first, const Code& second) {
  return first.table != 0 && first.table == second.table && first.mark != second.mark &&
         first.line != second.line;
}

/** Of which one is lost: they stand in one line, or labels say what they are. */
bool may_be_one_card(const Code& first, const Code& second) {
  if (has_label(first) && has_label(second)) return first.mark != second.mark;
  return first.line == second.line;
}

}  // namespace

void CardBuilder::open() {
  wipe();
  index_->reset(evidence_);
}

void CardBuilder::wipe() {
  codes_.wipe();
  for (ExtractedCard& card : ready_) wipe_memory(&card, sizeof(card));
  ready_.wipe();
  taken_ = 0;
  held_ = false;
  row_ = Row{};
  paragraph_ = card_paragraph_ = name_line_ = 0;
  value_ = expiry_ = Own{};
  waiting_value_ = waiting_expiry_ = Waiting{};
  code_since_name_ = false;
}

void CardBuilder::start_card(const Code& code) {
  codes_.wipe();
  codes_.push_back(code);
  card_paragraph_ = paragraph_;
  value_ = {.fact = waiting_value_.fact};
  expiry_ = {.fact = waiting_expiry_.fact};
  waiting_value_.used = waiting_expiry_.used = true;
}

/** A number in another paragraph than a secret is the next card's. */
bool CardBuilder::is_apart(const Code& code) {
  if (card_paragraph_ == paragraph_) return false;
  const std::array<MarkedRun, kCardRuns> runs = {codes_[0].run(), code.run()};
  return codes_[0].mark == RunMark::secret || index_->pick(runs, evidence_).score.secret == 0;
}

/** The code and the one that is open are one card. */
bool CardBuilder::belongs(Code& code) {
  if (are_in_two_rows(codes_[0], code)) return false;
  CodeAndPin roles(codes_[0], code);
  if (codes_[0].shortened || code.shortened) {
    if (!may_be_one_card(codes_[0], code)) return false;
    roles.keep();
    return true;
  }
  if (is_apart(code) || !are_one_card(codes_[0], code, *index_, evidence_)) return false;
  roles.keep();
  return true;
}

void CardBuilder::code(Code& code) {
  if (!has_label(code) && is_phone(code)) return;
  code_since_name_ = true;
  if (codes_.empty()) {
    start_card(code);
  } else if (codes_.size() == 1 && belongs(code)) {
    codes_.push_back(code);
    card_paragraph_ = paragraph_;
  } else if (has_weak() || !is_weak(code) || codes_[codes_.size() - 1].line != code.line) {
    // A short run in another line may be the number or the secret of what follows. What is weak ends as no
    // card.
    close_card();
    start_card(code);
  }
}

/** Gives a fact to the card before it, if that has none, or to the one behind it. */
void CardBuilder::tell(const Fact& fact, Own& own, Waiting& waiting) {
  const bool open = !codes_.empty() && !has_weak() && card_paragraph_ == paragraph_;
  if (open && own.fact.value == 0) {
    own = {.fact = fact, .behind = true};
    return;
  }
  // A second one in the line of a card that has its own says something else of it.
  if (open && own.behind && codes_[codes_.size() - 1].line == fact.line && !fact.labelled) return;
  const bool better = waiting.fact.value == 0 || waiting.used || fact.labelled || !waiting.fact.labelled;
  if (better) waiting = {.fact = fact};
}

void CardBuilder::amount(const Fact& fact) {
  if (fact.currency != nullptr) currency(*fact.currency);
  tell(fact, value_, waiting_value_);
}

void CardBuilder::expiry(const Fact& fact) {
  tell(fact, expiry_, waiting_expiry_);
}

/** A name speaks of the cards behind it, or at the end of a row of the one before it. */
void CardBuilder::name(std::int32_t name, std::uint32_t line) {
  const bool known = std::ranges::find(evidence_.names, name) != evidence_.names.end();
  const bool same_line = !codes_.empty() && codes_[codes_.size() - 1].line == line;
  const bool grows = !code_since_name_ || (same_line && name_line_ == line);
  if (!known && !grows) {
    if (!same_line) close_card();
    index_->reset(evidence_);
  }
  if (!known) index_->add_name(name, evidence_);
  name_line_ = line;
  if (!same_line) code_since_name_ = false;
}

void CardBuilder::currency(const CurrencyWord& word) {
  if (!word.common) {
    evidence_.currency = word.code;
    if (word.code[0] == 0) evidence_.overseas = true;
  } else if (word.code[0] == 'C') {
    evidence_.currency = {};
  }
}

void CardBuilder::line_break(std::uint8_t lines) {
  for (Waiting* waiting : {&waiting_value_, &waiting_expiry_}) {
    // LabelReading in the line of the card that took it, or above a paragraph of cards that has ended.
    const bool in_line = !codes_.empty() && codes_[0].line == waiting->fact.line;
    if (waiting->used && (lines > 1 || in_line)) *waiting = Waiting{};
  }
  if (lines > 1) ++paragraph_;
}

void CardBuilder::record_end() {
  close_card();
  if (waiting_value_.used) waiting_value_ = Waiting{};
  if (waiting_expiry_.used) waiting_expiry_ = Waiting{};
}

bool CardBuilder::is_card(const Pick& pick) const {
  for (const Code& code : codes_) {
    if (has_label(code)) return true;
  }
  if (has_weak()) return false;
  return pick.total >= tables::detection::kNone * kLikelyCard;
}

/** The likeliest product for the codes that are whole. */
Pick CardBuilder::pick_codes() {
  const bool pair = codes_.size() == kCardRuns;
  const std::array<MarkedRun, kCardRuns> runs = {codes_[0].run(), pair ? codes_[1].run() : MarkedRun{}};
  const bool first = !codes_[0].shortened;
  const bool second = pair && !codes_[1].shortened;
  // A pair was made because of what together() said, and nothing else was asked since.
  if (first && second) return index_->pick_pair(runs, evidence_);
  if (first || !second) return index_->pick({runs.data(), first ? 1U : 0U}, evidence_);
  Pick pick = index_->pick({&runs[1], 1}, evidence_);
  if (pick.score.number == 0) pick.score.number = 1;
  if (pick.score.secret == 0) pick.score.secret = 1;
  return pick;
}

void CardBuilder::close_card() {
  if (codes_.empty()) return;
  const Pick pick = pick_codes();
  if (is_card(pick)) write_card(pick);
  codes_.wipe();
  value_ = expiry_ = Own{};
}

std::size_t CardBuilder::take(std::span<ExtractedCard> out) {
  const std::size_t count = std::min(out.size(), ready());
  for (std::size_t i = 0; i < count; ++i) {
    out[i] = ready_[taken_];
    wipe_memory(&ready_[taken_++], sizeof(ExtractedCard));
  }
  if (ready() == 0) {
    if (held_ && taken_ > 0) {
      ready_[0] = ready_[taken_];
      wipe_memory(&ready_[taken_], sizeof(ExtractedCard));
    }
    ready_.resize(held_ ? 1 : 0);
    taken_ = 0;
  }
  return count;
}

}  // namespace cardmend::texts
