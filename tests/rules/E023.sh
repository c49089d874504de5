#!/bin/sh
# E023: 20,001 sections, five of them those of the quiz.
{
	sed 1d "${0%/*}/E004.near.ini"
	awk 'BEGIN { for (i = 6; i <= 20001; i++) printf "[panel p%d]\ntitle = \"T\"\ntext.1 = \"T\"\n", i }'
} >"$1"
