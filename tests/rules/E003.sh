#!/bin/sh
# E003: one byte more than 16 MiB.
{
	sed 1d "${0%/*}/E004.near.ini"
	yes "; $(printf %1000s)"
} | head -c 16777217 >"$1"
