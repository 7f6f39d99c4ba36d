#include "repair/paths.h"

namespace cardmend {

void Paths::open(std::string_view typed, const Format& format, InputWay way) {
  text_ = typed;
  if (way_ != way || !(format_ == format)) {
    format_ = format;
    way_ = way;
    length_ = 0;
    symbols_.prepare(format_);
    model_.prepare(symbols_, way_);
  }
  for (std::size_t i = 0; i < typed.size(); ++i) typed_[i] = symbols_.of(typed[i]);
}

void Paths::set_length(std::size_t length, const CheckSteps& steps) {
  if (length != length_) automaton_.prepare(format_, symbols_, length, steps);
  length_ = length;
  weights_ = MoveWeights::of(length, symbols_.alphabet_size());
}

void Paths::wipe() {
  text_ = {};
  wipe_memory(typed_.data(), typed_.size());
}

}  // namespace cardmend
