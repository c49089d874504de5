#!/bin/sh
# Not E023: 20,000 sections.
{
	sed 1d "${0%/*}/E004.near.ini"
	awk 'BEGIN { for (i = 6; i <= 20000; i++) printf "[panel p%d]\ntitle = \"T\"\ntext.1 = \"T\"\n", i }'
} >"$1"
