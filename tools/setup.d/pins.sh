# Holds what was downloaded against pins.sha256.
# shellcheck shell=sh disable=SC2154

# check_pins FILE...: fails if one is not what its name is pinned to. A name without a pin is a later version, of which the
# archive's signature is all that is known: that is said.
check_pins() {
  for file in "$@"; do
    name=$(basename "$file" | sed 's/%3a/:/g')
    pinned=$(awk -v name="$name" '$2 == name { print $1 }' "$here/pins.sha256")
    if [ -z "$pinned" ]; then
      echo "no pin for $name: taken by the archive's signature alone"
      continue
    fi
    found=$(sha256sum "$file" | cut -d ' ' -f 1)
    [ "$found" = "$pinned" ] && continue
    echo "error: $name is not what it is pinned to: $found instead of $pinned" >&2
    return 1
  done
}
