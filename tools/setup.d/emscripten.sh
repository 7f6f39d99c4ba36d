# Emscripten: an existing one is taken if it is new enough, else Debian's package is installed or unpacked.
# shellcheck shell=sh disable=SC2034,SC2154

emscripten_wanted=3.1.69
emscripten_recipe=1       # raise this when emscripten_unpack.sh makes something else than before
emscripten_llvm=/usr/lib/llvm-19/bin
em_root=''                # the folder of em++
em_version=''
em_config=''              # a configuration to name in EM_CONFIG, empty where em++ finds its own
em_own=''                 # not empty: it is the one that we unpacked
em_system=''              # not empty: it is the distribution's, whose cache of libraries is frozen

# take_emscripten FOLDER: true if em++ there is new enough
take_emscripten() {
  [ -x "$1/em++" ] && [ -r "$1/emscripten-version.txt" ] || return 1
  found_version=$(tr -d '" \n' <"$1/emscripten-version.txt")
  case $found_version in [0-9]*) at_least "$emscripten_wanted" "$found_version" || return 1 ;; *) return 1 ;; esac
  em_root=$1 em_version=$found_version
}

own_emscripten_ready() {
  [ -f "$own_emscripten/.complete" ] && [ "$(cat "$own_emscripten/.complete")" = "$emscripten_recipe" ]
}

find_emscripten() {
  em_root='' em_config='' em_own='' em_system=''
  own_emscripten=$cache/emscripten-$emscripten_wanted

  if [ -n "${EMSDK:-}" ] && take_emscripten "$EMSDK/upstream/emscripten"; then
    [ ! -f "$EMSDK/.emscripten" ] || em_config=$EMSDK/.emscripten
    return 0
  fi
  if has em++; then
    on_path=$(dirname "$(readlink -f "$(command -v em++)")")
    # one that a set-up unpacked belongs to its cache: tools/run puts it on the PATH
    if [ ! -f "${on_path%/root/usr/share/emscripten}/.complete" ] && take_emscripten "$on_path"; then
      em_config=${EM_CONFIG:-}
      case $em_root in /usr/share/*) em_system=1 ;; esac
      return 0
    fi
  fi
  if own_emscripten_ready && take_emscripten "$own_emscripten/root/usr/share/emscripten"; then
    em_own=1
    em_config=$own_emscripten/emscripten.cfg
  fi
}

# emscripten_way: how this machine gets one: apt (Debian 13 on), unpack (Debian 12), none.
# Node from its own project's Debian package does not see Debian's JavaScript modules, which Debian's Emscripten needs.
emscripten_way() {
  if [ "$(os_release ID)" != debian ] || ! is_debian_like; then
    echo none
    return
  fi
  case $(os_release VERSION_ID) in
    12) echo unpack ;;
    [0-9] | 1[01]) echo none ;;
    *) case $(dpkg-query -W -f '${Version}' nodejs 2>/dev/null) in *nodesource*) echo unpack ;; *) echo apt ;; esac ;;
  esac
}

# probe_emscripten_packages: adds to what ensure_packages installs
probe_emscripten_packages() {
  if [ -z "$em_root" ]; then
    em_way=$(emscripten_way)
    [ "$em_way" != apt ] || want emscripten "Emscripten $emscripten_wanted or newer"
  fi
  if [ -n "$em_own" ] || { [ -z "$em_root" ] && [ "$em_way" = unpack ]; }; then
    [ -x "$emscripten_llvm/clang" ] || want clang-19 'clang 19, for Emscripten'
    [ -x "$emscripten_llvm/wasm-ld" ] || want lld-19 'lld 19, for Emscripten'
    [ -x "$emscripten_llvm/llvm-ar" ] || want llvm-19 'the tools of LLVM 19, for Emscripten'
  fi
}

# unpack_emscripten: its files name the final folder, so it is made in place; the stamp, written last, makes it valid
unpack_emscripten() {
  lock
  find_emscripten
  [ -z "$em_root" ] || return 0
  rm -rf "$own_emscripten"
  run "unpacking Emscripten $emscripten_wanted" sh "$root/tools/setup.d/emscripten_unpack.sh" "$own_emscripten" || return 1
  printf '%s\n' "$emscripten_recipe" >"$own_emscripten/.complete"
  made="$made emscripten"
  find_emscripten
  [ -n "$em_root" ]
}

ensure_emscripten() {
  [ -z "$em_root" ] || return 0
  emsdk="emsdk install $emscripten_wanted, emsdk activate $emscripten_wanted, and set EMSDK"
  case $em_way in
    apt) ;;                  # one of the packages, and named with them
    unpack)
      if [ -n "$missing" ]; then
        lacks "Emscripten $emscripten_wanted or newer" "tools/setup unpacks it once the packages are there; or $emsdk"
      elif ! unpack_emscripten; then
        lacks "Emscripten $emscripten_wanted or newer" "Debian 13's packages must be within reach (log: build/setup.log); or $emsdk"
      fi
      ;;
    *) lacks "Emscripten $emscripten_wanted or newer" "$emsdk" ;;
  esac
}

# wasm_opt: Binaryen's optimizer of that Emscripten
wasm_opt() {
  if [ -n "$em_own" ]; then
    echo "$own_emscripten/bin/wasm-opt"
  elif [ -x "$em_root/../bin/wasm-opt" ]; then
    readlink -f "$em_root/../bin/wasm-opt"
  else
    command -v wasm-opt || echo "$("$em_root/em-config" BINARYEN_ROOT)/bin/wasm-opt"
  fi
}

# emscripten_env: the shell lines that make this Emscripten work; used here and written to build/setup.env
emscripten_env() {
  # shellcheck disable=SC2016
  printf 'case ":$PATH:" in *":%s:"*) ;; *) PATH="%s:$PATH" ;; esac\nexport PATH\n' "$em_root" "$em_root"
  [ -z "$em_config" ] || printf "export EM_CONFIG='%s'\n" "$em_config"
  [ -z "$em_own" ] || printf "export EM_NODE_JS='%s'\n" "$(command -v node)"
  [ -z "$em_system" ] || printf "export EM_CACHE='%s/emscripten-%s-system' EM_FROZEN_CACHE=0\n" "$cache" "$em_version"
}
