// The module of the command line: it builds files of known codes, and asks them. It is no part of what a page
// loads, so that Embind may carry what crosses. One file is made or asked at a time.
#include <emscripten/bind.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cardmend/known.h"
#include "shared/wipe.h"

namespace {

using cardmend::KnownBuilder;
using cardmend::KnownCodes;
using cardmend::KnownDuplicate;
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

/** Of what JavaScript may write to or read from until the memory grows. */
template <typename Item>
emscripten::val view_of(std::span<Item> items) {
  return emscripten::val(emscripten::typed_memory_view(items.size(), items.data()));
}

/** The key, and behind it room for a product's id or a code: no code crosses as a string, whose copies nobody could
 * zero. */
emscripten::val text_view() {
  return view_of(std::span(reinterpret_cast<std::uint8_t*>(&text), sizeof(text)));
}

/** Begins with a list for the product whose id of `length` characters was written, under the key. */
void begin(std::uint32_t bits, std::uint32_t length) {
  builder.emplace(text.first(length), text.key, bits);
}

/** Adds the code that was written; false if there is no room for it. */
bool add(std::uint32_t length) {
  const bool added = builder.has_value() && builder->add(text.first(length));
  cardmend::wasm::wipe(std::span(text.characters));
  return added;
}

/** The file's bytes; none if nothing can be built. */
emscripten::val build() {
  if (builder) file = builder->build();
  return view_of(std::span(file));
}

/** Room for a file to be read. */
emscripten::val room_for(std::uint32_t size) {
  file.resize(size);
  return view_of(std::span(file));
}

/** The codes that were added again. */
emscripten::val duplicates() {
  emscripten::val list = emscripten::val::array();
  if (!builder) return list;
  for (const KnownDuplicate& duplicate : builder->duplicates()) list.call<void>("push", duplicate);
  return list;
}

/** A KnownStatus of the file. */
std::uint32_t read() {
  cardmend::wasm::wipe(std::span(text.characters));
  return static_cast<std::uint32_t>(codes.read(file));
}

/** What the file that was read says of itself. */
struct Info {
  std::string product;
  std::uint32_t count;
  std::uint32_t bits;
};
Info info() {
  return {std::string(codes.file().product), codes.file().count, codes.file().bits};
}

/** The code that was written is in the file that was read. */
bool contains(std::uint32_t length) {
  return codes.contains(text.first(length));
}

/** How many of `count` codes are in the file that was read: the one that was written, its first four bytes
 * replaced by a number that counts up. For the bench. */
std::uint32_t contains_many(std::uint32_t length, std::uint32_t count) {
  std::uint32_t found = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    for (std::uint32_t k = 0; k < 4; ++k) text.characters[k] = static_cast<char>(i >> (8 * k));
    found += codes.contains(text.first(length)) ? 1 : 0;
  }
  return found;
}

}  // namespace

EMSCRIPTEN_BINDINGS(cardmend_tools) {
  emscripten::value_object<KnownDuplicate>("Duplicate")
      .field("which", &KnownDuplicate::which)
      .field("first", &KnownDuplicate::first);
  emscripten::value_object<Info>("Info")
      .field("product", &Info::product)
      .field("count", &Info::count)
      .field("bits", &Info::bits);
  emscripten::function("text", &text_view);
  emscripten::function("begin", &begin);
  emscripten::function("add", &add);
  emscripten::function("build", &build);
  emscripten::function("roomFor", &room_for);
  emscripten::function("duplicates", &duplicates);
  emscripten::function("read", &read);
  emscripten::function("info", &info);
  emscripten::function("contains", &contains);
  emscripten::function("containsMany", &contains_many);
}
