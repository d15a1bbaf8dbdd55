# check-banned.awk - what STYLE §4, §5, §6, §7 and §10 forbid in C.
# Needs strip.awk before it.  Exceptions stand in the table, with their reason.

BEGIN {
	# Memory that a foreign library allocated for us to free.
	allow["memory", "cgi-bin/store/cache.c"] = 1
	allow["memory", "cgi-bin/integr/markdown.c"] = 1
	allow["clock", "cgi-bin/base/clock.c"] = 1
	# Each operation of a template jumps to the next one's code.
	allow["goto", "cgi-bin/web/mustache_run.c"] = 1
	# A door's own business: JSON has such numbers.
	allow["float", "cgi-bin/base/json.c"] = 1
	allow["float", "cgi-bin/base/json.h"] = 1
}

function refuse(rule, what) {
	if (!((rule, FILENAME) in allow))
		complain(what)
}

FNR == 1 {
	in_tests = FILENAME ~ /^tests\//
	# Of the build and of the demo's drawings, not of the shop.
	tool = FILENAME ~ /^cgi-bin\/mklocale\//
	draws = FILENAME ~ /^cgi-bin\/(demo|integr)\// || tool
}

{
	line = code($0)
	if (line ~ /(^|[^A-Za-z0-9_])(strcpy|strcat|sprintf|vsprintf|atoi|atol|atoll|strtok|gets|alloca)[ \t]*\(/)
		refuse("banned", "banned function (STYLE §4): " $0)
	if (line ~ /(^|[^A-Za-z0-9_])goto[ \t]/ && line !~ /goto[ \t]+out;/)
		refuse("goto", "goto has one use, goto out (STYLE §5)")
	if (line ~ /typedef[ \t]+(struct|union|enum)/)
		refuse("typedef", "no typedef for structs (STYLE §3)")
	if (line ~ /struct[ \t]+db_stmt[ \t]+[A-Za-z_0-9]+(\[[^]]*\])?[ \t]*=/ \
	    && line !~ /static[ \t]+const[ \t]/)
		refuse("stmt", "a statement is static const (STYLE §7)")
	if (line ~ /(^|[^A-Za-z0-9_])(time|gettimeofday|clock_gettime|localtime|localtime_r|ftime)[ \t]*\(/)
		refuse("clock", "time is read through base/clock.h only")
	if (line ~ /(^|[^A-Za-z0-9_])(float|double)([^A-Za-z0-9_]|$)/ \
	    && (!draws || line ~ /price|money|minor|cent/) && !in_tests)
		refuse("float", "no floating point near money (STYLE §6)")
	if (in_tests) {
		if (line ~ /(^|[^A-Za-z0-9_])(sleep|usleep|nanosleep)[ \t]*\(/ \
		    && $0 !~ /\/\* poll/)
			refuse("sleep", "tests wait for a condition; a loop " \
			    "that polls says so: /* poll */")
		next
	}
	if (FILENAME !~ /^cgi-bin\/base\// && !tool \
	    && line ~ /(^|[^A-Za-z0-9_])(malloc|calloc|realloc|reallocarray|free|strdup|strndup|asprintf|vasprintf)[ \t]*\(/)
		refuse("memory", "no malloc or free above base (STYLE §4)")
}
