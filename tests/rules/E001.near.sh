#!/bin/sh
# Not E001: a name with a blank in it, of a file that is there.
mkdir "${1%.ini} x"
sed 1d "${0%/*}/E004.near.ini" >"${1%.ini} x/quiz.ini"
ln -s "${1%.ini} x/quiz.ini" "$1"
