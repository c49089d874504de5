#!/bin/sh
# E028: 500,001 keys, or so many as are named, in sections that are not too large.
sed 1d "${0%/*}/E004.near.ini" | awk -v most="${2-500001}" '
/^[a-z]/ { keys++ }
{ print }
END {
	for (number = 1; keys < most; number++) {
		printf "[panel p%d]\ntitle = \"Panel %d\"\n", number, number
		keys++
		for (text = 1; text <= 250 && keys < most; text++) {
			printf "text.%d = \"Paragraph.\"\n", text
			keys++
		}
	}
}' >"$1"
