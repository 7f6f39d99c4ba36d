# The system's packages: compilers, build tools, libraries, the browser. One table says what each is and how it shows.
# shellcheck shell=sh disable=SC2034,SC2154

packages=''          # Debian's names of what is missing
packages_text=''     # "name|what it is" of each, a line each

# want PACKAGE WHAT: PACKAGE is missing
want() {
  packages="$packages $1"
  packages_text="$packages_text$1|$2
"
}

# clang_tool NAME: prints the command of NAME in major version 19. One version, because formats and warnings differ.
clang_tool() {
  for name in "$1-19" "$1"; do
    if has "$name" && "$name" --version 2>/dev/null | grep -q 'version 19\.'; then
      command -v "$name"
      return 0
    fi
  done
  return 1
}

find_chromium() {
  if [ -n "${CARDMEND_CHROMIUM:-}" ]; then
    [ -x "$CARDMEND_CHROMIUM" ] && printf '%s\n' "$CARDMEND_CHROMIUM"
    return
  fi
  for name in chromium chromium-browser google-chrome; do
    if has "$name"; then
      command -v "$name"
      return 0
    fi
  done
  return 1
}

# what the tests of a queue start a server of their own with, on the PATH or where Debian keeps each version
has_postgres_server() { has initdb || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }

# want_postgres_server: only its programs are wanted: Debian's package is told to make no database of the system's
want_postgres_server() {
  mkdir -p /etc/postgresql-common/createcluster.d &&
    echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/cardmend.conf
}

has_chinese_font() {
  [ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] ||
    { has fc-list && [ -n "$(fc-list :lang=zh-cn 2>/dev/null | head -n 1)" ]; }
}

# headers: one run of the preprocessor tells which libraries g++ finds, wherever they lie
headers() {
  g++ -std=c++20 -E -P -x c++ - 2>/dev/null <<'X'
#if __has_include(<doctest/doctest.h>)
found doctest
#endif
#if __has_include(<nlohmann/json.hpp>)
found json
#endif
#if __has_include(<rapidcheck.h>)
found rapidcheck
#endif
#if __has_include(<unicode/uvernum.h>) && __has_include(<unicode/normalizer2.h>)
#include <unicode/uvernum.h>
found icu U_ICU_VERSION
#endif
X
}

first_version() { "$@" 2>/dev/null | sed -n 's/^[^0-9]*\([0-9][0-9.]*\).*/\1/p' | head -n 1; }

probe_packages() {
  packages='' packages_text=''
  at_least 12 "$(g++ -dumpfullversion 2>/dev/null || true)" || want g++ 'g++ 12 or newer'
  at_least 3.25 "$(first_version cmake --version)" || want cmake 'CMake 3.25 or newer'
  has ninja || want ninja-build 'ninja'
  has python3 || want python3 'Python 3'
  clang_format=$(clang_tool clang-format) || want clang-format-19 'clang-format 19'
  clang_tidy=$(clang_tool clang-tidy) || want clang-tidy-19 'clang-tidy 19'

  found=$(headers) || found=''
  case $found in *'found doctest'*) ;; *) want doctest-dev 'doctest' ;; esac
  case $found in *'found json'*) ;; *) want nlohmann-json3-dev "nlohmann's JSON for C++" ;; esac
  case $found in *'found rapidcheck'*) ;; *) want librapidcheck-dev 'RapidCheck' ;; esac
  icu_version=$(printf '%s\n' "$found" | sed -n 's/^found icu "\(.*\)"$/\1/p')
  [ -n "$icu_version" ] || want libicu-dev "ICU's headers and libraries"

  if has gennorm2 && has icupkg && has uconv; then
    tools_version=$(uconv --version | sed -n 's/.*ICU \([0-9.]*\).*/\1/p')
    if [ -n "$icu_version" ] && [ "$tools_version" != "$icu_version" ]; then
      want icu-devtools "ICU's tools of version $icu_version (found $tools_version)"
    fi
  else
    want icu-devtools "ICU's tools (gennorm2, icupkg, uconv)"
  fi

  chromium=$(find_chromium) || want chromium "Chromium (or Chrome: set CARDMEND_CHROMIUM)"
  has_chinese_font || want fonts-noto-cjk 'a font with Chinese characters'
  probe_emscripten_packages
  ccache=$(command -v ccache || true)
}

install_packages() {
  # shellcheck disable=SC2086
  set -- $packages
  # nobody needs it, and who has it builds the next clone in a fraction of the time
  [ -n "$ccache" ] || set -- "$@" ccache
  # without it a test says what it needs, and all else can be built and run
  if ! has_postgres_server && want_postgres_server; then set -- "$@" postgresql; fi
  run "updating the package lists" apt-get -oAcquire::Retries=2 -oAcquire::http::Timeout=30 update || true
  run "installing $*" apt-get -oAcquire::Retries=2 -oAcquire::http::Timeout=30 \
    install -y --no-install-recommends "$@" || true
}

# ensure_packages: installs what is missing in one call where that is possible, and notes what then still is
ensure_packages() {
  probe_packages
  [ -n "$packages" ] || return 0
  if is_root && is_debian_like; then
    lock
    probe_packages       # another set-up may just have installed them
    [ -z "$packages" ] || install_packages
    hash -r
    find_emscripten
    probe_packages
    [ -n "$packages" ] || return 0
  fi
  while IFS='|' read -r package what; do
    [ -n "$package" ] || continue
    if is_debian_like; then
      lacks "$what" "as root: apt-get install $package"
    else
      lacks "$what" "install it so that it is on the PATH or among g++'s headers (Debian's package: $package)"
    fi
  done <<X
$packages_text
X
}
