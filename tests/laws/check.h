// What holds for the answer of a check to any text.
#ifndef CARDMEND_TESTS_LAWS_CHECK_H_
#define CARDMEND_TESTS_LAWS_CHECK_H_

#include <span>
#include <string_view>

#include "cardmend/cardmend.h"
#include "cardmend/named_checker.h"
#include "laws/broken.h"

namespace cardmend::laws {

/** Edits lie in the text, in order and apart, change something, and replayed give the code. */
Broken broken_by_edits(std::u16string_view raw, std::span<const Edit> edits, std::u16string_view code);

/** The same of an answer; of a payment card it has neither code nor edits. */
Broken broken_by_edits(std::u16string_view raw, const CheckResult& result);

/** Findings lie in the text and fit the verdict, and so do the repairs. */
Broken broken_by_findings(std::u16string_view raw, const CheckResult& result);

/** Candidates are what was typed but for their changes, and share what is sure; doubts lie in text and code. */
Broken broken_by_offers(std::u16string_view raw, const CheckResult& result);

/** All three. */
Broken broken_by_check(std::u16string_view raw, const CheckResult& result);

/**
 * The code of a right answer is right, and nothing but itself. `checker` is a Checker or a NamedChecker, another one than
 * `result` is of.
 */
template <typename Any>
Broken broken_by_code(Any& checker, const CheckResult& result, Field field);

/** What is offered in the place of a wrong code is right, and nothing but itself. */
Broken broken_by_candidates(Checker& checker, const CheckResult& result, Field field);

}  // namespace cardmend::laws

#endif  // CARDMEND_TESTS_LAWS_CHECK_H_
