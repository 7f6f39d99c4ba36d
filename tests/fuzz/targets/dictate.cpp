// What is heard in any transcript.
#include "cardmend/dictate.h"

#include "fuzz/support/hold.h"
#include "fuzz/support/world.h"
#include "fuzz/targets.h"
#include "laws/dictation.h"

namespace cardmend::fuzz {

void dictate(Input& input) {
  static Checker checker(shipped_catalog());
  static Dictator dictator(shipped_catalog(), checker);
  const std::int32_t product = input.below(shipped_catalog().size() + 1) - 1;
  const std::uint32_t how = input.byte();
  const Text raw(input);
  const SpokenLocale locale = (how & 1U) != 0 ? SpokenLocale::zh_cn : SpokenLocale::en;
  const Field field = (how & 2U) != 0 ? Field::number : Field::secret;
  hold(laws::broken_by_dictation(
      raw.view(), dictator.dictate(raw.view(), product < 0 ? kDetect : product, locale, field)));
}

}  // namespace cardmend::fuzz
