#include "search/paths.h"

#include <algorithm>

namespace cardmend::search {

using base::wipe_memory;

SlipPlaces SlipPlaces::of(std::string_view text) {
  const auto count = [&](std::size_t width, auto may) {
    std::size_t places = 0;
    for (std::size_t i = 0; i + width <= text.size(); ++i) places += may(text.substr(i, width)) ? 1 : 0;
    return std::max<std::size_t>(places, 1);
  };
  const auto is_digit_above_one = [](char c) { return c >= '2' && c <= '9'; };
  return {.transposition = count(2, [](std::string_view at) { return at[0] != at[1]; }),
          .jump = count(3, [](std::string_view at) { return at[0] != at[2]; }),
          .twin = count(2, [](std::string_view at) { return at[0] == at[1]; }),
          .phonetic = count(2, [&](std::string_view at) {
            return (at[1] == '0' && is_digit_above_one(at[0])) || (at[0] == '1' && is_digit_above_one(at[1]));
          })};
}

void Paths::open(std::string_view typed, const Format& format, InputWay way) {
  text_ = typed;
  if (way_ != way || !(format_ == format)) {
    format_ = format;
    way_ = way;
    length_ = 0;
    symbols_.prepare(format_);
    model_.prepare(symbols_, way_, format_.own_look_alikes());
  }
  for (std::size_t i = 0; i < typed.size(); ++i) typed_[i] = symbols_.of(typed[i]);
  places_ = SlipPlaces::of(typed);
  weigh_substitutions();
}

/**
 * Of a code's substitutions each character has as much as it is prone to them, among all characters of the
 * code. That code is what was typed with one character exchanged.
 */
void Paths::weigh_substitutions() {
  const bool outside =
      std::ranges::any_of(text_, [&](char c) { return symbols_.of(c) >= symbols_.alphabet_size(); });
  const SlipModel::Prone& prone = model_.prone(outside);
  const auto prone_at = [&](std::size_t i) {
    return typed_[i] == Symbols::kNone ? prone.mean : prone.symbols[typed_[i]];
  };
  float all = 0;
  for (std::size_t i = 0; i < text_.size(); ++i) all += prone_at(i);
  weighed_ = std::max(weighed_, text_.size());
  for (std::size_t i = 0; i < text_.size(); ++i) {
    const float* rates = model_.rates_to(text_[i]);
    const float others = all - prone_at(i);
    for (std::size_t c = 0; c < symbols_.size(); ++c)
      substitutions_[i][c] =
          static_cast<float>(tables::slips::kSubstitution) * rates[c] / (others + prone.symbols[c]);
  }
}

void Paths::set_length(std::size_t length) {
  if (length != length_) automaton_.prepare(format_, symbols_, length);
  length_ = length;
  weights_ = MoveWeights::of(length, symbols_.alphabet_size(), places_);
}

void Paths::wipe() {
  text_ = {};
  wipe_memory(typed_.data(), typed_.size());
  // The rows beyond were never written.
  wipe_memory(substitutions_.data(), weighed_ * sizeof(substitutions_[0]));
  weighed_ = 0;
  places_ = {};
  weights_ = {};
}

}  // namespace cardmend::search
