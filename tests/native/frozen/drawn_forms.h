// Texts of what looks like a code and is none, beside codes: numbers of telephones, accounts and persons, days and times, amounts.
#ifndef CARDMEND_TESTS_DRAWN_FORMS_H_
#define CARDMEND_TESTS_DRAWN_FORMS_H_

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace cardmend::test {

class DrawnForms {
 public:
  explicit DrawnForms(std::uint32_t seed) : random_(seed) {}

  /** One to four of them, with words between. */
  std::u16string next();

 private:
  [[nodiscard]] std::uint32_t below(std::size_t count) {
    return random_() % static_cast<std::uint32_t>(count);
  }
  bool one_in(std::size_t count) { return below(count) == 0; }
  std::string digits(std::size_t count);
  std::string of(std::string_view alphabet, std::size_t count);
  std::string grouped(const std::string& text, std::size_t size);
  std::string telephone();
  std::string payment_card();
  std::string account();
  std::string person();
  std::string time();
  std::string amount();
  std::string code();
  std::string form();

  std::mt19937 random_;
};

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_DRAWN_FORMS_H_
