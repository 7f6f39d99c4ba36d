// The checker of texts as the product that was named, without what weighs: no detection, no search, no lists.
//
//   const Catalog catalog;
//   NamedChecker checker(catalog);                              // one for each thread
//   const CheckResult& result = checker.check(u"3f2a-9Obc-77de-a41b", catalog.find("jd.ecard"));
//   result.verdict                                              // Verdict::repaired
//   checker.may_say_more()                                      // false: a Checker would say the same
#ifndef CARDMEND_NAMED_CHECKER_H_
#define CARDMEND_NAMED_CHECKER_H_

#include <memory>
#include <optional>
#include <string_view>

#include "cardmend/cardmend.h"

namespace cardmend {

/**
 * Each call does what the Checker's of the same name does where a product is named, and its answers are the same
 * unless may_say_more(). `product` must be an index.
 */
class NamedChecker {
 public:
  /** `catalog` must outlive the checker. */
  explicit NamedChecker(const Catalog& catalog);
  ~NamedChecker();
  NamedChecker(const NamedChecker&) = delete;
  NamedChecker& operator=(const NamedChecker&) = delete;
  NamedChecker(NamedChecker&&) = delete;
  NamedChecker& operator=(NamedChecker&&) = delete;

  /** Its answer lives until the next call or wipe(). */
  const CheckResult& check(std::u16string_view raw, std::int32_t product, Field field = Field::secret,
                           const Typing& typing = {});

  /** Adds what `closer_look` stands for to the last answer, and nothing for any other kind. */
  const CheckResult& add_offers(OfferKind kind, InputWay way = {});

  /** What check() would say, several times as fast, of a text that is clean: then nobody has more to say. */
  std::optional<CleanCode> glance(std::u16string_view raw, std::int32_t product, Field field = Field::secret);

  /** The analysis of a text, and nothing else. */
  const CheckResult& check_as(std::u16string_view raw, std::int32_t product, Field field);

  /**
   * True if a Checker without lists of codes may answer otherwise than the last check(): it may know another
   * product or region for what stands beside the code, or what the code was before a slip.
   */
  [[nodiscard]] bool may_say_more() const;

  /** Zeroes every byte that has held a part of a text since the last wipe. */
  void wipe();

 private:
  struct Workspace;
  std::unique_ptr<Workspace> workspace_;
};

}  // namespace cardmend

#endif  // CARDMEND_NAMED_CHECKER_H_
