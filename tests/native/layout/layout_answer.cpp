#include "native/layout/layout_answer.h"

#include "native/support/text.h"

namespace cardmend::test {

std::string layout_answer(const Laid& laid) {
  return "{\"value\":" + json_string(laid.value) + ",\"caret\":" + std::to_string(laid.caret) + "}";
}

std::string layout_line(std::string_view product, std::u16string_view raw, std::uint32_t at,
                        const Laid& laid) {
  return "{\"product\":" + json_string(product) + ",\"raw\":" + json_string(raw) +
         ",\"at\":" + std::to_string(at) + "," + layout_answer(laid).substr(1);
}

}  // namespace cardmend::test
