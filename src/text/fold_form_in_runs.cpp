// In place of fold_form.cpp, in the part that brings it (src/CMakeLists.txt).
#include "text/fold_runs.h"

namespace cardmend::text {

Image image_of(char32_t c) {
  return image_in_runs(c);
}

}  // namespace cardmend::text
