// Knowledge that JavaScript laid out (bindings/js/knowledge/pack.ts), read in place:
//
//   offset and count of each table, in the order of the fields of Knowledge; offset and units of its text;
//   generic platform, HTML failure, check-first share; then the rows, each table at a multiple of 4 bytes
//
// Whoever writes it has checked it: nothing is checked again here.
#include <emscripten/emscripten.h>

#include <cstddef>
#include <memory>
#include <span>

#include "cardmend/explain.h"
#include "guide/knowledge.h"
#include "shared/flat.h"

namespace {

using namespace cardmend;

// The layout that it writes: each field at a multiple of its size, rows at one of their
// largest.
static_assert(sizeof(PlatformRow) == 10 && offsetof(PlatformRow, least_arrival) == 6);
static_assert(sizeof(ChannelRow) == 6 && offsetof(ChannelRow, kind) == 4);
static_assert(sizeof(SupportRow) == 4);
static_assert(sizeof(RemedyRow) == 10 && offsetof(RemedyRow, retries) == 9);
static_assert(sizeof(CauseRow) == 12 && offsetof(CauseRow, chance_count) == 10);
static_assert(sizeof(RemedyChance) == 4 && sizeof(ShareRow) == 4 && sizeof(PatternRow) == 4);
static_assert(sizeof(FailureRow) == 8 && offsetof(FailureRow, grave) == 6);
static_assert(sizeof(StatusRow) == 6 && offsetof(StatusRow, json) == 5);
static_assert(sizeof(TermRow) == 6 && offsetof(TermRow, reading_count) == 4 && sizeof(ReadingRow) == 3);
static_assert(sizeof(EvidenceRow) == 16 && offsetof(EvidenceRow, factor_count) == 14);
static_assert(sizeof(FactorRow) == 8 && offsetof(FactorRow, times) == 4);
static_assert(sizeof(TierRow) == 12 && offsetof(TierRow, least) == 4);

std::unique_ptr<std::uint32_t[]> words;
Knowledge written;

class Head {
 public:
  std::uint32_t next() { return words[at_++]; }

  template <typename Row>
  void table(std::span<const Row>& rows) {
    const std::uint32_t offset = next();
    rows = {reinterpret_cast<const Row*>(reinterpret_cast<const std::byte*>(words.get()) + offset), next()};
  }

 private:
  std::size_t at_ = 0;
};

}  // namespace

const Knowledge& cardmend::wasm::knowledge() {
  return words ? written : shipped_knowledge();
}

extern "C" {

/** Where JavaScript writes knowledge; the memory may have been replaced by a larger one. */
EMSCRIPTEN_KEEPALIVE std::uint32_t* cm_knowledge_open(std::uint32_t count) {
  words = std::make_unique<std::uint32_t[]>(count);
  return words.get();
}

/** Takes what was written. */
EMSCRIPTEN_KEEPALIVE void cm_knowledge_use() {
  Head head;
  wasm::read(head, written);
  std::span<const char16_t> text;
  head.table(text);
  written.text = {text.data(), text.size()};
  written.generic_platform = static_cast<std::uint8_t>(head.next());
  written.html_failure = static_cast<std::uint8_t>(head.next());
  written.check_first_from = static_cast<std::uint16_t>(head.next());
}

/** Goes back to the shipped knowledge. */
EMSCRIPTEN_KEEPALIVE void cm_knowledge_close() {
  words.reset();
}

}  // extern "C"
