#!/usr/bin/env bash
# check.sh BUILD SOURCE: what is installed works by itself, far from the tree it came from.
set -euo pipefail
build=$1 source=$2
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT
fail() { echo "$*" >&2; exit 1; }

cmake --install "$build" --prefix "$prefix/usr" >/dev/null
version=$(sed -n 's/^ *VERSION \([0-9.]*\)$/\1/p' "$source/CMakeLists.txt" | head -1)
cd "$prefix"
said=$(env -i usr/bin/zhibiao --version)
[[ $said == *"$version"* ]] || fail "--version says '$said', the project is $version"
for pack in "$source"/patterns/*.json; do
  cmp -s "$pack" "usr/share/zhibiao/patterns/${pack##*/}" || fail "${pack##*/} is not installed"
done
for page in man/man1/zhibiao.1 man/zh_CN/man1/zhibiao.1 bash-completion/completions/zhibiao zsh/vendor-completions/_zhibiao \
  fish/vendor_completions.d/zhibiao.fish; do
  [ -s "usr/share/$page" ] || fail "share/$page is not installed"
done
printf '全区有学校56所。\n' >a.txt
found=$(env -i usr/bin/zhibiao --format jsonl a.txt)
[[ $found == *'"56"'* || $found == *':56,'* ]] || fail "the installed tool found: $found"

cmake -S "$source/tests/install" -B consumer -DCMAKE_PREFIX_PATH="$prefix/usr" >log 2>&1 || { cat log; fail "configure"; }
cmake --build consumer >log 2>&1 || { cat log; fail "the consumer does not build"; }
said=$(consumer/consumer)
[ "$said" = "$version 1 1" ] || fail "the consumer says '$said'"
echo "installed, found, linked: $said"
