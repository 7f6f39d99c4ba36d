#include "native/layout/layout_model.h"

#include <algorithm>

namespace cardmend::test {
namespace {

bool is_hyphen(char16_t unit) {
  return unit == u'-';
}

/** The separators and invisible characters that the tests type. */
constexpr std::u16string_view kSeparators = u"-. _/\u3000\uFF0D\u2014\n";
constexpr std::u16string_view kInvisible = u"\u200B\uFEFF";

char16_t narrow(char16_t unit) {
  return unit >= 0xFF01 && unit <= 0xFF5E ? static_cast<char16_t>(unit - 0xFEE0) : unit;
}

}  // namespace

const Groups& LayoutModel::groups() const {
  for (const Groups& groups : layouts_) {
    std::size_t sum = 0;
    for (const std::size_t length : groups) sum += length;
    if (sum >= characters_.size()) return groups;
  }
  return layouts_.back();
}

bool LayoutModel::has_hyphen(std::size_t count) const {
  if (count == characters_.size()) return open_;
  std::size_t sum = 0;
  for (const std::size_t length : groups()) {
    sum += length;
    if (sum == count) return true;
  }
  return false;
}

std::u16string LayoutModel::text() const {
  std::u16string text;
  for (std::size_t i = 0; i < characters_.size(); ++i) {
    if (has_hyphen(i)) text += u'-';
    text += characters_[i];
  }
  return open_ ? text + u'-' : text;
}

std::size_t LayoutModel::caret() const {
  std::size_t at = before_ + (behind_ ? 1 : 0);
  for (std::size_t i = 1; i < before_; ++i) at += has_hyphen(i) ? 1 : 0;
  return at;
}

void LayoutModel::type(char16_t unit) {
  if (kInvisible.find(unit) != std::u16string_view::npos) return;
  behind_ = kSeparators.find(unit) != std::u16string_view::npos;
  if (behind_) return;
  unit = narrow(unit);
  if (ignore_case_ && unit >= u'a' && unit <= u'z') unit = static_cast<char16_t>(unit - 0x20);
  characters_.insert(before_, 1, unit);
  ++before_;
}

void LayoutModel::replace(std::size_t begin, std::size_t end, std::u16string_view typed) {
  const std::u16string old = text();
  const auto characters_before = [&old](std::size_t at) {
    return at - static_cast<std::size_t>(
                    std::count_if(old.begin(), old.begin() + static_cast<std::ptrdiff_t>(at), is_hyphen));
  };
  const bool hyphen_after = end < old.size() && old.back() == u'-';
  const std::size_t from = characters_before(begin);
  characters_.erase(from, characters_before(end) - from);
  before_ = from;
  behind_ = begin > 0 && old[begin - 1] == u'-';
  for (const char16_t unit : typed) type(unit);
  // A hyphen at the end stays where a printed group ends and another one is to follow.
  open_ = hyphen_after || (before_ == characters_.size() && behind_);
  std::size_t sum = 0;
  bool boundary = false;
  const Groups& printed = groups();
  for (std::size_t i = 0; i + 1 < printed.size(); ++i) {
    sum += printed[i];
    boundary = boundary || sum == characters_.size();
  }
  open_ = open_ && boundary;
  behind_ = behind_ && before_ > 0 && has_hyphen(before_);
}

}  // namespace cardmend::test
