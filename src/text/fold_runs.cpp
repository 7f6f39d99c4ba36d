#include "text/fold_runs.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/packed.h"
#include "tables/fold_runs.h"

namespace cardmend::text {

namespace {

/** Code points that follow one another and have one image, or images that end in one character after the other. */
struct Run {
  char32_t first = 0;
  std::uint16_t count = 0;
  bool ascends = false;
  /** Of the first. */
  Image image;
};

using Runs = std::array<Run, tables::kFoldRunCount>;

/** Packed in columns: how far each begins behind the last one's end; how many, and whether they ascend; images, each
 * of which an end of line ends. */
[[gnu::cold]] Runs unpacked() {
  Runs runs;
  base::Packed in(tables::kFoldRuns);
  for (Run& run : runs) run.first = in.number();
  char32_t end = 0;
  for (Run& run : runs) {
    const std::uint32_t number = in.number();
    run.first += end;
    run.count = static_cast<std::uint16_t>(number / 2);
    run.ascends = number % 2 != 0;
    end = run.first + run.count;
  }
  for (Run& run : runs) {
    run.image.mapped = true;
    for (char next = in.letter(); next != '\n'; next = in.letter()) run.image.text[run.image.length++] = next;
  }
  return runs;
}

}  // namespace

Image image_in_runs(char32_t c) {
  static const Runs runs = unpacked();
  const auto* const next = std::ranges::upper_bound(runs, c, {}, &Run::first);
  if (next == runs.begin()) return {};
  const Run& run = *std::prev(next);
  if (c - run.first >= run.count) return {};
  Image image = run.image;
  if (run.ascends) {
    char& last = image.text[image.length - 1U];
    last = static_cast<char>(last + static_cast<int>(c - run.first));
  }
  return image;
}

}  // namespace cardmend::text
