// The module of the command line: it builds files of known codes, and asks them. It is no part of what a page
// loads. One file is made or asked at a time.
#include <emscripten/emscripten.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "cardmend/known.h"
#include "shared/wipe.h"

namespace {

using cardmend::KnownBuilder;
using cardmend::KnownCodes;
using cardmend::KnownKey;
using cardmend::KnownStatus;

/** A key, and after it a product's id or a code. */
struct Text {
  KnownKey key;
  std::array<char, cardmend::kMaxToolText> characters;

  [[nodiscard]] std::string_view first(std::uint32_t count) const {
    return {characters.data(), std::min<std::size_t>(count, characters.size())};
  }
};

Text text;
std::optional<KnownBuilder> builder;
std::vector<std::uint8_t> file;
KnownCodes codes;

}  // namespace

[[noreturn]] void std::__libcpp_verbose_abort(const char* /*format*/, ...) {
  __builtin_trap();
}

extern "C" {

/** Where JavaScript writes the key (kKnownKeyBytes), and behind it the product's id or a code (kMaxToolText at
 * most). */
EMSCRIPTEN_KEEPALIVE Text* ct_text() {
  return &text;
}

/** Begins with a list for the product whose id of `length` characters was written, under the key. */
EMSCRIPTEN_KEEPALIVE void ct_begin(std::uint32_t bits, std::uint32_t length) {
  builder.emplace(text.first(length), text.key, bits);
}

/** Adds the code that was written; 0 if there is no room for it. */
EMSCRIPTEN_KEEPALIVE std::uint32_t ct_add(std::uint32_t length) {
  const bool added = builder.has_value() && builder->add(text.first(length));
  cardmend::wasm::wipe(std::span(text.characters));
  return added ? 1 : 0;
}

/** The file's bytes; 0 if nothing can be built. */
EMSCRIPTEN_KEEPALIVE std::uint32_t ct_build() {
  if (builder) file = builder->build();
  return static_cast<std::uint32_t>(file.size());
}

/** Makes room for a file to be read. */
EMSCRIPTEN_KEEPALIVE void ct_open(std::uint32_t size) {
  file.resize(size);
}

EMSCRIPTEN_KEEPALIVE std::uint8_t* ct_file() {
  return file.data();
}

/** How many codes were added again, and pairs of 32-bit numbers: which, and first. */
EMSCRIPTEN_KEEPALIVE std::uint32_t ct_duplicate_count() {
  return builder ? static_cast<std::uint32_t>(builder->duplicates().size()) : 0;
}

EMSCRIPTEN_KEEPALIVE const cardmend::KnownDuplicate* ct_duplicates() {
  return builder ? builder->duplicates().data() : nullptr;
}

/** A KnownStatus of the file; if it is `ok`, the text holds the product's id, and zeros behind it. */
EMSCRIPTEN_KEEPALIVE std::uint32_t ct_read() {
  const KnownStatus status = codes.read(file);
  cardmend::wasm::wipe(std::span(text.characters));
  if (status == KnownStatus::ok) std::ranges::copy(codes.file().product, text.characters.begin());
  return static_cast<std::uint32_t>(status);
}

EMSCRIPTEN_KEEPALIVE std::uint32_t ct_count() {
  return codes.file().count;
}

EMSCRIPTEN_KEEPALIVE std::uint32_t ct_bits() {
  return codes.file().bits;
}

/** 1 if the code that was written is in the file that was read. */
EMSCRIPTEN_KEEPALIVE std::uint32_t ct_contains(std::uint32_t length) {
  return codes.contains(text.first(length)) ? 1 : 0;
}

/** How many of `count` codes are in the file that was read: the one that was written, its first four bytes
 * replaced by a number that counts up. For the bench. */
EMSCRIPTEN_KEEPALIVE std::uint32_t ct_contains_many(std::uint32_t length, std::uint32_t count) {
  std::uint32_t found = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    for (std::uint32_t k = 0; k < 4; ++k) text.characters[k] = static_cast<char>(i >> (8 * k));
    found += codes.contains(text.first(length)) ? 1 : 0;
  }
  return found;
}

}  // extern "C"
