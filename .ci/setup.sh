# shellcheck shell=bash disable=SC2154
# Sourced by ./banxin and ./run-tests, which set `root`: gets the packages of packages.txt and builds a preset.
# Everything said here goes to stderr.

say() { printf 'banxin: %s\n' "$*" >&2; }
fail() { say "$@"; exit 3; }  # 3: the machine is wrong

# set_up PRESET TARGET: leaves TARGET of build/PRESET built and up to date. One at a time; the others wait.
set_up() {
  mkdir -p "$root/build" && [[ -w $root/build ]] || fail "cannot write to $root/build"
  (cd "$root" && flock 9 && install_packages && configure "$1" && build "$1" "$2") 9>"$root/build/lock" >&2
}

install_packages() {
  local wanted missing as_root=() log=build/packages.log
  command -v dpkg-query >/dev/null || fail "made for Debian 12. Elsewhere, install the like of packages.txt, then:" \
    "cmake --preset release && cmake --build --preset release"
  mapfile -t wanted < <(sed 's/#.*//' packages.txt ${CI:+.ci/packages.txt} | grep -o '[^ ]*' | sort)
  mapfile -t missing < <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null |
    sed -n 's/^installed //p' | sort -u | comm -13 - <(printf '%s\n' "${wanted[@]}"))
  ((${#missing[@]})) || return 0
  if ((EUID)); then
    command -v sudo >/dev/null || fail "packages are missing. As root: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "installing ${#missing[@]} Debian packages (log in $log)"
  as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
  { "${as_root[@]}" update && "${as_root[@]}" install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 ||
    { tail -n 20 "$log" && fail "these packages could not be installed: ${missing[*]}"; }
}

# Anew when the presets or the packages have changed, or the folder was moved; to all else ninja looks itself.
configure() {
  local key log=build/$1.log
  key="$root $(cat CMakePresets.json packages.txt | sha256sum)"
  [[ $(cat "build/$1/configured" 2>/dev/null) != "$key" ]] || return 0
  cmake --fresh --preset "$1" >"$log" 2>&1 || { cat "$log" && fail "cmake failed"; }
  printf '%s\n' "$key" >"build/$1/configured"
}

build() {
  local stamp=build/$1/$2.stamp log=build/$1.log
  printf '%s\n' "$root" >"$stamp.new"  # dated before the build, so that what is edited meanwhile is newer
  ninja -C "build/$1" "$2" 2>&1 | tee "$log" | show_progress "$1" || { cat "$log" && fail "the build failed"; }
  mv "$stamp.new" "$stamp"
}

# One moving line on a terminal, a single line elsewhere, nothing when there is nothing to do.
show_progress() {
  local line said=
  while IFS= read -r line; do
    if [[ $line != '['[1-9]* ]]; then
      continue
    elif [[ -t 2 ]]; then
      printf '\r\e[K%s' "${line::${COLUMNS:-79}}"
    elif [[ ! $said ]]; then
      said=yes
      say "building build/$1"
    fi
  done
  [[ ! -t 2 ]] || printf '\r\e[K'
}
