# apt with a package list of its own: reads other suites or the sources without touching the machine's configuration.
# Works without root too. Every file is checked against the signed Release file of the archive.
# shellcheck shell=sh

# private_apt FOLDER SOURCES: prepares FOLDER, with SOURCES as the lines of its sources.list
private_apt() {
  apt_folder=$1
  mkdir -p "$apt_folder/lists/partial" "$apt_folder/cache/archives/partial" "$apt_folder/files"
  : >"$apt_folder/status"
  printf '%s\n' "$2" >"$apt_folder/sources.list"
}

apt_here() {
  (cd "$apt_folder/files" && apt-get -oDir::Etc::SourceList="$apt_folder/sources.list" -oDir::Etc::SourceParts=/dev/null \
    -oDir::Etc::Preferences=/dev/null -oDir::Etc::PreferencesParts=/dev/null -oAPT::Default-Release= \
    -oDir::State::Lists="$apt_folder/lists" -oDir::State::Status="$apt_folder/status" -oDir::Cache="$apt_folder/cache" \
    -oAPT::Sandbox::User=root -oAcquire::Languages=none -oAcquire::Retries=2 -oAcquire::http::Timeout=30 "$@")
}

os_word() { sed -n "s/^$1=\"\{0,1\}\([a-z]*\)\"\{0,1\}$/\1/p" "${CARDMEND_OS_RELEASE:-/etc/os-release}"; }

codename() { os_word VERSION_CODENAME; }

# mirrors: "address suite" of each suite of this release that the machine itself uses
mirrors() {
  # shellcheck disable=SC2016
  apt-get indextargets --no-release-info --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    awk -v name="$(codename)" '$3 == "main" && ($2 == name || index($2, name "-") == 1) && !seen[$1 $2]++ { print $1, $2 }'
}

# signed_by: the archive's own keys, where the distribution ships them as a file
signed_by() {
  keys=/usr/share/keyrings/$(os_word ID)-archive-keyring.gpg
  [ ! -r "$keys" ] || printf 'signed-by=%s' "$keys"
}
