#include "cardmend/dictate.h"

#include <algorithm>

#include "dictation/transcription.h"
#include "format/any_code.h"
#include "text/fold.h"

namespace cardmend {

using dictation::decode;
using dictation::hear;
using dictation::judge_dictation;
using dictation::SpokenLexicon;
using dictation::Transcription;
using dictation::write_spoken_edits;
using format::kAnyCode;
using format::Wanted;
using format::wanted_of;
using text::fold;

namespace {

/** An alphabet with more letters is no help against words that were not understood. */
constexpr std::uint32_t kFewLetters = 10;

/** How a code is read back where the card prints no groups. */
constexpr std::size_t kReadGroup = 4;

/** The letters of an alphabet that has few of them; else none. */
CharSet spelling_letters(const Format& format) {
  CharSet letters;
  for (char c = 'A'; c <= 'Z'; ++c) {
    if (format.alphabet.has(static_cast<char16_t>(c))) letters.add(c);
  }
  return letters.size() <= kFewLetters ? letters : CharSet{};
}

bool is_unclear(const CheckResult& result) {
  return std::ranges::any_of(result.findings, [](const Finding& finding) {
    return finding.kind == FindingKind::product_unclear || finding.kind == FindingKind::product_unknown;
  });
}

void write_groups(const Format& format, DictateResult& result) {
  std::size_t left = result.check.code.size();
  if (left > kMaxCode) return;
  const Layout* layout = format.layout_for(left);
  for (std::size_t i = 0; left > 0 && result.read_back_count < kMaxReadBack; ++i) {
    std::size_t length = kReadGroup;
    if (layout != nullptr) length = i < layout->group_count ? layout->groups[i] : left;
    length = std::min(length, left);
    result.read_back[result.read_back_count++] = static_cast<std::uint8_t>(length);
    left -= length;
  }
}

}  // namespace

struct Dictator::Workspace {
  const Catalog* catalog;
  Checker* checker;
  SpokenLexicon lexicon;
  Transcription space;

  Workspace(const Catalog& known, Checker& used) : catalog(&known), checker(&used) {}

  [[nodiscard]] Wanted wanted(std::int32_t product, Field field) const {
    return product < 0 ? kAnyCode : wanted_of(catalog->at(product), field);
  }

  const CheckResult& read(const Wanted& wanted, std::int32_t product, SpokenLocale locale, Field field) {
    space.wipe_reading();
    hear(space.folded, lexicon, static_cast<std::size_t>(locale), spelling_letters(*wanted.format),
         space.hearing);
    decode(wanted, space);
    return checker->check_heard({space.characters.begin(), space.characters.end()}, product, field);
  }
};

Dictator::Dictator(const Catalog& catalog, Checker& checker)
    : workspace_(std::make_unique<Workspace>(catalog, checker)) {}

Dictator::~Dictator() {
  workspace_->space.wipe();
}

void Dictator::wipe() {
  workspace_->space.wipe();
  workspace_->checker->wipe();
}

const DictateResult& Dictator::dictate(std::u16string_view transcript, std::int32_t product,
                                       SpokenLocale locale, Field field) {
  Workspace& work = *workspace_;
  Transcription& space = work.space;
  space.wipe();
  std::int32_t index = product >= 0 && product < work.catalog->size() ? product : kDetect;
  if (transcript.size() > kMaxInput) {
    space.result.check = work.checker->check(transcript, index, field);
    return space.result;
  }
  fold(transcript, space.folded);
  const CheckResult* check = &work.read(work.wanted(index, field), index, locale, field);
  if (index < 0 && check->product >= 0 && !is_unclear(*check)) {
    // Now that the alphabet is known, what was heard is weighed again.
    index = check->product;
    check = &work.read(work.wanted(index, field), index, locale, field);
  }
  const Wanted wanted = work.wanted(check->product, field);
  write_spoken_edits(transcript, space);
  if (judge_dictation(wanted, *check, space))
    space.result.check.candidates = work.checker->add_offers(check->offers, InputWay::heard).candidates;
  write_groups(*wanted.format, space.result);
  return space.result;
}

}  // namespace cardmend
