#!/bin/sh
# Fetches the source of ICU from the distribution's own source package. No root.
# usage: icu_fetch.sh VERSION FOLDER      FOLDER/source then holds common/, stubdata/ and data/unidata/
#
# The distribution's patches are left out: in 72.1 they change the packaging, genrb (a host tool) and the resource
# bundle's reader, none of which ends up in the module; applying them would need dpkg-dev.
set -eu
version=${1:?usage: icu_fetch.sh VERSION FOLDER} target=${2:?usage: icu_fetch.sh VERSION FOLDER}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=tools/setup.d/apt_private.sh
. "$here/apt_private.sh"
# shellcheck source=tools/setup.d/pins.sh
. "$here/pins.sh"

work=$target.tmp
rm -rf "$work"
private_apt "$work/apt" "$(mirrors | sed "s|^|deb-src [$(signed_by)] |; s|\$| main|; s|\[\] ||")"
apt_here update || true       # a suite without sources is no matter if another one has ours

# the very version that is installed; else the newest, if it is of the same upstream version
installed=$(dpkg-query -W -f '${source:Version}' icu-devtools 2>/dev/null || true)
apt_here source --download-only "icu=$installed" || apt_here source --download-only icu

archive=$(find "$work/apt/files" -name 'icu_*.orig.tar.*' ! -name '*.asc' | head -n 1)
check_pins "$archive"
mkdir "$work/unpacked"
tar -C "$work/unpacked" -xf "$archive"
header=$(find "$work/unpacked" -path '*/source/common/unicode/uvernum.h' | head -n 1)
source=${header%/common/unicode/uvernum.h}
found=$(sed -n 's/^#define U_ICU_VERSION "\(.*\)"$/\1/p' "$header")
if [ "$found" != "$version" ]; then
  echo "the archive has ICU $found, but the installed headers are of $version: upgrade libicu-dev and icu-devtools" >&2
  exit 1
fi

mkdir -p "$work/kept/source/data"
mv "$source/common" "$source/stubdata" "$work/kept/source/"
mv "$source/data/unidata" "$work/kept/source/data/"
cp "$source/../LICENSE" "$work/kept/"
mv "$work/kept" "$target"     # complete, or not there at all
rm -rf "$work"
