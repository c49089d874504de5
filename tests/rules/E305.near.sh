#!/bin/sh
# Not E305: 20,000 of them.
{
	sed 1d "${0%/*}/E004.near.ini"
	awk -v left=20000 'BEGIN {
		for (q = 0; left > 0; q++) {
			when = left % 2 ? "sleep is late" : "not sleep is late"
			for (left -= left % 2 ? 1 : 2; left > 0 && length(when) < 900; left -= 2)
				when = when " or sleep is soon"
			printf "\n[question q%d]\nwhen = \"%s\"\ntext = \"How is number %d?\"\n", q, when, q
			print "option.a = \"So\"\noption.a.fit = \"tea +1\"\noption.b = \"Otherwise\"\noption.b.fit = \"coffee +1\""
		}
	}'
} >"$1"
