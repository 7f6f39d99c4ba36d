#!/bin/sh
# Compiles what the module uses of ICU's common library to WebAssembly. About 10 s on two cores.
# usage: icu_compile.sh SOURCE FOLDER JOBS FLAGS DEFINES      em++ and emar on the PATH; makes FOLDER/libicucommon.a
set -eu
source=$1 target=$2 jobs=$3 flags=$4 defines=$5
work=$target.tmp
rm -rf "$work"
mkdir -p "$work/objects" "$work/include"

for define in $defines U_COMMON_IMPLEMENTATION=1; do flags="$flags -D$define"; done
flags="$flags -I$source/common -ffile-prefix-map=$source=icu"

# ICU carries the NFC data as a table in its code, and its header gives no way to leave that out. Ours includes a copy of
# the header that says 0 ahead of it. The custom form that the module uses is loaded from data, so nothing needs NFC's.
sed 's/^#define NORM2_HARDCODE_NFC_DATA 1$/#define NORM2_HARDCODE_NFC_DATA 0/' "$source/common/normalizer2impl.h" \
  >"$work/include/normalizer2impl.h"
if ! grep -q '^#define NORM2_HARDCODE_NFC_DATA 0$' "$work/include/normalizer2impl.h"; then
  echo "normalizer2impl.h does not define NORM2_HARDCODE_NFC_DATA: look at this ICU again" >&2
  exit 1
fi
ahead="-include $work/include/normalizer2impl.h"

# What the module reaches, with all that those need: a sixth of the library. A link that lacks a symbol names it; the
# source that has it belongs here, and icu_recipe in icu.sh goes up.
used='appendable bmpset bytesinkutil bytestream charstr cmemory cstring edits loadednormalizer2impl normalizer2
  normalizer2impl patternprops putil stringpiece uarrsort ucln_cmn ucptrie udatamem udataswp uinvchar umutablecptrie
  umutex unifilt unifunct uniset unisetspan unistr uobject ustring ustrtrns utf_impl util utrace utrie_swap uvector'

# extra_flags FILE: what single files need besides
extra_flags() {
  case $1 in
    # its dynamic_casts only ever meet the class that they name, in what the module calls
    normalizer2) echo "-Ddynamic_cast=static_cast $ahead" ;;
    loadednormalizer2impl) echo "$ahead" ;;
    *) if grep -Eq 'typeid\(|include "unifiedcache.h"' "$source/common/$1.cpp"; then echo "-frtti"; fi ;;
  esac
}

# files with the same flags go to em++ ten at a time: its start is a good part of the work
: >"$work/plain"
: >"$work/special"
for name in $used; do
  file=$source/common/$name.cpp
  extra=$(extra_flags "$name")
  if [ -z "$extra" ]; then echo "$file" >>"$work/plain"; else echo "$flags $extra -c $file" >>"$work/special"; fi
done
cd "$work/objects"
# shellcheck disable=SC2086
em++ $flags -c "$source/stubdata/stubdata.cpp"        # first and alone: it also lays out Emscripten's headers
# shellcheck disable=SC2086
xargs -P "$jobs" -n 10 em++ $flags -c <"$work/plain"
xargs -P "$jobs" -L 1 em++ <"$work/special"

# the same members in the same order with no times, so that equal inputs give an equal file
find . -name '*.o' | sort | xargs emar rcsD "$work/libicucommon.a"
cd "$target/.."
rm -rf "$work/objects" "$work/plain" "$work/special"
mv "$work" "$target"          # complete, or not there at all
