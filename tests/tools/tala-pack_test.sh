#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# tala-pack as teachers call it: PACK is the program, SPEAKER speaks, TREE has the test courses,
# SCRATCH may be filled.
set -euo pipefail

rm -rf "$SCRATCH"
mkdir -p "$SCRATCH"
cp -r "$TREE/tests/courses/tiny" "$SCRATCH/tiny"
cd "$SCRATCH"
sed -i "s|test-speaker|$SPEAKER|" tiny/course.ini

fail() {
    printf 'failed: %s\n' "$*" >&2
    exit 1
}

# expect STATUS COMMAND...: what it says is in the file said.
expect() {
    local want=$1 got=0
    shift
    "$@" >said 2>&1 || got=$?
    [ "$got" -eq "$want" ] || { cat said >&2; fail "$* ended with $got, not $want"; }
}

says() {
    grep -qF -- "$1" said || { cat said >&2; fail "it did not say: $1"; }
}

pack() {
    "$PACK" "$@" --locale en
}

# Usage.
expect 0 "$PACK" --help
says "Usage: tala-pack check DIR"
expect 0 "$PACK" --version
says "tala-pack "
expect 2 "$PACK"
expect 2 "$PACK" bake tiny
expect 2 "$PACK" build tiny
expect 2 "$PACK" voice tiny
expect 2 "$PACK" check tiny tiny
expect 2 "$PACK" check --loud tiny
expect 2 "$PACK" check tiny --locale
expect 1 pack check nowhere
says "There is no course folder nowhere."

# A sound course: check, speak once, build the same pack twice, look into it.
expect 0 pack check tiny
says "gloss/ar.csv: 4 of 6 items are not translated yet: tomaat, dank-u-wel, een, twee."
says "4 remarks"
expect 1 pack build tiny -o tiny.talapack
says 'units/01-eten.csv, row 3, column text: Nobody has recorded "de melk" and no draft was made.'
says "6 errors, 4 remarks"
[ ! -e tiny.talapack ] || fail "a pack was written in spite of errors"
expect 0 pack voice tiny --drafts drafts
says "13 drafts made, 0 were there already."
expect 0 pack voice tiny --drafts drafts
says "0 drafts made, 13 were there already."
expect 0 pack build tiny -o tiny.talapack --drafts drafts
says "tiny.talapack is made: 2 units, 6 items, "
expect 0 pack build tiny -o again.talapack --drafts drafts
cmp tiny.talapack again.talapack || fail "the same course gave two different packs"
expect 0 pack show tiny.talapack
says "title      Eten en tellen"
says "unit       eten (Eten): 4 items"
says "language   en: 6 of 6 glosses, 5 reviewed"
says "speech     1 recorded, 5 synthetic, 0 silent"

# Everything that is wrong is said at once, with its place, in the reader's language.
sed -i 's/^brood,word,/brood,werkwoord,/; s/^melk,/MELK,/' tiny/units/01-eten.csv
sed -i 's/^version = 3/version = drie/' tiny/course.ini
sed -i 's/^brood,brood,/brood,broodje,/' tiny/gloss/en.csv
cp tiny.talapack before
expect 1 pack build tiny -o tiny.talapack --drafts drafts
says 'units/01-eten.csv, row 2, column kind: "werkwoord" is no kind of item.'
says 'units/01-eten.csv, row 3, column id: "MELK" is no id.'
says 'course.ini, row 8, column version: "drie" is not a whole number from 1 to 1000000.'
says 'gloss/en.csv, row 2, column text: "brood" was "broodje" when it was translated'
says "5 errors, 1 warning"
cmp tiny.talapack before || fail "the good pack did not stay"
expect 1 "$PACK" check tiny --locale nl
says 'units/01-eten.csv, rij 2, kolom kind: "werkwoord" is geen soort.'
says "5 fouten, 1 waarschuwing"
expect 1 env LANGUAGE=nl_NL "$PACK" check tiny
says "5 fouten"
expect 1 "$PACK" check tiny --locale ar
says "تحذير واحد"
expect 1 "$PACK" check tiny --locale xx
says "5 errors"

# Speech that cannot be made.
rm -rf tiny
cp -r "$TREE/tests/courses/tiny" tiny
expect 1 pack voice tiny --drafts other
says 'course.ini, column command: The speaking program "test-speaker" is not there.'
says "1 error"
sed -i "s|test-speaker|$SPEAKER|" tiny/course.ini
sed -i 's/twee$/unspeakable/' tiny/units/02-tellen.csv
expect 1 pack voice tiny --drafts drafts
says 'units/02-tellen.csv, row 3, column text: The speaking program could not say "unspeakable"'
touch file
expect 1 pack voice tiny --drafts file/drafts
says "The folder file/drafts cannot be made."

# No pack at all, and a damaged one.
expect 1 pack show nowhere.talapack
head -c 3000 before >cut.talapack
expect 1 pack show cut.talapack
says "cut.talapack cannot be opened"
rm -rf "$SCRATCH"
