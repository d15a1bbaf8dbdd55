# check-form.awk - the outside of C files: length, white space, columns, header
# guards, opening comments, own header first, MUST_CHECK (STYLE §3, §5, §9).

BEGIN {
	LINES_MAX = 800
	COLUMNS_MAX = 80
}

# Columns of a line: tabs of 8, a UTF-8 character counts as one.
function columns(s,    i, c, n) {
	n = 0
	for (i = 1; i <= length(s); i++) {
		c = substr(s, i, 1)
		if (c == "\t")
			n += 8 - n % 8
		else if (c !~ /[\200-\277]/)
			n++
	}
	return n
}

function finish() {
	if (file == "")
		return
	if (lines > LINES_MAX)
		say(file ":" lines ": longer than " LINES_MAX \
		    " lines: look for two modules")
	if (file ~ /\.h$/ && guard == "")
		say(file ":1: no header guard")
}

function say(what) {
	print what
	bad = 1
}

FNR == 1 {
	finish()
	file = FILENAME
	guard = first = wants = ""
	promise = 0
	# Tables of the demo's texts, a sentence a line.
	prose = file ~ /^cgi-bin\/demo\/words_/
	if (file ~ /\.h$/) {
		wants = file
		sub(/^cgi-bin\//, "", wants)
		wants = toupper(wants)
		gsub(/[^A-Z0-9]/, "_", wants)
	}
	own = ""
	if (file ~ /^cgi-bin\/.*\.c$/) {
		own = file
		sub(/\.c$/, ".h", own)
		if ((getline ignored < own) < 0)
			own = ""
		else
			close(own)
		sub(/^cgi-bin\//, "", own)
	}
	# A comment, or the header that holds it: noun_db.c includes noun.h.
	folder = file
	sub(/^cgi-bin\//, "", folder)
	sub(/[^\/]*$/, "", folder)
	if ($0 !~ /^\/\*/ && (file ~ /\.h$/ \
	    || index($0, "#include \"" folder) != 1))
		say(file ":1: open the file with what it is for")
}

{
	lines = FNR
	if ($0 ~ /[ \t\r]$/)
		complain("white space at the end")
	if (!prose && length($0) > COLUMNS_MAX / 8 && columns($0) > COLUMNS_MAX \
	    && $0 !~ /https?:\/\//)
		complain(columns($0) " columns, more than " COLUMNS_MAX)
	if (wants != "" && guard == "" && /^#ifndef /) {
		guard = $2
		if (guard != wants && guard != "TESTS_" wants \
		    && !(file ~ /^tests\//))
			complain("the guard spells the path: " wants)
	}
	if (first == "" && /^#include/) {
		first = $0
		if (own != "" && index(first, "\"" own "\"") == 0)
			complain("own header first: " own)
	}
	# A function that returns an rc is MUST_CHECK in its header.
	if (file ~ /\.h$/ && /^enum rc [a-z_0-9]+\(/)
		promise = FNR
	if (promise > 0 && /;[ \t]*(\/\*.*)?$/) {
		if ($0 !~ /MUST_CHECK/)
			complain("a function that returns an rc is MUST_CHECK")
		promise = 0
	}
}

END { finish() }
