#include "dictation/rank.h"

#include "format/check_digit.h"

namespace cardmend::dictation {

using base::FixedVector;
using base::wipe_memory;
using format::check_digit_fits;
using format::rule_of;

namespace {

/** Readings less likely than this, beside what was heard, are not tried. */
constexpr double kLeastRatio = 1e-5;

/** SpokenPlaces have at most so many other choices together: the search is at most half its square. */
constexpr std::size_t kMaxOthers = 256;

/** That a character was lost, or said twice, where nothing shows it: our own prior. */
constexpr double kUnseen = 0.002;

/** A place read otherwise, and how much less likely that is than as heard. */
struct Other {
  std::uint8_t place;
  std::uint8_t choice;
  /** How many characters more or less that is. */
  std::int16_t longer;
  double ratio;
};

class Ranker {
 public:
  Ranker(const SpokenPlaces& places, const Format& format, std::size_t length, Ranking& out)
      : places_(places), format_(format), length_(length), out_(out) {}

  void run();

 private:
  [[nodiscard]] bool allowed(std::int32_t length) const;
  bool consider(Ranked& ranked, std::int32_t longer);
  void insert(const Ranked& ranked);
  void collect();
  [[nodiscard]] double unseen() const;

  const SpokenPlaces& places_;
  const Format& format_;
  std::size_t length_;
  Ranking& out_;
  FixedVector<Other, kMaxOthers> others_;
  double sum_ = 0;
  /** How many characters were heard. */
  std::int32_t as_heard_ = 0;
};

/** The choice that a code takes at a place. */
const Choice& chosen(const SpokenPlace& place, const Ranked& ranked, std::size_t index) {
  std::size_t choice = 0;
  for (std::size_t k = 0; k < ranked.other_count; ++k) {
    if (ranked.place[k] == index) choice = ranked.choice[k];
  }
  return place.choices.items[choice];
}

bool Ranker::allowed(std::int32_t length) const {
  if (length <= 0 || length > static_cast<std::int32_t>(kMaxCode)) return false;
  const auto have = static_cast<std::size_t>(length);
  return length_ != 0 ? have == length_ : format_.has_length(have);
}

void Ranker::insert(const Ranked& ranked) {
  if (out_.items.full() && out_.items.back().weight >= ranked.weight) return;
  if (!out_.items.full()) out_.items.resize(out_.items.size() + 1);
  std::size_t at = out_.items.size() - 1;
  for (; at > 0 && out_.items[at - 1].weight < ranked.weight; --at) out_.items[at] = out_.items[at - 1];
  out_.items[at] = ranked;
}

/** Writes the code out and keeps it, if it is one. */
bool Ranker::consider(Ranked& ranked, std::int32_t longer) {
  if (!allowed(as_heard_ + longer)) return false;
  ranked.length = 0;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const Choice& choice = chosen(places_[i], ranked, i);
    for (std::size_t times = places_[i].times; times > 0; --times) {
      for (std::size_t k = 0; k < choice.length; ++k) ranked.code[ranked.length++] = choice.text[k];
    }
  }
  if (!check_digit_fits(format_, ranked.code.data(), ranked.length)) return false;
  sum_ += ranked.weight;
  insert(ranked);
  return true;
}

void Ranker::collect() {
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const Choices& choices = places_[i].choices;
    as_heard_ += choices.items[0].length * places_[i].times;
    for (std::size_t k = 1; k < choices.count; ++k) {
      const double ratio = choices.items[k].probability / choices.items[0].probability;
      const int longer = (choices.items[k].length - choices.items[0].length) * places_[i].times;
      if (ratio >= kLeastRatio)
        others_.push_back({static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(k),
                           static_cast<std::int16_t>(longer), ratio});
    }
  }
}

/** What is not among the codes that were tried, beside the weight of 1 for what was heard. */
double Ranker::unseen() const {
  double sum = kUnseen;
  for (const SpokenPlace& place : places_.view())
    sum += place.choices.rest / place.choices.items[0].probability;
  // Where each group has its own check, what was misheard lies in one of them; the others fit as they are, so that
  // one check alone lets it pass.
  return sum / rule_of(format_.check_digit).passing;
}

void Ranker::run() {
  for (const SpokenPlace& place : places_.view()) {
    if (place.choices.count == 0) return;
  }
  collect();
  Ranked ranked;
  ranked.weight = 1;
  out_.as_heard_fits = consider(ranked, 0);
  for (std::size_t a = 0; a < others_.size(); ++a) {
    ranked.other_count = 1;
    ranked.place[0] = others_[a].place;
    ranked.choice[0] = others_[a].choice;
    ranked.weight = others_[a].ratio;
    consider(ranked, others_[a].longer);
    ranked.other_count = 2;
    for (std::size_t b = a + 1; b < others_.size(); ++b) {
      const double weight = others_[a].ratio * others_[b].ratio;
      if (others_[b].place == others_[a].place || weight < kLeastRatio) continue;
      ranked.place[1] = others_[b].place;
      ranked.choice[1] = others_[b].choice;
      ranked.weight = weight;
      consider(ranked, others_[a].longer + others_[b].longer);
    }
  }
  const double sum = sum_ + unseen();
  for (Ranked& item : out_.items) item.weight /= sum;
  wipe_memory(&ranked, sizeof(ranked));
  others_.wipe();
}

}  // namespace

void rank(const SpokenPlaces& places, const Format& format, std::size_t length, Ranking& out) {
  if (places.empty() || places.full()) return;
  Ranker(places, format, length, out).run();
}

}  // namespace cardmend::dictation
