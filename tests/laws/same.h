// Two answers compared, all that they say.
#ifndef CARDMEND_TESTS_LAWS_SAME_H_
#define CARDMEND_TESTS_LAWS_SAME_H_

#include "cardmend/cardmend.h"
#include "cardmend/named_checker.h"
#include "cardmend/types_explain.h"
#include "laws/broken.h"

namespace cardmend::laws {

/** Verdict, product, texts, findings, edits, candidates and doubts; both must still live. */
bool same_answer(const CheckResult& one, const CheckResult& other);

/** All of it. */
bool same_answer(const Explanation& one, const Explanation& other);

/**
 * A text that glance() finds clean is what check() says, and so is the answer that is put together later. The checkers
 * are two of one catalog, Checker or NamedChecker.
 */
template <typename Any>
Broken broken_by_glance(Any& quick, Any& full, std::u16string_view raw, std::int32_t product, Field field);

}  // namespace cardmend::laws

#endif  // CARDMEND_TESTS_LAWS_SAME_H_
