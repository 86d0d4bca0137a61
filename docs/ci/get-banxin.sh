#!/bin/sh
# banxin for a runner with Debian 12: packages and program, from the cache where they are there. See docs/ci.md.
#   BANXIN_URL, BANXIN_REF   which banxin: its repository, and the tag that the paper is set with
#   BANXIN_CACHE             a folder that the runner keeps (default: .cache); the program is its banxin/bin/banxin then
set -eu
cache=${BANXIN_CACHE:-.cache}
mkdir -p "$cache/apt/partial"
cache=$(cd "$cache" && pwd)
kept=$cache/banxin-$BANXIN_REF

get() {
  apt-get -qq -o Dir::Cache::archives="$cache/apt" -o APT::Keep-Downloaded-Packages=1 "$@"
}
export DEBIAN_FRONTEND=noninteractive
rm -f /etc/apt/apt.conf.d/docker-clean # which throws away the packages that are to be kept
get update
get install -y --no-install-recommends ca-certificates cmake curl git jq
if [ ! -x "$kept/bin/banxin" ]; then
  rm -rf "$cache"/banxin-* "$cache/source" # one version is kept
  git clone --quiet --depth 1 --branch "$BANXIN_REF" "$BANXIN_URL" "$cache/source"
  "$cache/source/banxin" --version # gets its packages, and builds it
  cmake --install "$cache/source/build/release" --prefix "$kept"
  cp "$cache/source/packages.txt" "$kept/"
  rm -rf "$cache/source"
fi
sed 's/#.*//' "$kept/packages.txt" | xargs apt-get -qq -o Dir::Cache::archives="$cache/apt" \
  -o APT::Keep-Downloaded-Packages=1 install -y --no-install-recommends
ln -sfn "$kept" "$cache/banxin"
