// Where the tests find what they read, and leave what they answered.
//
// The paths stand in one object file: each other one is the same in every clone, and so is not compiled again.
//
//   std::ifstream file(data_folder() + "/" + name);
#ifndef CARDMEND_TESTS_FOLDERS_H_
#define CARDMEND_TESTS_FOLDERS_H_

#include <string>

namespace cardmend::test {

/** tests/, without a slash at its end, as all of these. */
std::string test_folder();

/** data/. */
std::string data_folder();

/** In the build's folder; may not be there yet. */
std::string answer_folder();

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_FOLDERS_H_
