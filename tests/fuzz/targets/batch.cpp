// The quick reader of lists, over any bytes: rows in order, lines whose codes a check finds right, and a stop at all else.
#include "batch/block.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "fuzz/support/hold.h"
#include "fuzz/support/world.h"
#include "fuzz/targets.h"

namespace cardmend::fuzz {
namespace {

constexpr std::string_view kTail = ",ok";

std::string_view cell_of(wasm::Bytes line, const wasm::Cell& cell) {
  // Bytes of a code, which are ASCII.
  return {reinterpret_cast<const char*>(line.data()) + cell.begin, cell.length()};
}

void check_cell(std::string_view cell, std::int32_t product, Field field) {
  const Text raw(std::span(reinterpret_cast<const std::uint8_t*>(cell.data()), cell.size()));
  const CheckResult& result = one_checker().check(raw.view(), product, field);
  hold(result.verdict == Verdict::valid && result.code == raw.view(),
       "the code of a clean row is right, and itself");
}

void check_line(wasm::Bytes line, const wasm::Plan& plan) {
  static wasm::Record record;
  record.separate(',');
  hold(record.read(line, 0) == line.size(), "a line is one record");
  hold(record.count() == plan.width + 1, "a line has the cells of its row, and what is said of it");
  check_cell(cell_of(line, record[static_cast<std::uint32_t>(plan.secret)]), plan.product, Field::secret);
  if (plan.number >= 0)
    check_cell(cell_of(line, record[static_cast<std::uint32_t>(plan.number)]), plan.product, Field::number);
}

void check_lines(const wasm::Block& block, const wasm::Plan& plan) {
  const wasm::Bytes lines(block.lines().data(), block.lines().size());
  const std::size_t rows = block.rows().size();
  hold(block.ends().size() == rows && block.hashes().size() == 2 * rows && block.values().size() == rows,
       "each clean row has its line, its hash and its value");
  std::size_t at = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    const std::size_t end = block.ends().data()[i];
    hold(end > at && end <= lines.size(), "lines follow one another");
    hold(i == 0 || block.rows().data()[i - 1] < block.rows().data()[i], "rows are in order");
    check_line(lines.subspan(at, end - at), plan);
    at = end;
  }
  hold(at == lines.size(), "all that was written is a line");
}

}  // namespace

void batch(Input& input) {
  static wasm::Block block(shipped_catalog());
  constexpr std::array<std::uint8_t, 4> kDelimiters = {',', '\t', ';', '|'};
  wasm::Plan plan;
  plan.product = input.below(shipped_catalog().size());
  const std::uint32_t how = input.byte();
  plan.width = 1 + how % 4;
  plan.secret = static_cast<std::int32_t>((how >> 2U) % plan.width);
  if ((how & 16U) != 0 && plan.width > 1 && shipped_catalog().at(plan.product).number.exists())
    plan.number = static_cast<std::int32_t>((static_cast<std::uint32_t>(plan.secret) + 1) % plan.width);
  if ((how & 32U) != 0) plan.value = static_cast<std::int32_t>(plan.width) - 1;
  plan.identity = static_cast<wasm::Identity>((how >> 6U) % 3);
  const auto* tail = reinterpret_cast<const std::uint8_t*>(kTail.data());
  block.plan(plan, kDelimiters[input.byte() % kDelimiters.size()], {tail, kTail.size()});
  const auto bytes = input.rest();
  std::ranges::copy(bytes, block.open(bytes.size()));
  std::size_t before = 0;
  std::uint32_t records = 0;
  while (block.next(0)) {
    hold(block.record_begin() >= before && block.record_begin() <= bytes.size(),
         "records follow one another");
    hold(block.records() >= records, "records are counted");
    before = block.record_begin();
    records = block.records();
  }
  check_lines(block, plan);
  block.wipe();
}

}  // namespace cardmend::fuzz
