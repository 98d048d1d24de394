#!/usr/bin/env bash
# dependencies_test.sh SCRIPT: what scripts/dependencies does about each state a package can be in, and where it cannot
# install. dpkg, apt and sudo are stand-ins on PATH; `packages` holds what dpkg knows, a line a package and architecture.
set -euo pipefail
script=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
. "$(dirname -- "$0")/checks.sh"
mkdir "$folder/bin" "$folder/sudo" "$folder/apt"
cd "$folder"

for tool in bash cat dirname env grep sed tr; do ln -s "$(command -v $tool)" "bin/$tool"; done
stand_in bin/id 'echo "$STAND_IN_USER"'
stand_in apt/dpkg '[ "$1" = --print-architecture ] && echo amd64'
# Prints of the packages asked for those that it knows, on every architecture, and fails where it knows one not at all.
stand_in apt/dpkg-query '
  [ "$1" = -W ] || exit 2
  format=${2#-f=}
  shift 2
  failed=0
  for asked; do
    known=false
    while read -r status architecture package; do
      [ "$package" = "$asked" ] || continue
      known=true
      line=${format//\${db:Status-Status\}/$status}
      line=${line//\${Architecture\}/$architecture}
      printf "${line//\${Package\}/$package}"
    done <packages
    $known || { echo "dpkg-query: no packages found matching $asked" >&2; failed=1; }
  done
  exit $failed'
stand_in apt/apt-get '
  echo "$STAND_IN_AS apt-get $*" >>calls
  case $1 in update) exit "$STAND_IN_UPDATE" ;; install) exit "$STAND_IN_INSTALL" ;; esac'
stand_in sudo/sudo 'STAND_IN_AS=sudo exec "$@"'

# with USER UPDATE INSTALL FOLDER…: asks for the list converters as that user, with these exit statuses of apt-get.
with() {
  local user=$1 update=$2 install=$3 path=$folder/bin part
  shift 3
  for part; do path=$path:$folder/$part; done
  : >calls
  status=0
  env -i PATH="$path" STAND_IN_USER="$user" STAND_IN_UPDATE="$update" STAND_IN_INSTALL="$install" STAND_IN_AS=root \
    "$script" --install converters >said 2>errors || status=$?
}

# known STATUS ARCHITECTURE [STATUS ARCHITECTURE]: dpkg knows catdoc so; the others of the list are installed.
known() {
  printf 'installed amd64 %s\n' antiword pandoc poppler-utils >packages
  while [ $# -gt 0 ]; do
    echo "$1 $2 catdoc" >>packages
    shift 2
  done
}

update='root apt-get update -qq'
apt_install='apt-get install --no-install-recommends -y -qq -o DPkg::Lock::Timeout=300'

for state in 'installed amd64' 'installed all' 'installed amd64 installed i386' 'config-files i386 installed amd64'; do
  known $state
  with 0 0 0 apt
  check "$state: nothing to do" '' '0' "$(cat calls said errors)" "$status"
done

for state in '' 'not-installed amd64' 'config-files amd64' 'half-installed amd64' 'unpacked amd64' 'half-configured amd64' \
  'installed i386' 'config-files amd64 installed i386'; do
  known $state
  with 0 0 0 apt
  check "'$state': installed" "$update"$'\n'"root $apt_install catdoc" '0' "$(cat calls)" "$status"
  check "'$state': says so" '' 'zhibiao: installing Debian packages: catdoc' "$(cat said)" "$(cat errors)"
done

: >packages
with 0 0 0 apt
check 'a new machine: all at once' "root $apt_install antiword catdoc pandoc poppler-utils" 0 "$(tail -n 1 calls)" "$status"

known not-installed amd64
with 1000 0 0 apt sudo
check 'no root: through sudo' "sudo apt-get update -qq"$'\n'"sudo $apt_install catdoc" 0 "$(cat calls)" "$status"
with 1000 0 0 apt
check 'no root, no sudo: what to do' 1 \
  'zhibiao: Debian packages are missing; install them as root: apt-get install --no-install-recommends catdoc' \
  "$status" "$(cat calls said errors)"
known installed amd64
with 1000 0 0 apt
check 'no root and nothing missing: content' '' 0 "$(cat calls said errors)" "$status"

known not-installed amd64
with 0 100 0 apt
check 'lists not renewed: goes on' "$update"$'\n'"root $apt_install catdoc" 0 "$(cat calls)" "$status"
contains 'lists not renewed: says so' "$(cat errors)" 'could not be renewed; going on with the old ones'

known half-configured amd64
for as in 'root 0' 'sudo 1000'; do
  with "${as#* }" 0 100 apt sudo
  check "apt fails ($as)" 1 "${as% *} $apt_install catdoc" "$status" "$(tail -n 1 calls)"
  contains "apt fails ($as): names the packages" "$(cat errors)" 'zhibiao: Debian packages could not be installed: catdoc'
  contains "apt fails ($as): says what to do" "$(cat errors)" 'dpkg --configure -a' 'apt-get install --no-install-recommends catdoc'
done

with 0 0 0
check 'no Debian: taken to be there' 0 '' "$status" "$(cat calls)"
contains 'no Debian: names the packages' "$(cat errors)" 'no Debian packages on this system' 'antiword catdoc pandoc poppler-utils'

finish
