#!/usr/bin/env bash
# build_test.sh SCRIPT: when scripts/build configures, and that it then starts from nothing. cmake is a stand-in on PATH
# that, as the real one, sticks to what stands in its cache unless told --fresh.
set -euo pipefail
script=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
. "$(dirname -- "$0")/checks.sh"
cd "$folder"
mkdir -p bin dpkg tree/scripts
cp "$script" tree/scripts/build
stand_in tree/scripts/dependencies 'echo "dependencies $*" >>"$CALLS"'
stand_in bin/cmake '
  echo "cmake $*" >>"$CALLS"
  if [ "$1" = --build ]; then
    echo object >"$2/object"
    if [ -e ../compile-fails ]; then echo "error: no such thing"; exit 1; fi
    exit 0
  fi
  build=build/${*: -1}
  [ "$1" != --fresh ] || rm -f "$build/CMakeCache.txt"
  if [ ! -e ../library ]; then echo "RE2:FILEPATH=RE2-NOTFOUND" >"$build/CMakeCache.txt"; fi
  if grep -qs "RE2-NOTFOUND" "$build/CMakeCache.txt"; then echo "re2 not found"; exit 1; fi
  printf "%s\n" "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "OPTIONAL:FILEPATH=OPTIONAL-NOTFOUND" >"$build/CMakeCache.txt"
  touch "$build/build.ninja"'
export PATH=$folder/bin:$PATH CALLS=$folder/calls DPKG_ADMINDIR=$folder/dpkg

build() {
  : >calls
  status=0
  "${tree:-tree}/scripts/build" dev run zhibiao >said 2>errors || status=$?
}
newer_than() { touch -d "$(date -R -r "$2") + 2 seconds" "$1"; }

asked='dependencies --install run'
configured='cmake --fresh --preset dev'
built='cmake --build build/dev --target zhibiao'
all=$asked$'\n'$configured$'\n'$built
cache=tree/build/dev/CMakeCache.txt

touch -d '2001-01-01' dpkg/status
build
check 'a library is missing' "$asked"$'\n'"$configured" 1 '' "$(cat calls)" "$status" "$(cat said)"
contains 'a library is missing: says why' "$(cat errors)" 're2 not found' 'building failed, see above'

touch library
build
check 'once it is there' "$all" 0 '' "$(cat calls)" "$status" "$(cat said)"
build
check 'up to date: not configured' "$asked"$'\n'"$built" 0 '' "$(cat calls)" "$status" "$(cat said errors)"

touch compile-fails
build
check 'what does not compile' "$asked"$'\n'"$built" 1 "$(cat calls)" "$status"
contains 'what does not compile: says why' "$(cat errors)" 'error: no such thing' 'building failed, see above'
rm compile-fails
build
check 'after that: configured anew' "$all" 0 "$(cat calls)" "$status"
check 'after that: nothing compiled is thrown away' object "$(cat tree/build/dev/object)"
build
check 'after that: as ever' "$asked"$'\n'"$built" 0 "$(cat calls)" "$status"

# A library goes and comes while a folder is built: cmake is run by the build and leaves its cache behind.
sed -i '$aRE2:FILEPATH=RE2-NOTFOUND' "$cache"
newer_than dpkg/status "$cache"
build
check 'packages were installed since something was not found' "$all" 0 "$(cat calls)" "$status"
touch -d '2001-01-01' dpkg/status
build
check 'no packages were installed since' "$asked"$'\n'"$built" 0 "$(cat calls)" "$status"
sed -i '/NOTFOUND/d' "$cache"
newer_than dpkg/status "$cache"
build
check 'packages were installed, but all had been found' "$asked"$'\n'"$built" 0 "$(cat calls)" "$status"

cp -r tree moved
tree=moved build
check 'a copied tree' "$all" 0 "$(cat calls)" "$status"
check 'a copied tree: of its own' "CMAKE_HOME_DIRECTORY:INTERNAL=$folder/moved" "$(head -n 1 moved/build/dev/CMakeCache.txt)"

stand_in tree/scripts/dependencies 'echo "no packages" >&2; exit 1'
build
check 'packages cannot be installed' '' 1 'no packages' "$(cat calls)" "$status" "$(cat errors)"

finish
