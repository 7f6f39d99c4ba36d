// The wait that an answer tells in words or as a member of JSON.
//
//   {"retry_after": 30}                              30 s
//   "Too many attempts. Try again in 15 minutes."    15 min
//   \u8BF71\u5C0F\u65F6\u540E\u518D\u8BD5            1 h
//
// A duration counts where its sentence speaks of trying again, of waiting or of a lock, and before all where its clause
// does; unless it lies in the past ("3 minutes ago") or something is valid or answered within it.
#ifndef CARDMEND_EXPLAIN_WAIT_H_
#define CARDMEND_EXPLAIN_WAIT_H_

#include <string_view>

namespace cardmend::explain {

/** Nothing is told of a wait. */
inline constexpr double kNoWait = -1;

/** The longest wait that a text tells, in milliseconds; kNoWait if it tells none. Linear in the text. */
double told_wait(std::u16string_view text);

/**
 * What a number without a unit means, in milliseconds. Retry-After counts seconds (RFC 9110, 10.2.3), and so
 * do the APIs that took its name over; those that count milliseconds send whole seconds. So a number is
 * milliseconds where it is a round number of seconds that no clock would show: a multiple of 1000 that makes
 * no half hours, or more than a day that makes no whole days. Everything else is seconds.
 */
double wait_of_number(double number);

}  // namespace cardmend::explain

#endif  // CARDMEND_EXPLAIN_WAIT_H_
