#!/usr/bin/env bash
# run_examples.sh [--update] PROGRAM ROOT: runs every `console` block of the documentation and holds what comes out against
# what the block shows. In a block a line "$ command" is run as by a shell; the lines up to the next such line are its
# output and messages. The blocks of one file share a folder that has the project's samples/ and patterns/.
# --update writes what came out into the files instead.
set -euo pipefail

update=false
if [ "$1" = --update ]; then
  update=true
  shift
fi
program=$(realpath -- "$1")
root=$(realpath -- "$2")

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin"
ln -s "$program" "$folder/bin/zhibiao"

export LC_ALL=C.UTF-8 PATH="$folder/bin:$PATH" XDG_CONFIG_HOME="$folder/none"
unset NO_COLOR ZHIBIAO_CONFIG ZHIBIAO_LANG

run_file() {
  local file=$1 work=$folder/work line inside=false
  rm -rf "$work"
  mkdir "$work"
  ln -s "$root/samples" "$root/patterns" "$work/"
  while IFS= read -r line || [ -n "$line" ]; do
    if ! $inside; then
      [ "$line" = '```console' ] && inside=true
      printf '%s\n' "$line"
    elif [ "$line" = '```' ]; then
      inside=false
      printf '%s\n' "$line"
    elif [ "${line:0:2}" = '$ ' ]; then
      printf '%s\n' "$line"
      commands=$((commands + 1))
      # How long a run took is no part of an example.
      (cd "$work" && bash -c "${line:2}" </dev/null 2>&1) | sed -E '/^zhibiao: [0-9]+ documents?, /s/, [0-9.]+ s$/, 0.1 s/' || true
    fi
  done <"$file" >"$folder/now"
}

commands=0
failed=0
for file in "$root"/README*.md "$root"/CONTRIBUTING.md "$root"/ARCHITECTURE.md "$root"/docs/*.md "$root"/patterns/README*.md; do
  [ -f "$file" ] || continue
  run_file "$file"
  if cmp -s "$file" "$folder/now"; then continue; fi
  if $update; then
    cat "$folder/now" >"$file"
    echo "updated ${file#"$root"/}"
  else
    echo "${file#"$root"/}: what its examples show is not what comes out (scripts/update-golden writes it anew)"
    diff -u --label documented --label actual "$file" "$folder/now" || true
    failed=1
  fi
done
echo "$commands commands run"
[ "$commands" -ge 10 ] || { echo "too few commands: are the blocks marked console?"; failed=1; }
exit $failed
