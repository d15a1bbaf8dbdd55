# strip.awk - C text without comments and without what stands in strings, for
# the scripts that grep (given last: awk -f check-x.awk -f strip.awk files, for
# the END that ends them stands here).
#
# code(line) returns the line's code: each string is "", each character
# constant '', a comment one blank.  Call it for every line in order.

function code(line,    out, rest, c, at) {
	if (FILENAME != stripped) {
		stripped = FILENAME
		in_comment = 0
	}
	out = ""
	while (line != "") {
		if (in_comment) {
			at = index(line, "*/")
			if (at == 0)
				return out
			line = substr(line, at + 2)
			in_comment = 0
			continue
		}
		if (!match(line, /["']|\/\*|\/\//))
			return out line
		out = out substr(line, 1, RSTART - 1)
		c = substr(line, RSTART, 1)
		rest = substr(line, RSTART + 1)
		if (c == "/" && substr(rest, 1, 1) == "/")
			return out
		if (c == "/") {
			in_comment = 1
			out = out " "
			line = substr(rest, 2)
			continue
		}
		out = out c c
		while (rest != "" && substr(rest, 1, 1) != c)
			rest = substr(rest, substr(rest, 1, 1) == "\\" ? 3 : 2)
		line = substr(rest, 2)
	}
	return out
}

function complain(what) {
	printf "%s:%d: %s\n", FILENAME, FNR, what
	bad = 1
}

END { exit bad }
