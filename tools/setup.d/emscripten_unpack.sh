#!/bin/sh
# Unpacks Debian 13's Emscripten 3.1.69 on Debian 12, beside the system's own packages. About 15 s, 140 MB.
# usage: emscripten_unpack.sh PREFIX      needs clang-19, lld-19 and llvm-19; no root
#
# How: Debian 12 has clang-19, the LLVM that Emscripten 3.1.69 expects. Emscripten's own package is scripts and C
# sources, so it can lie anywhere. Only Binaryen is a binary that wants a newer libc: it runs through a private copy of
# Debian 13's loader and libc. Nothing of Debian 13 is installed.
set -eu
prefix=${1:?usage: emscripten_unpack.sh PREFIX}
suite=trixie llvm=/usr/lib/llvm-19/bin
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=tools/setup.d/apt_private.sh
. "$here/apt_private.sh"
# shellcheck source=tools/setup.d/pins.sh
. "$here/pins.sh"

mirror=$(mirrors | awk -v name="$(codename)" '$2 == name { print $1; exit }')
if [ -z "$mirror" ]; then
  echo "no mirror of $(codename) main among this machine's package sources" >&2
  exit 1
fi
arch=$(dpkg --print-architecture)
mkdir -p "$prefix"
private_apt "$prefix/apt" "deb [arch=$arch $(signed_by)] $mirror $suite main"
apt_here update
apt_here download emscripten binaryen node-acorn libc6 libstdc++6 libgcc-s1

check_pins "$prefix"/apt/files/*.deb
mkdir -p "$prefix/root" "$prefix/libc" "$prefix/bin"
for deb in emscripten binaryen node-acorn; do dpkg-deb -x "$prefix/apt/files/$deb"_*.deb "$prefix/root"; done
for deb in libc6 libstdc++6 libgcc-s1; do dpkg-deb -x "$prefix/apt/files/$deb"_*.deb "$prefix/libc"; done
rm -rf "$prefix/apt" "$prefix/root/usr/share/emscripten/cache"     # its libraries are rebuilt on first use

# Binaryen's programs, each through the private loader
libc=$(echo "$prefix"/libc/usr/lib/*-linux-gnu*)
libraries=$libc:$(echo "$prefix"/root/usr/lib/*-linux-gnu*)
loader=$(find "$libc" -maxdepth 1 -name 'ld-linux*.so.*' | head -n 1)
for tool in "$prefix"/root/usr/bin/wasm*; do
  if [ ! -x "$tool" ] || [ -L "$tool" ]; then continue; fi
  name=$(basename "$tool")
  printf '#!/bin/sh\nexec "%s" --argv0 %s --library-path "%s" "%s" "$@"\n' \
    "$loader" "$name" "$libraries" "$tool" >"$prefix/bin/$name"
  chmod +x "$prefix/bin/$name"
done
for tool in clang clang++ wasm-ld llvm-ar llvm-nm llvm-objcopy llvm-dwarfdump llvm-ranlib llvm-dwp llvm-strip \
  llvm-readobj; do
  ln -sf "$llvm/$tool" "$prefix/bin/$tool"
done

# one configuration, found beside em++ without any variable, and by name
cat >"$prefix/emscripten.cfg" <<X
LLVM_ROOT = '$prefix/bin'
BINARYEN_ROOT = '$prefix'
EMSCRIPTEN_ROOT = '$prefix/root/usr/share/emscripten'
NODE_JS = '$(command -v node || command -v nodejs)'
CACHE = '$prefix/cache'
X
ln -sfn "$prefix/emscripten.cfg" "$prefix/root/usr/share/emscripten/.emscripten"
ln -sfn nodejs "$prefix/root/usr/share/node_modules"      # where em++'s JavaScript finds acorn, without NODE_PATH
rm -rf "$prefix/root/usr/share/nodejs/@types"             # else --emit-tsd trips over them

"$prefix/root/usr/share/emscripten/em++" --version
"$prefix/bin/wasm-opt" --version
