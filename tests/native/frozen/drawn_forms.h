// Texts of what looks like a code and is none, beside codes: numbers of telephones, accounts and persons, days and times, amounts.
#ifndef CARDMEND_TESTS_DRAWN_FORMS_H_
#define CARDMEND_TESTS_DRAWN_FORMS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "native/frozen/chance.h"

namespace cardmend::test {

class DrawnForms : Chance {
 public:
  explicit DrawnForms(std::uint32_t seed) : Chance(seed) {}

  /** One to four of them, with words between. */
  std::u16string next();

 private:
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
};

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_DRAWN_FORMS_H_
