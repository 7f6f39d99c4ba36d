#include "cardmend/extract.h"

#include "texts/card_builder.h"

namespace cardmend {

using texts::CardBuilder;
using texts::CodeReader;
using texts::ProductIndex;

struct Extractor::Workspace {
  explicit Workspace(const Catalog& catalog)
      : index(catalog), builder(index), reader(index, builder.evidence(), builder) {}

  ProductIndex index;
  CardBuilder builder;
  CodeReader reader;
  bool reading = false;
  bool cut = false;
};

Extractor::Extractor(const Catalog& catalog) : workspace_(std::make_unique<Workspace>(catalog)) {}

Extractor::~Extractor() {
  wipe();
}

void Extractor::open(std::u16string_view text) {
  Workspace& space = *workspace_;
  space.index.refresh();
  space.builder.open();
  space.reader.open(text.substr(0, kMaxText));
  space.reading = true;
  space.cut = text.size() > kMaxText;
}

std::size_t Extractor::next(std::span<ExtractedCard> out) {
  Workspace& space = *workspace_;
  std::size_t count = 0;
  while (count < out.size()) {
    if (space.builder.ready() > 0) {
      count += space.builder.take(out.subspan(count));
    } else if (space.reading) {
      space.reading = space.reader.step();
      if (!space.reading) space.builder.finish();
    } else {
      break;
    }
  }
  return count;
}

bool Extractor::cut() const {
  return workspace_->cut;
}

std::uint64_t Extractor::steps() const {
  return workspace_->reader.steps();
}

void Extractor::wipe() {
  Workspace& space = *workspace_;
  space.reader.close();
  space.builder.wipe();
  space.reading = false;
}

}  // namespace cardmend
