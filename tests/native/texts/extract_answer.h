// One canonical line of JSON for what was extracted or detected, the same in every runtime.
#ifndef CARDMEND_TESTS_EXTRACT_ANSWER_H_
#define CARDMEND_TESTS_EXTRACT_ANSWER_H_

#include <string>
#include <vector>

#include "cardmend/detect.h"
#include "cardmend/extract.h"

namespace cardmend::test {

/** All cards of a text, some at a time, so that going on is tested too. */
std::vector<ExtractedCard> extract_all(Extractor& extractor, std::u16string_view text);

std::string extract_answer(const std::vector<ExtractedCard>& cards, const Catalog& catalog);
std::string detect_answer(const DetectResult& result, const Catalog& catalog);

std::string number_of(const ExtractedCard& card);
std::string secret_of(const ExtractedCard& card);

/** A code with the zeros that it has lost; empty if it has lost none. */
std::string offer_of(const std::string& code, std::size_t zeros);

/** "100 CNY", "49.99"; empty if there is no value. */
std::string value_of(const ExtractedCard& card);

/** "2027-12-31", "2027-12"; empty if there is none. */
std::string expiry_of(const ExtractedCard& card);

/** The names of the reasons in the order of their values. */
std::vector<std::string> reasons_of(const Detection& detection);

}  // namespace cardmend::test

#endif  // CARDMEND_TESTS_EXTRACT_ANSWER_H_
