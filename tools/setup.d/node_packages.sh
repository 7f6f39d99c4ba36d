# The npm packages: exactly those of package-lock.json.
# shellcheck shell=sh disable=SC2034,SC2154

# node_stamp: what an installed node_modules depends on. Native add-ons are chosen by platform and module version.
node_stamp() {
  printf '%s %s\n' "$(sha256 "$root/package-lock.json")" \
    "$(node -p 'process.platform + " " + process.arch + " " + process.versions.modules')"
}

node_packages_ready() { [ -f "$root/node_modules/.cardmend" ] && [ "$(cat "$root/node_modules/.cardmend")" = "$1" ]; }

ensure_node_packages() {
  stamp=$(node_stamp)
  node_packages_ready "$stamp" && return 0
  if ! has npm; then
    lacks 'npm' 'install it beside Node'
    return 0
  fi
  [ -z "$missing" ] || return 0       # installed once all else is there
  lock
  node_packages_ready "$stamp" && return 0
  # npm ci empties node_modules first, so an interrupted run leaves no stamp and is repeated
  if (cd "$root" && run "installing the npm packages" npm ci --no-progress); then
    printf '%s\n' "$stamp" >"$root/node_modules/.cardmend"
  else
    lacks 'npm packages' "npm ci must succeed in the checkout (log: build/setup.log)"
  fi
}
