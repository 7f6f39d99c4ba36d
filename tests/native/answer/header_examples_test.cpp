// What the heads of the public headers show.
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

#include "cardmend/cardmend.h"
#include "cardmend/detect.h"
#include "cardmend/dictate.h"
#include "cardmend/explain.h"
#include "cardmend/extract.h"
#include "cardmend/known.h"
#include "cardmend/layout.h"
#include "cardmend/named_checker.h"
#include "native/explain/explain_answer.h"

namespace cardmend::test {

TEST_CASE("headers: their examples are true") {
  const Catalog catalog;
  Checker checker(catalog);
  const std::int32_t jd = catalog.find("jd.ecard");
  const CheckResult& result = checker.check(u"3f2a-9Obc-77de-a41b", jd);
  CHECK(result.verdict == Verdict::repaired);
  CHECK((result.code == u"3F2A90BC77DEA41B"));
  checker.add_offers(result.offers);

  NamedChecker named(catalog);
  CHECK(named.check(u"3f2a-9Obc-77de-a41b", jd).verdict == Verdict::repaired);
  CHECK_FALSE(named.may_say_more());

  Detector detector(catalog);
  const DetectResult found = detector.detect(u"JD E-card 3F2A-90BC-77DE-A41B");
  REQUIRE(found.count > 0);
  CHECK(catalog.id_of(found.view()[0].product) == "jd.ecard");

  Dictator dictator(catalog, checker);
  const DictateResult& heard =
      dictator.dictate(u"three F two A nine zero B C seven seven D E A four one B", jd, SpokenLocale::en);
  CHECK((heard.check.code == u"3F2A90BC77DEA41B"));
  CHECK(heard.groups().size() == 4);

  const Explanation why = explain_failure({.text = u"voucher has expired"}, {});
  CHECK(cause_name(why.causes[0].cause) == "expired");

  Extractor extractor(catalog);
  extractor.open(u"3F2A-90BC-77DE-A41B\n4B1C-22D0-9E8F-7A65");
  std::array<ExtractedCard, 8> cards;
  CHECK(extractor.next(cards) == 2);
  CHECK(extractor.next(cards) == 0);
  extractor.wipe();

  Layouter layouter;
  const Laid laid = layouter.lay_out(u"3f2a90", 5, catalog.at(jd));
  CHECK((laid.value == u"3F2A-90"));
  CHECK(laid.caret == 6);

  KnownBuilder builder("jd.ecard", KnownKey{}, 16);
  builder.add("3F2A90BC77DEA41B");
  const std::vector<std::uint8_t> file = builder.build();
  KnownCodes known;
  REQUIRE(known.read(file) == KnownStatus::ok);
  checker.use_known(jd, &known);
  CHECK(checker.check(u"3F2A-90BC-77DE-A41B", jd).verdict == Verdict::valid);
}

}  // namespace cardmend::test
