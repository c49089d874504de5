#!/bin/sh
# N901: a condition on eleven questions, with 177,147 ways to reply to them.
{
	sed 1d "${0%/*}/E004.near.ini"
	awk -v count=11 'BEGIN {
		fits = "option.a = \"So\"\noption.a.fit = \"tea +1\"\noption.b = \"Otherwise\"\noption.b.fit = \"coffee +1\"\n"
		for (q = 1; q <= count; q++) {
			printf "\n[question q%d]\ntext = \"How is number %d?\"\n%s", q, q, fits
			when = when (q == 1 ? "" : " and ") "q" q " is a"
		}
		printf "\n[question last]\nwhen = \"%s\"\ntext = \"And the last?\"\n%s", when, fits
	}'
} >"$1"
