# check-layers.awk - which way includes may go (STYLE §2).
#
#   level 0  base       1  web store integr (siblings)
#   level 2  domain: nouns, then flow; never web       3  app
#   level 4  the programs, never each other

function level(top) {
	if (top == "base")
		return 0
	if (top == "web" || top == "store" || top == "integr")
		return 1
	if (top == "domain")
		return 2
	return top == "app" ? 3 : 4
}

FNR == 1 {
	split(FILENAME, me, "/")   # cgi-bin/top/noun/…
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
	split($0, quoted, "\"")
	n = split(quoted[2], to, "/")
	if (n < 2 || quoted[2] ~ /^\.\./) {
		if (n > 1)
			complain("include by the path from cgi-bin: " quoted[2])
		next               # made by the build, like currency_table.h
	}
	if (level(to[1]) > level(me[2]))
		complain(me[2] " may not include " quoted[2] \
		    ": it lies above")
	else if (level(to[1]) == level(me[2]) && to[1] != me[2])
		complain(me[2] " may not include " quoted[2] \
		    ": siblings do not know each other")
	else if (me[2] == "domain" && to[1] == "web")
		complain("domain does not know HTTP: " quoted[2])
	else if (me[2] == "domain" && to[1] == "domain" && me[3] != to[2] \
	    && me[3] != "flow")
		complain("the noun " me[3] " may not include " quoted[2] \
		    (to[2] == "flow" ? ": nouns never call flows" \
		    : ": refer to it by id"))
}
