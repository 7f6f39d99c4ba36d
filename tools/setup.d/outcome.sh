# What the rest of the project learns from the set-up: build/setup.env for shells, build/setup.cmake for CMake.
# shellcheck shell=sh disable=SC2034,SC2154

# put FILE: replaces FILE by stdin, but only if it differs: CMake configures again when setup.cmake changes
put() {
  cat >"$1.new"
  if cmp -s "$1.new" "$1" 2>/dev/null; then rm -f "$1.new"; else mv "$1.new" "$1"; fi
}

shell_outcome() {
  echo '# Written by tools/setup. Sourced by tools/run.'
  emscripten_env
  cat <<X
case ":\$PATH:" in *:/usr/sbin:*) ;; *) PATH="\$PATH:/usr/sbin" ;; esac
export CARDMEND_CACHE='$cache'
export CARDMEND_CHROMIUM='$chromium'
export CARDMEND_CLANG_FORMAT='$clang_format'
export CARDMEND_CLANG_TIDY='$clang_tidy'
export CARDMEND_WASM_OPT='$(wasm_opt)'
X
}

cmake_outcome() {
  echo '# Written by tools/setup. Included by CMakeLists.txt and tools/cmake/wasm.cmake.'
  cat <<X
set(CARDMEND_ICU_VERSION "$icu_version")
set(CARDMEND_ICU_SOURCE_DIR "$icu_source")
set(CARDMEND_ICU_WASM_LIBRARY "$icu_library")
set(CARDMEND_ICU_WASM_DEFINES "$(echo "$icu_defines" | tr ' ' ';')")
set(CARDMEND_GENNORM2 "$(command -v gennorm2)")
set(CARDMEND_ICUPKG "$(command -v icupkg)")
set(CARDMEND_EMSCRIPTEN_ROOT "$em_root")
set(CARDMEND_EMSCRIPTEN_VERSION "$em_version")
set(CARDMEND_WASM_OPT "$(wasm_opt)")
set(CARDMEND_NODE "$(command -v node)")
set(CARDMEND_CCACHE "$ccache")
set(CARDMEND_CACHE "$cache")
X
}

# cold: true if this run made everything of the cache that the build takes from it
cold() {
  case $made in *icu-library*) ;; *) return 1 ;; esac
  [ -z "$em_own" ] || case $made in *emscripten*) ;; *) return 1 ;; esac
}

write_outcome() {
  mkdir -p "$root/build"
  shell_outcome | put "$root/build/setup.env"
  cmake_outcome | put "$root/build/setup.cmake"
  # npm test asks this: a run that began with an empty cache and passed is a proof of the cold way
  if cold; then echo cold; else echo warm; fi | put "$root/build/setup.start"
}
