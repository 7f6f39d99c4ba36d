// The few operations of WebAssembly's SIMD that bindings/wasm/batch uses, for a native build of it: by GCC's and Clang's vectors.
#ifndef CARDMEND_TESTS_FUZZ_WASM_SIMD128_H_
#define CARDMEND_TESTS_FUZZ_WASM_SIMD128_H_

#include <cstdint>
#include <cstring>

using v128_t = std::uint8_t __attribute__((vector_size(16)));

inline v128_t wasm_v128_load(const void* from) {
  v128_t value;
  std::memcpy(&value, from, sizeof(value));
  return value;
}

inline void wasm_v128_store(void* to, v128_t value) {
  std::memcpy(to, &value, sizeof(value));
}

inline v128_t wasm_u8x16_splat(std::uint8_t byte) {
  return v128_t{} + byte;
}

inline v128_t wasm_v128_or(v128_t one, v128_t other) {
  return one | other;
}

inline v128_t wasm_i8x16_eq(v128_t one, v128_t other) {
  return reinterpret_cast<v128_t>(one == other);
}

inline std::uint32_t wasm_i8x16_bitmask(v128_t value) {
  std::uint32_t mask = 0;
  for (unsigned i = 0; i < 16; ++i) mask |= std::uint32_t{value[i]} >> 7U << i;
  return mask;
}

#endif  // CARDMEND_TESTS_FUZZ_WASM_SIMD128_H_
