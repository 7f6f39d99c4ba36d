// What stands for a code in a session.
#include <bit>

#include "base/siphash.h"
#include "cardmend/session.h"

namespace cardmend {

SessionDigest digest_code(const SessionId& key, std::u16string_view code) {
  static_assert(std::endian::native == std::endian::little);
  const auto hash =
      base::siphash24(std::bit_cast<base::SipKey>(key),
                      {reinterpret_cast<const std::uint8_t*>(code.data()), sizeof(char16_t) * code.size()});
  return hash == 0 ? 1 : hash;
}

}  // namespace cardmend
