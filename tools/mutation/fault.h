// What the mutated sources are compiled with: every fault is in the program, and one of them, by its number, is on.
#ifndef CARDMEND_MUTATION_FAULT_H_
#define CARDMEND_MUTATION_FAULT_H_

#include <cstdlib>
#include <type_traits>

namespace fault {

/** The fault that is on; 0 for none, -1 to note which are reached. */
extern int active;
void note(int number);
/** Forgets what was reached so far. */
void forget();
bool is_reached(int number);

/** A fault that makes no other program: what it would change has no other value of its kind. */
[[noreturn]] inline void void_fault() {
  std::_Exit(77);
}

constexpr bool on(int number) {
  if (std::is_constant_evaluated()) return false;
  if (active == -1) note(number);
  return active == number;
}

/** The same value, or another one of its type: the next, twice as much, the opposite. */
template <typename T>
constexpr decltype(auto) other(int number, const T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    return on(number) ? !value : bool{value};
  } else if constexpr (std::is_enum_v<T>) {
    return on(number) ? static_cast<T>(static_cast<std::underlying_type_t<T>>(value) + 1) : T{value};
  } else if constexpr (std::is_floating_point_v<T>) {
    return on(number) ? (value == 0 ? T{1} : static_cast<T>(value * 2)) : T{value};
  } else if constexpr (std::is_integral_v<T>) {
    return on(number) ? static_cast<T>(value + 1) : T{value};
  } else {
    if (on(number)) void_fault();
    return (value);
  }
}

/** `<` or `>`: with the first fault equal ones too, with the second the opposite. */
template <char kSign, typename A, typename B>
constexpr bool beyond(int number, const A& a, const B& b) {
  const bool equal_too = on(number);
  const bool opposite = on(number + 1);
  if constexpr (kSign == '<') return equal_too ? a <= b : (a < b) != opposite;
  if constexpr (kSign == '>') return equal_too ? a >= b : (a > b) != opposite;
  if constexpr (kSign == 'l') return equal_too ? a < b : (a <= b) != opposite;
  if constexpr (kSign == 'g') return equal_too ? a > b : (a >= b) != opposite;
}

template <typename A, typename B>
constexpr auto plus(int number, const A& a, const B& b) {
  if constexpr (requires { static_cast<decltype(a + b)>(a - b); }) {
    return on(number) ? static_cast<decltype(a + b)>(a - b) : a + b;
  } else {
    if (on(number)) void_fault();
    return a + b;
  }
}

template <typename A, typename B>
constexpr auto minus(int number, const A& a, const B& b) {
  if constexpr (requires { static_cast<decltype(a - b)>(a + b); }) {
    return on(number) ? static_cast<decltype(a - b)>(a + b) : a - b;
  } else {
    if (on(number)) void_fault();
    return a - b;
  }
}

}  // namespace fault

#endif  // CARDMEND_MUTATION_FAULT_H_
