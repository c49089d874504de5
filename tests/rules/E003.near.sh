#!/bin/sh
# Not E003: 16 MiB.
{
	sed 1d "${0%/*}/E004.near.ini"
	yes "; $(printf %1000s)"
} | head -c 16777216 >"$1"
