#include "cardmend/cardmend.h"

namespace cardmend {

std::string_view version() {
  return CARDMEND_VERSION;
}

}  // namespace cardmend
