# What every part of tools/setup uses: telling, comparing versions, collecting what is missing, locking, logging.
# shellcheck shell=sh disable=SC2034,SC2154

missing=''           # the lines to print at the end, one for each thing that could not be had
log=$root/build/setup.log
locked=''
made=''             # what this run has put into the cache, a word each

say() { printf 'setup: %s\n' "$*" >&2; }

# lacks WHAT HOW: notes that WHAT is missing and HOW to get it
lacks() {
  missing="$missing$1: $2
"
}

stop_if_missing() {
  [ -n "$missing" ] || return 0
  printf '%s' "$missing" | while IFS= read -r line; do say "missing: $line"; done
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# at_least WANTED FOUND: true if the version FOUND is WANTED or newer; an empty FOUND is never enough
at_least() { [ -n "$2" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

sha256() {
  if has sha256sum; then sha256sum "$@"; else shasum -a 256 "$@"; fi | cut -d ' ' -f 1
}

cores() { nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1; }

# os_release KEY: what this system says of itself; the tests put another file in its place
os_release() { sed -n "s/^$1=\"\{0,1\}\([^\"]*\)\"\{0,1\}$/\1/p" "${CARDMEND_OS_RELEASE:-/etc/os-release}" 2>/dev/null; }

is_debian_like() {
  has apt-get || return 1
  case " $(os_release ID) $(os_release ID_LIKE) " in *' debian '* | *' ubuntu '*) ;; *) return 1 ;; esac
}

is_root() { [ "$(id -u)" = 0 ]; }

# lock: from here on no other tools/setup of this cache installs anything. Released when the process ends.
lock() {
  [ -z "$locked" ] || return 0
  mkdir -p "$cache" "$root/build"
  if has flock; then
    exec 9>"$cache/setup.lock"
    flock -n 9 || { say "waiting for another set-up to end"; flock 9; }
  fi
  locked=1
}

# run TEXT COMMAND...: says TEXT, runs COMMAND quietly; if it fails, shows what it said of errors and returns 1
run() {
  say "$1 ..."
  shift
  mkdir -p "$root/build"
  printf '\n== %s\n' "$*" >>"$log"
  status=0
  "$@" >"$log.step" 2>&1 </dev/null || status=1
  cat "$log.step" >>"$log"
  if [ "$status" != 0 ]; then
    { grep -iE 'error|^E:|fail|missing|cannot|unable' "$log.step" || tail -n 6 "$log.step"; } |
      head -n 12 | sed 's/^/setup:   | /' >&2
  fi
  rm -f "$log.step"
  return "$status"
}

# remove_leftovers PATTERN: what an interrupted run left in the cache; call with the lock held
remove_leftovers() {
  for left in "$cache"/$1; do
    [ -e "$left" ] && rm -rf "$left"
  done
  return 0
}

check_node() {
  node_version=$(node --version 2>/dev/null | sed 's/^v//') || true
  at_least 20.19 "$node_version" && return 0
  say "Node 20.19 or newer is needed, found ${node_version:-none}: install it from your distribution or from the Node project"
  exit 1
}
