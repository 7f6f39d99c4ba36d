#pragma once

namespace cardmend::test {

/** When the sessions of tests begin, in ms since 1970: any time of the epoch's digits. */
inline constexpr double kBegin = 1'700'013'600'000;

}  // namespace cardmend::test
