// A list's rows, a block at a time: plain exports over one block. Products are numbered as in the other parts.
#include <emscripten/emscripten.h>

#include "batch/block.h"
#include "cardmend/cardmend.h"
#include "shared/buffers.h"
#include "shared/product_wire.h"

namespace cardmend::wasm {

Catalog& catalog() {
  static Catalog instance;
  return instance;
}

namespace {

Block& block() {
  static Block instance(catalog());
  return instance;
}

}  // namespace
}  // namespace cardmend::wasm

namespace {

using cardmend::wasm::block;

}  // namespace

extern "C" {

/** Takes the product that JavaScript wrote into the output, for ever; its index, or -1. It was tried by another
 * part. */
EMSCRIPTEN_KEEPALIVE std::int32_t cm_batch_define(std::uint32_t words) {
  cardmend::wasm::WiredProduct wired;
  if (!cardmend::wasm::read_product(cardmend::wasm::written_words(words), wired)) return -1;
  return cardmend::wasm::catalog().add(wired.product);
}

/** How rows are read from now on. Columns count from 0, -1 for none; `tail` bytes of the scratch stand behind each
 * clean row; the key is that of cm_batch_key. */
EMSCRIPTEN_KEEPALIVE void cm_batch_plan(std::int32_t product, std::uint32_t delimiter, std::uint32_t width,
                                        std::int32_t secret, std::int32_t number, std::int32_t value,
                                        std::uint32_t identity, std::uint32_t key_low, std::uint32_t key_high,
                                        const std::uint8_t* tail, std::uint32_t tail_length) {
  block().plan({.product = product,
                .width = width,
                .secret = secret,
                .number = number,
                .value = value,
                .identity = static_cast<cardmend::wasm::Identity>(identity),
                .key = {key_low, key_high}},
               static_cast<std::uint8_t>(delimiter), {tail, tail_length});
}

/** Where JavaScript writes a block of `size` bytes; all of the last one is zeroed. */
EMSCRIPTEN_KEEPALIVE std::uint8_t* cm_batch_open(std::uint32_t size) {
  return block().open(size);
}

/** 1 at a record that needs a closer look, 0 at the end. */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_batch_next(std::uint32_t skip) {
  return block().next(skip) ? 1 : 0;
}

/** Where JavaScript writes what cm_batch_take reads. */
EMSCRIPTEN_KEEPALIVE std::uint8_t* cm_batch_scratch(std::uint32_t size) {
  return block().scratch(size);
}

/** Of the scratch a line with its end, a number and a secret: the record where cm_batch_next stopped is a clean row. */
EMSCRIPTEN_KEEPALIVE void cm_batch_take(std::uint32_t line, std::uint32_t number, std::uint32_t secret) {
  block().take(line, number, secret);
}

/** Where the record begins at which cm_batch_next stopped. */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_batch_begin() {
  return static_cast<std::uint32_t>(block().record_begin());
}

/** The number of that record, from 0; at the end how many there are. */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_batch_records() {
  return block().records();
}

/** Where its number lies, if that is plainly right, and of how many bytes it is; 0 if it is not. */
EMSCRIPTEN_KEEPALIVE const std::uint8_t* cm_batch_number() {
  return block().number().data();
}
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_batch_number_bytes() {
  return static_cast<std::uint32_t>(block().number().size());
}

/** Clean rows. */
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_batch_count() {
  return static_cast<std::uint32_t>(block().rows().size());
}

EMSCRIPTEN_KEEPALIVE std::uint32_t cm_batch_line_bytes() {
  return static_cast<std::uint32_t>(block().lines().size());
}

/** Where these lie until the next call: the clean rows' lines, where each ends, its record, two words of its hash. */
EMSCRIPTEN_KEEPALIVE const std::uint8_t* cm_batch_lines() {
  return block().lines().data();
}
EMSCRIPTEN_KEEPALIVE const std::uint32_t* cm_batch_ends() {
  return block().ends().data();
}
EMSCRIPTEN_KEEPALIVE const std::uint32_t* cm_batch_rows() {
  return block().rows().data();
}
EMSCRIPTEN_KEEPALIVE const std::uint32_t* cm_batch_hashes() {
  return block().hashes().data();
}

/** Of each clean row 0, or which of the seen face values it has, from 1. */
EMSCRIPTEN_KEEPALIVE const std::uint16_t* cm_batch_values() {
  return block().values().data();
}

/** Of each face value that was seen where it begins and ends in the block, and 1 if its cell is odd; how many words. */
EMSCRIPTEN_KEEPALIVE const std::uint32_t* cm_batch_seen() {
  return block().face_values().seen().data();
}
EMSCRIPTEN_KEEPALIVE std::uint32_t cm_batch_seen_words() {
  return static_cast<std::uint32_t>(block().face_values().seen().size());
}

/** Zeroes all that has held a part of a row. */
EMSCRIPTEN_KEEPALIVE void cm_batch_wipe() {
  block().wipe();
}

}  // extern "C"
