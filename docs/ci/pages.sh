#!/bin/sh
# Checks every edition below the folders that are named, makes proofs, and compares with what was approved last.
# Where an edition has a banxin.lock it is made under it.
#   BANXIN      the program (default: banxin)
#   OUT         where the results go (default: out): the folder of each edition, and changes.md for all
#   APPROVED    where approved layout files lie, ID.layout.json (default: approved)
# Exit code: 0; 1 = a page has problems; 2 = an edition is wrong; 3 = the machine is, which stops all.
set -u
banxin=${BANXIN:-banxin} out=${OUT:-out} approved=${APPROVED:-approved}
most_lines=40                                   # of changes of an edition, in the comment
worst=0

# Keeps the worst exit code. False when the edition cannot be gone on with. What is no code of banxin's own, as that of
# a program that is not there, is the machine's fault.
went() {
  [ "$1" -lt 3 ] || exit 3
  [ "$1" -le "$worst" ] || worst=$1
  [ "$1" -lt 2 ]
}

compare() { # LAYOUT HERE: says in changes.md what moved
  old=$approved/$(basename "$1")
  if [ ! -e "$old" ]; then
    echo "No layout of it was approved yet."
  elif cmp -s "$old" "$1"; then
    echo "As approved."
  else
    "$banxin" diff "$old" "$1" --html "$2/changes.html" >"$2/changes.txt" || went $?
    count=$(wc -l <"$2/changes.txt")
    printf '```\n'
    head -n "$most_lines" "$2/changes.txt"
    [ "$count" -le "$most_lines" ] || echo "… and $((count - most_lines)) more, in changes.txt"
    [ "$count" -gt 0 ] || echo "no line and no picture moved; rules, tints or letters within lines did"
    printf '```\n'
  fi
}

mkdir -p "$out" || exit 3
find "$@" -name edition.yaml >"$out/found.txt" || exit 2
LC_ALL=C sort -u "$out/found.txt" >"$out/editions.txt" && rm "$out/found.txt"
printf '### What changed on the pages\n' >"$out/changes.md"
while IFS= read -r edition; do
  here=$out/$(dirname "$edition")
  mkdir -p "$here" || exit 3
  rm -f "$here"/*.layout.json
  printf '\n**%s**\n\n' "$edition" >>"$out/changes.md"
  locked=
  [ ! -e "$(dirname "$edition")/banxin.lock" ] || locked=--locked
  # Its notes go to the log once, where the runner finds them; what follows says the same.
  "$banxin" check "$edition" --format junit --report "$here/report.json" >"$here/junit.xml"
  if ! went $?; then
    echo "It cannot be laid out: see the notes." >>"$out/changes.md"
    continue
  fi
  "$banxin" check "$edition" --format sarif >"$here/check.sarif" 2>/dev/null || went $?
  "$banxin" proof "$edition" -o "$here/proofs" 2>"$here/proof.log" || went $? || cat "$here/proof.log" >&2
  if "$banxin" render "$edition" -o "$here" --layout $locked 2>"$here/render.log"; then
    for layout in "$here"/*.layout.json; do compare "$layout" "$here" >>"$out/changes.md"; done
  else
    went $?
    cat "$here/render.log" >&2
    echo "It cannot be rendered: see the notes." >>"$out/changes.md"
  fi
done <"$out/editions.txt"
exit "$worst"
