#include "answer/offers.h"

#include "base/wipe.h"

namespace cardmend::answer {

using check::Analysis;
using check::look_alikes;
using format::Slot;
using format::span_of;
using search::DoubtPlace;
using search::offer;

void Offers::wipe() {
  if (!used_) return;
  used_ = false;
  search_.wipe();
  candidates_.wipe();
  places_.wipe();
  doubts_.wipe();
}

void Offers::search(const Format& format, const KnownCodes* known, InputWay way, Analysis& analysis) {
  wipe();
  used_ = true;
  offer({.format = &format, .way = way, .known = known}, analysis.slots, search_, candidates_, places_);
  for (const DoubtPlace& place : places_) {
    const Slot& slot = analysis.slots[place.slot];
    Doubt doubt{
        .span = span_of(analysis.folded, slot), .index = place.slot, .probability = place.probability};
    look_alikes(slot.value, format, doubt.readings);
    doubts_.push_back(doubt);
  }
  analysis.result.candidates = candidates_.view();
  analysis.result.doubts = doubts_.view();
}

}  // namespace cardmend::answer
