#!/bin/sh
# Compiles what the module uses of ICU's common library to WebAssembly. About 10 s on two cores.
# usage: icu_compile.sh SOURCE FOLDER JOBS FLAGS DEFINES      em++ and emar on the PATH; makes FOLDER/libicucommon.a
set -eu
source=$1 target=$2 jobs=$3 flags=$4 defines=$5
work=$target.tmp
rm -rf "$work"
mkdir -p "$work/objects"

for define in $defines U_COMMON_IMPLEMENTATION=1; do flags="$flags -D$define"; done
flags="$flags -I$source/common -ffile-prefix-map=$source=icu"

# What the module reaches, with all that those need: a sixth of the library. A link that lacks a symbol names it; the
# source that has it belongs here, and icu_recipe in icu.sh goes up.
used='appendable bmpset bytesinkutil bytestream charstr cmemory cstring edits normalizer2impl patternprops putil
  stringpiece uarrsort ucln_cmn ucptrie udataswp uinvchar umutablecptrie umutex unifilt unifunct uniset unisetspan unistr
  uobject ustring ustrtrns utf_impl util utrace utrie_swap uvector'

cd "$work/objects"
# shellcheck disable=SC2086
em++ $flags -c "$source/stubdata/stubdata.cpp"        # first and alone: it also lays out Emscripten's headers
# ten at a time: the start of em++ is a good part of the work
# shellcheck disable=SC2086
for name in $used; do echo "$source/common/$name.cpp"; done | xargs -P "$jobs" -n 10 em++ $flags -c

# the same members in the same order with no times, so that equal inputs give an equal file
find . -name '*.o' | sort | xargs emar rcsD "$work/libicucommon.a"
cd "$target/.."
rm -rf "$work/objects"
mv "$work" "$target"          # complete, or not there at all
