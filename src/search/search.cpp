#include "search/search.h"

#include <algorithm>

#include "base/wipe.h"

namespace cardmend::search {

using base::wipe_memory;

namespace {

namespace slips = tables::slips;

/** The lengths of a code differ from what was typed by no more than there are slips. */
constexpr int kMostSlips = 2;

/** Some other text is made of so many characters. */
constexpr double kAnyCharacter = 36;
constexpr double kDigits = 10;

}  // namespace

/** A code of this weight is heavy enough to be kept. */
bool Search::reaches(double weight) const {
  return weight > floor_ && (count_ < kMaxCandidates || weight > found_[count_ - 1].probability);
}

/** A code of this weight may yet be among those that are kept. */
bool Search::may_enter(double weight) const {
  return weight <= ceiling_ && reaches(weight);
}

void Search::fill_fits() {
  const int more = paths_.more();
  const std::size_t size = paths_.size();
  const std::size_t states = paths_.automaton().states();
  fits_.assign((size + 1) * states, 0);
  for (std::size_t s = 0; s < states; ++s)
    fits_[cell(size, static_cast<std::uint8_t>(s))] =
        paths_.automaton().ends(static_cast<std::uint8_t>(s)) ? 1 : 0;
  for (std::size_t at = size; at-- > 0;) {
    const int written = static_cast<int>(at) + more;
    if (written < 0 || written >= static_cast<int>(paths_.length())) continue;
    for (std::size_t s = 0; s < states; ++s) {
      const Step next = paths_.clean(
          {static_cast<std::uint8_t>(at), static_cast<std::uint8_t>(written), static_cast<std::uint8_t>(s)});
      if (next.state != Automaton::kDead)
        fits_[cell(at, static_cast<std::uint8_t>(s))] = fits_[cell(at + 1, next.state)];
    }
  }
}

/** Fills the tables for one slip of `net` characters more that is still to come. */
void Search::fill_one_left(int net) {
  const int more = paths_.more();
  const std::size_t size = paths_.size();
  const std::size_t states = paths_.automaton().states();
  std::vector<float>& best = best_[table_of(net)];
  std::vector<float>& sum = sum_[table_of(net)];
  std::vector<float>& here = here_[table_of(net)];
  best.assign((size + 1) * states, 0);
  here.assign((size + 1) * states, 0);
  sum.assign((size + 1) * states, 0);
  for (std::size_t at = size + 1; at-- > 0;) {
    const int written = static_cast<int>(at) + more - net;
    if (written < 0 || written > static_cast<int>(paths_.length())) continue;
    for (std::size_t s = 0; s < states; ++s) {
      const Step from{static_cast<std::uint8_t>(at), static_cast<std::uint8_t>(written),
                      static_cast<std::uint8_t>(s)};
      float most = 0;
      float all = 0;
      paths_.moves(from, net, [&](float weight, const Move&, const Step& to) {
        if (fits_[cell(to.at, to.state)] == 0) return;
        most = std::max(most, weight);
        all += weight;
      });
      here[cell(at, from.state)] = most;
      if (at < size) {
        const Step next = paths_.clean(from);
        if (next.state != Automaton::kDead) {
          most = std::max(most, best[cell(at + 1, next.state)]);
          all += sum[cell(at + 1, next.state)];
        }
      }
      best[cell(at, from.state)] = most;
      sum[cell(at, from.state)] = all;
    }
  }
}

/** All first slips of `net` characters more, each from what was typed before it. */
void Search::first_slips(int net) {
  const int more = paths_.more();
  const int rest = more - net;
  const bool goes_on = rest >= -1 && rest <= 1;
  Step from{0, 0, paths_.automaton().start()};
  for (;;) {
    paths_.moves(from, net, [&](float weight, const Move& move, const Step& to) {
      double all = 0;
      if (rest == 0 && fits_[cell(to.at, to.state)] != 0) {
        const double one = slips::kOne * scale_ * static_cast<double>(weight);
        all += one;
        consider(one, {&move, 1});
      }
      if (goes_on) {
        // Either of the two may have come first.
        const double first = 2 * slips::kTwo * scale_ * static_cast<double>(weight);
        const double both = first * static_cast<double>(sum_[table_of(rest)][cell(to.at, to.state)]);
        all += both;
        two_ += both;
        behind_[table_of(rest)][cell(to.at, to.state)] += static_cast<float>(first);
        if (reaches(first * static_cast<double>(best_[table_of(rest)][cell(to.at, to.state)])))
          begun_.push_back({to, move, static_cast<std::int8_t>(rest), first});
      }
      total_ += all;
      add_doubt(move, all);
    });
    if (from.at == paths_.size()) return;
    from = paths_.clean(from);
    if (from.state == Automaton::kDead) return;
  }
}

/** Adds to the doubts of each place what all paths weigh whose second slip is there. */
void Search::second_places(int net) {
  std::vector<float>& behind = behind_[table_of(net)];
  const std::size_t states = paths_.automaton().states();
  for (std::size_t at = 0; at <= paths_.size(); ++at) {
    for (std::size_t s = 0; s < states; ++s) {
      const auto state = static_cast<std::uint8_t>(s);
      const float weight = behind[cell(at, state)];
      if (weight == 0) continue;
      const int written = static_cast<int>(at) + paths_.more() - net;
      const Step from{static_cast<std::uint8_t>(at), static_cast<std::uint8_t>(written), state};
      paths_.moves(from, net, [&](float second, const Move& move, const Step& to) {
        if (fits_[cell(to.at, to.state)] != 0)
          add_doubt(move, static_cast<double>(weight) * static_cast<double>(second));
      });
      if (at == paths_.size()) continue;
      const Step next = paths_.clean(from);
      if (next.state != Automaton::kDead) behind[cell(next.at, next.state)] += weight;
    }
  }
}

void Search::add_doubt(const Move& move, double weight) {
  const std::size_t end = move.at + std::max<std::size_t>(move.reads, 1);
  for (std::size_t i = move.at; i < std::min(end, doubts_.size()); ++i) doubts_[i] += weight;
}

/** Takes the code that the moves lead to, if it weighs enough and is one that can be meant. */
void Search::consider(double weight, std::span<const Move> moves) {
  if (!may_enter(weight)) return;
  Meant meant;
  write_code(moves, meant);
  if (query_->known == nullptr || query_->known->contains({meant.code.data(), meant.length}))
    add(meant, weight);
  wipe_memory(meant.code.data(), meant.length);
}

void Search::write_code(std::span<const Move> moves, Meant& out) const {
  std::size_t at = 0;
  const auto copy_to = [&](std::size_t end) {
    while (at < end) out.code[out.length++] = paths_.text()[at++];
  };
  for (const Move& move : moves) {
    copy_to(move.at);
    for (std::size_t i = 0; i < move.writes; ++i) out.code[out.length++] = paths_.symbols()[move.symbols[i]];
    at += move.reads;
    out.moves[out.move_count++] = move;
  }
  copy_to(paths_.size());
}

/** Keeps the heaviest, in their order, those found first before equals; a code that two paths lead to weighs
 * what both do. */
void Search::add(Meant& meant, double weight) {
  const auto same = [&](const Meant& other) {
    return other.length == meant.length &&
           std::equal(other.code.begin(), other.code.begin() + other.length, meant.code.begin());
  };
  std::size_t at = 0;
  while (at < count_ && !same(found_[at])) ++at;
  if (at < count_) {
    weight += found_[at].probability;
    meant.moves = found_[at].moves;
    meant.move_count = found_[at].move_count;
  } else if (count_ < kMaxCandidates) {
    at = count_++;
  } else {
    at = count_ - 1;
  }
  meant.probability = weight;
  for (; at > 0 && found_[at - 1].probability < weight; --at) found_[at] = found_[at - 1];
  found_[at] = meant;
}

void Search::run_length(std::size_t length) {
  paths_.set_length(length);
  const int more = paths_.more();
  scale_ = 1;
  for (int i = 0; i < more; ++i) scale_ /= static_cast<double>(paths_.symbols().alphabet_size());
  for (int i = 0; i < -more; ++i) scale_ *= static_cast<double>(paths_.symbols().alphabet_size());
  // The windows of a search among known codes go through the same tables.
  if (filled_ != length) {
    fill_fits();
    for (int net = -1; net <= 1; ++net) {
      if (more - net >= -1 && more - net <= 1) fill_one_left(net);
    }
    filled_ = length;
  }
  for (std::vector<float>& table : behind_) table.assign(fits_.size(), 0);
  for (int net = -1; net <= 1; ++net) first_slips(net);
  expand_all();
  // Of codes that are known few are readings: what all of them weigh says nothing.
  if (query_->known != nullptr) return;
  for (int net = -1; net <= 1; ++net) {
    if (more - net >= -1 && more - net <= 1) second_places(net);
  }
}

void Search::run_lengths() {
  const Format& format = *query_->format;
  const auto size = static_cast<int>(paths_.size());
  total_ = 0;
  two_ = 0;
  doubts_.fill(0);
  for (int length = size - kMostSlips; length <= size + kMostSlips; ++length) {
    // Nothing is known of an open format's lengths: the one that was typed is as good as any.
    const bool fits =
        format.open ? length == size : length > 0 && format.has_length(static_cast<std::size_t>(length));
    if (fits) run_length(static_cast<std::size_t>(length));
  }
}

/** What was typed may be another text, of the alphabet or of digits or letters, or have more slips than two:
 * as likely the one as the other. More slips spread as two do. */
double Search::none_of_these() const {
  const auto characters = static_cast<double>(paths_.symbols().alphabet_size());
  const double others = std::ranges::all_of(query_->typed, [](char c) { return c >= '0' && c <= '9'; })
                            ? kDigits
                            : kAnyCharacter;
  double text = paths_.automaton().passing();
  for (std::size_t i = 0; i < paths_.size(); ++i) text *= std::min(1.0, characters / others);
  return slips::kNoneOfThese / 2 * (text + two_ / slips::kTwo);
}

SearchResult Search::run(const Query& query) {
  count_ = filled_ = 0;
  query_ = &query;
  paths_.open(query.typed, *query.format, query.way);
  if (query.known != nullptr) {
    find_known();
  } else {
    floor_ = 0;
    ceiling_ = 1e30;
    run_lengths();
    total_ += none_of_these();
  }
  for (std::size_t i = 0; i < count_; ++i) found_[i].probability /= total_;
  for (double& doubt : doubts_) doubt = total_ > 0 ? doubt / total_ : 0;
  return {.codes = {found_.data(), count_}, .doubts = {doubts_.data(), query.typed.size()}};
}

void Search::wipe() {
  const auto zero = [](auto& cells) {
    if (!cells.empty()) wipe_memory(cells.data(), cells.size() * sizeof(cells[0]));
  };
  wipe_memory(found_.data(), sizeof(found_));
  paths_.wipe();
  wipe_memory(doubts_.data(), sizeof(doubts_));
  zero(fits_);
  for (auto* tables : {&best_, &here_, &sum_, &behind_}) std::ranges::for_each(*tables, zero);
  count_ = filled_ = 0;
  query_ = nullptr;
}

}  // namespace cardmend::search
