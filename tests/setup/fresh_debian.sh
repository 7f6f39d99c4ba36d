#!/bin/sh
# Tries the project on a truly fresh Debian: a minimal system made by debootstrap, with this machine's Node and a clone of
# HEAD, and nothing else. Needs root and debootstrap; not part of npm test (about 5 minutes for the set-up alone).
#
# usage: tests/setup/fresh_debian.sh FOLDER [SUITE [COMMAND...]]
#   FOLDER    where the systems are made: FOLDER/SUITE.base is kept for the next time, FOLDER/SUITE is made anew
#   SUITE     bookworm (the default) or trixie
#   COMMAND   what is run in the clone, by default: tools/setup
#
# The package mirrors, the proxy and certificate settings of apt and npm are this machine's own, taken over at run time.
set -eu
usage='usage: fresh_debian.sh FOLDER [SUITE [COMMAND...]]'
folder=${1:?$usage} suite=${2:-bookworm}
if [ $# -ge 2 ]; then shift 2; else shift; fi
[ $# -gt 0 ] || set -- tools/setup
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
# shellcheck source=tools/setup.d/apt_private.sh
. "$root/tools/setup.d/apt_private.sh"

mkdir -p "$folder"
folder=$(CDPATH='' cd -- "$folder" && pwd)
base=$folder/$suite.base machine=$folder/$suite

if [ ! -f "$base/.complete" ]; then
  rm -rf "$base"
  mirror=$(mirrors | awk -v name="$(codename)" '$2 == name { print $1; exit }')
  debootstrap --variant=minbase "$suite" "$base" "$mirror" >"$folder/$suite.log" 2>&1
  # the suites that an installed Debian has: the release, its updates, its security
  mirrors | sed "s|^|deb |; s| $(codename)| $suite|; s|\$| main|" >"$base/etc/apt/sources.list"
  touch "$base/.complete"
fi

release() {
  for place in dev/shm dev/pts dev sys proc; do
    if mountpoint -q "$machine/$place"; then umount -l "$machine/$place"; fi
  done
}
[ ! -d "$machine" ] || { release; rm -rf "$machine"; }
cp -a "$base" "$machine"
trap release EXIT
mount -t proc proc "$machine/proc"
mount -t sysfs sys "$machine/sys"
mount --bind /dev "$machine/dev"
mount -t devpts devpts "$machine/dev/pts" 2>/dev/null || mount --bind /dev/pts "$machine/dev/pts"
mount -t tmpfs -o mode=1777 shm "$machine/dev/shm"

# how this machine reaches the network
cp -L /etc/resolv.conf "$machine/etc/resolv.conf"
for setting in /etc/apt/apt.conf.d/*proxy* /etc/apt/apt.conf.d/99* /etc/apt/auth.conf.d/*; do
  if [ -f "$setting" ]; then cp "$setting" "$machine$setting"; fi
done
for setting in "$(npm config get globalconfig 2>/dev/null)" "$(npm config get userconfig 2>/dev/null)" /etc/ssl/certs/ca-certificates.crt; do
  if [ -f "$setting" ]; then
    mkdir -p "$machine$(dirname "$setting")"
    cp "$setting" "$machine$setting"
  fi
done

# Node with npm, as somebody would have put it there
cp "$(readlink -f "$(command -v node)")" "$machine/usr/bin/node"
npm_folder=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f "$(command -v npm)")")/.." && pwd)
mkdir -p "$machine/usr/lib/node_modules"
cp -a "$npm_folder" "$machine/usr/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$machine/usr/bin/npm"
ln -s ../lib/node_modules/npm/bin/npx-cli.js "$machine/usr/bin/npx"

inside() {
  # shellcheck disable=SC2046
  chroot "$machine" /usr/bin/env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    TERM=dumb $(env | grep -E '^(https?_proxy|no_proxy|HTTPS?_PROXY|NO_PROXY|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE)=' || true) \
    "$@"
}

# whoever clones has git
inside sh -c 'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends git' \
  >>"$folder/$suite.log" 2>&1
git clone --quiet --no-hardlinks "$root" "$machine/srv/cardmend"

begun=$(date +%s)
status=0
inside sh -c 'cd /srv/cardmend && exec "$@"' sh "$@" || status=$?
echo "fresh $suite: '$*' ended with $status after $(($(date +%s) - begun)) s"
exit "$status"
