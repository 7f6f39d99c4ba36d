#include "texts/scan/value_name.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"
#include "tables/labels.h"
#include "text/labels.h"

namespace cardmend::texts {

using base::is_lower;
using base::is_upper;
using base::to_lower;
using text::kMaxLabel;
using text::Label;
using text::LabelMark;
using text::latin_label;

namespace {

constexpr Label kOther{.word = u"", .mark = LabelMark::other, .strict = false};

bool is_among(std::span<const std::u16string_view> words, std::u16string_view word) {
  return std::ranges::binary_search(words, word);
}

/** A capital behind a small letter, or before one at the end of capitals: "traceId", "IMEINumber". */
bool begins_word(std::string_view letters, std::size_t i) {
  const auto at = [letters](std::size_t k) { return static_cast<char16_t>(letters[k]); };
  if (i == 0) return true;
  return is_upper(at(i)) && (is_lower(at(i - 1)) || (i + 1 < letters.size() && is_lower(at(i + 1))));
}

}  // namespace

const Label& other_label() {
  return kOther;
}

void ValueName::add(std::string_view letters) {
  for (std::size_t i = 0; i < letters.size() && !cut_; ++i) {
    const bool begins = begins_word(letters, i);
    cut_ = size_ == letters_.size() || (begins && words_ == begins_.size());
    if (cut_) return;
    if (begins) begins_[words_++] = size_;
    letters_[size_++] = to_lower(static_cast<char16_t>(letters[i]));
  }
}

std::u16string_view ValueName::word(std::size_t index) const {
  const std::size_t end = index + 1 < words_ ? begins_[index + 1] : size_;
  return {letters_.data() + begins_[index], end - begins_[index]};
}

bool ValueName::turns(std::size_t word_index, const Label& label) const {
  if (label.mark != LabelMark::secret && label.mark != LabelMark::number) return false;
  const std::u16string_view before = word(word_index);
  return is_among(tables::kNameParts, before) || (label.bare && !is_among(tables::kPlainWords, before));
}

bool ValueName::turns(const Label& label) const {
  return words_ > 0 && !cut_ && turns(words_ - 1U, label);
}

const Label* ValueName::label() const {
  if (words_ == 0 || cut_) return nullptr;
  for (std::size_t first = 0; first < words_; ++first) {
    const std::u16string_view rest = from(first);
    const Label* label = rest.size() <= kMaxLabel ? latin_label(rest) : nullptr;
    if (label != nullptr) return first > 0 && turns(first - 1, *label) ? &kOther : label;
  }
  return words_ > 1 && is_among(tables::kNameHeads, word(words_ - 1U)) ? &kOther : nullptr;
}

}  // namespace cardmend::texts
