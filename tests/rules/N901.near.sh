#!/bin/sh
# Not N901: on ten, with 59,049 ways.
{
	sed 1d "${0%/*}/E004.near.ini"
	awk -v count=10 'BEGIN {
		fits = "option.a = \"So\"\noption.a.fit = \"tea +1\"\noption.b = \"Otherwise\"\noption.b.fit = \"coffee +1\"\n"
		for (q = 1; q <= count; q++) {
			printf "\n[question q%d]\ntext = \"How is number %d?\"\n%s", q, q, fits
			when = when (q == 1 ? "" : " and ") "q" q " is a"
		}
		printf "\n[question last]\nwhen = \"%s\"\ntext = \"And the last?\"\n%s", when, fits
	}'
} >"$1"
