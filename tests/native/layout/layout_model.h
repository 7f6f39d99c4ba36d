// What a field that groups a code must show, told in the plainest way: a list of characters and a caret.
#ifndef CARDMEND_TESTS_LAYOUT_MODEL_H_
#define CARDMEND_TESTS_LAYOUT_MODEL_H_

#include <string>
#include <string_view>
#include <vector>

namespace cardmend::test {

using Groups = std::vector<std::size_t>;

class LayoutModel {
 public:
  /** The groups for each length that has some, the shortest first. */
  LayoutModel(std::vector<Groups> layouts, bool ignore_case)
      : layouts_(std::move(layouts)), ignore_case_(ignore_case) {}

  /** Replaces [begin, end) of text() by what was typed or pasted there, and settles the result. */
  void replace(std::size_t begin, std::size_t end, std::u16string_view typed);

  [[nodiscard]] std::u16string text() const;
  [[nodiscard]] std::size_t caret() const;
  [[nodiscard]] std::size_t size() const { return characters_.size(); }

 private:
  [[nodiscard]] const Groups& groups() const;
  /** A hyphen stands between the first `count` characters and the next one. */
  [[nodiscard]] bool has_hyphen(std::size_t count) const;
  void type(char16_t unit);

  std::vector<Groups> layouts_;
  bool ignore_case_;
  std::u16string characters_;
  /** How many characters stand before the caret; whether it is behind the hyphen that follows them. */
  std::size_t before_ = 0;
  bool behind_ = false;
  /** A hyphen was typed at the end. */
  bool open_ = false;
};

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_LAYOUT_MODEL_H_
