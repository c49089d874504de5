#!/bin/sh
# Not E022: 256 keys in a section.
sed 1d "${0%/*}/E004.near.ini" | awk '{ print }
/^text.1/ { for (i = 2; i <= 256; i++) printf "text.%d = \"Paragraph %d.\"\n", i, i }' >"$1"
