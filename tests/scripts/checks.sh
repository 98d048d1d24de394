# What the tests of scripts share: stand-ins for programs, and comparisons that name what differs.
failed=0 held=0

# stand_in FILE BODY: a program that does BODY.
stand_in() {
  printf '#!/usr/bin/env bash\n%s\n' "$2" >"$1"
  chmod +x "$1"
}

fail_check() {
  failed=$((failed + 1))
  echo "FAILED: $*" >&2
}

# check NAME WANTED… GOT…: as many wanted as got.
check() {
  local name=$1 half=$((($# - 1) / 2)) i
  shift
  for ((i = 1; i <= half; ++i)); do
    if [ "${!i}" = "${*:i+half:1}" ]; then
      held=$((held + 1))
    else
      fail_check "$name"$'\n'"  wanted: ${!i}"$'\n'"  got:    ${*:i+half:1}"
    fi
  done
}

# contains NAME TEXT PART…: each part stands in the text.
contains() {
  local name=$1 text=$2 part
  shift 2
  for part; do
    case $text in *"$part"*) held=$((held + 1)) ;; *) fail_check "$name"$'\n'"  '$part' is not in: $text" ;; esac
  done
}

finish() {
  [ "$failed" -eq 0 ] || exit 1
  echo "$held checks hold"
}
