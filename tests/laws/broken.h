// What a law says of an answer. The laws hold for any text whatever; the native tests and the fuzz targets ask
// the same ones.
#ifndef CARDMEND_TESTS_LAWS_BROKEN_H_
#define CARDMEND_TESTS_LAWS_BROKEN_H_

#include <string_view>

namespace cardmend::laws {

/** The first law that is broken, in words; empty if all are kept. */
using Broken = std::string_view;

}  // namespace cardmend::laws

#endif  // CARDMEND_TESTS_LAWS_BROKEN_H_
