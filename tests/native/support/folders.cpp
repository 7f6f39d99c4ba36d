#include "native/support/folders.h"

namespace cardmend::test {

std::string test_folder() {
  return CARDMEND_TEST_FOLDER;
}

std::string data_folder() {
  return CARDMEND_DATA_FOLDER;
}

std::string answer_folder() {
  return CARDMEND_ANSWERS;
}

}  // namespace cardmend::test
