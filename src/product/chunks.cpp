#include "product/chunks.h"

#include "core/ascii.h"
#include "core/readings.h"

namespace cardmend {
namespace {

char glyph_for(const Product& product, char glyph) {
  return product.ignore_case ? static_cast<char>(to_upper(static_cast<char16_t>(glyph))) : glyph;
}

/** Adds the unit at `i` to an open chunk. */
void extend(Chunk& chunk, std::uint32_t i, UnitKind kind, bool plausible, std::uint32_t& open_junk) {
  if (chunk.code_units + chunk.junk_units == 0) chunk.range.begin = i;
  chunk.range.end = i + 1;
  if (kind == UnitKind::junk) {
    ++chunk.junk_units;
    if (chunk.code_units > 0) ++open_junk;
    return;
  }
  if (chunk.code_units == 0) chunk.core.begin = i;
  chunk.core.end = i + 1;
  ++chunk.code_units;
  chunk.inner_junk += open_junk;
  open_junk = 0;
  chunk.plausible = chunk.plausible && plausible;
}

/** White space, or two hyphens in a row as sellers put them between a number and its secret. */
bool ends_word(const Folded& folded, std::uint32_t i, std::uint32_t end) {
  return is_space(folded.text[i]) || (folded.text[i] == u'-' && i + 1 < end && folded.text[i + 1] == u'-');
}

}  // namespace

void find_chunks(const Folded& folded, const UnitKinds& kinds, Range range, const Product& product, Cut cut,
                 Chunks& out) {
  Chunk chunk;
  std::uint32_t open_junk = 0;
  const auto close = [&] {
    if (chunk.code_units + chunk.junk_units == 0 || out.size() + 1 == kMaxChunks) return;
    out.push_back(chunk);
    chunk = Chunk{};
    open_junk = 0;
  };
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const UnitKind kind = kinds[i];
    if (kind == UnitKind::delimiter || (cut == Cut::at_words && ends_word(folded, i, range.end))) {
      close();
    } else if (kind != UnitKind::separator && folded.glyphs[i] != kTrail) {
      const char glyph = glyph_for(product, folded.glyphs[i]);
      extend(chunk, i, kind, kind == UnitKind::code && is_plausible(glyph, product.alphabet), open_junk);
    } else if (kind == UnitKind::junk) {
      chunk.range.end = i + 1;
    }
  }
  if (chunk.code_units + chunk.junk_units > 0) out.push_back(chunk);
}

bool is_number(const Folded& folded, const UnitKinds& kinds, const Chunk& chunk, const NumberFormat& format) {
  if (format.most == 0 || chunk.junk_units > 0) return false;
  std::size_t prefix = 0;
  std::uint32_t digits = 0;
  for (std::uint32_t i = chunk.core.begin; i < chunk.core.end; ++i) {
    if (kinds[i] != UnitKind::code) continue;
    const char16_t glyph = to_upper(static_cast<char16_t>(folded.glyphs[i]));
    if (prefix < format.prefix.size()) {
      if (glyph != static_cast<char16_t>(format.prefix[prefix++])) return false;
    } else if (!is_digit(glyph)) {
      return false;
    } else {
      ++digits;
    }
  }
  return digits >= format.least && digits <= format.most;
}

}  // namespace cardmend
