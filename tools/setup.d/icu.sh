# ICU: its source in the version of the installed headers and tools, and its common library compiled to WebAssembly.
# shellcheck shell=sh disable=SC2034,SC2154

# source_of FOLDER: prints the folder that holds common/, given ICU's source/ or the folder around it
source_of() {
  for folder in "$1" "$1/source"; do
    [ -r "$folder/common/unicode/uvernum.h" ] && [ -r "$folder/stubdata/stubdata.cpp" ] && { echo "$folder"; return; }
  done
  return 1
}

source_version() { sed -n 's/^#define U_ICU_VERSION "\(.*\)"$/\1/p' "$1/common/unicode/uvernum.h"; }

ensure_icu_source() {
  icu_source=''
  if [ -n "${ICU_SOURCE_DIR:-}" ]; then
    [ -n "$icu_version" ] || return 0          # without headers there is nothing to compare it with; they are named
    if ! folder=$(source_of "$ICU_SOURCE_DIR"); then
      lacks "ICU's source" "ICU_SOURCE_DIR is $ICU_SOURCE_DIR, which holds no ICU source (common/, stubdata/)"
    elif [ "$(source_version "$folder")" != "$icu_version" ]; then
      lacks "ICU's source $icu_version" "ICU_SOURCE_DIR holds $(source_version "$folder"): the versions must be the same"
    else
      icu_source=$(CDPATH='' cd -- "$folder" && pwd)
    fi
    return 0
  fi
  icu_kept=$cache/icu-source-$icu_version
  if [ ! -d "$icu_kept" ] && is_debian_like; then
    [ -z "$missing" ] || return 0              # fetched once all else is there
    lock
    remove_leftovers 'icu-source-*.tmp'
    if [ ! -d "$icu_kept" ] && run "fetching ICU's source $icu_version" \
      sh "$root/tools/setup.d/icu_fetch.sh" "$icu_version" "$icu_kept"; then
      made="$made icu-source"
    fi
  fi
  if [ -d "$icu_kept" ]; then
    icu_source=$icu_kept/source
  else
    lacks "ICU's source" "unpack ICU4C's source, of the same version as the headers, and set ICU_SOURCE_DIR to its source/ folder"
  fi
}

# The flags of the library, apart from the includes. The module's own code must see the same U_ and UCONFIG_ switches.
icu_defines='U_STATIC_IMPLEMENTATION=1 U_CHARSET_IS_UTF8=1'
for part in FILE_IO COLLATION BREAK_ITERATION FORMATTING TRANSLITERATION REGULAR_EXPRESSIONS IDNA LEGACY_CONVERSION \
  SERVICE FILTERED_BREAK_ITERATION; do
  icu_defines="$icu_defines UCONFIG_NO_$part=1"
done
icu_flags='-O2 -std=c++17 -mcpu=mvp -fno-exceptions -fno-rtti -ffunction-sections -fdata-sections -w'
icu_recipe=3               # raise this when icu_compile.sh makes something else than before

icu_library_key() {
  {
    echo "$icu_recipe $icu_flags $icu_defines"
    # somebody's own source may be changed under the same version number
    [ -z "${ICU_SOURCE_DIR:-}" ] || cat "$icu_source"/common/*.cpp "$icu_source"/common/*.h
  } | sha256 | cut -c 1-12
}

ensure_icu_library() {
  icu_library=''
  if [ -z "$icu_source" ] || [ -n "$missing" ]; then return 0; fi
  icu_built=$cache/icu-$icu_version-emcc$em_version-$(icu_library_key)
  icu_library=$icu_built/libicucommon.a
  [ ! -f "$icu_library" ] || return 0
  lock
  [ ! -f "$icu_library" ] || return 0
  remove_leftovers 'icu-*-emcc*.tmp'
  if run "compiling ICU $icu_version to WebAssembly" compile_icu; then
    made="$made icu-library"
  else
    lacks "ICU's library for WebAssembly" "it must compile (log: build/setup.log)"
  fi
}

compile_icu() (
  eval "$(emscripten_env)"
  sh "$root/tools/setup.d/icu_compile.sh" "$icu_source" "$icu_built" "$(cores)" "$icu_flags" "$icu_defines"
)
