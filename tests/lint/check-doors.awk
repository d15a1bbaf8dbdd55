# check-doors.awk - one door for each foreign library (STYLE §2): an upgrade
# or a fake touches one file.

BEGIN {
	door["fcgi"] = "cgi-bin/web/fcgi.c"
	door["libpq"] = "cgi-bin/store/db.c"
	door["libmemcached"] = "cgi-bin/store/cache.c"
	door["libcurl"] = "cgi-bin/integr/curl.c"
	door["OpenSSL"] = "cgi-bin/base/crypto.c"
	door["json-c"] = "cgi-bin/base/json.c"
	door["cmark"] = "cgi-bin/integr/markdown.c"
	door["vips"] = "cgi-bin/integr/picture.c"
	# A program of the build alone; its whole folder is the door.
	door["ICU"] = "cgi-bin/mklocale/"
	# Compares our tables with their source.
	also["ICU", "tests/unit/web/check_locale.c"] = 1
}

function library(h) {
	if (h ~ /^(fastcgi|fcgiapp|fcgi_stdio|fcgios|fcgimisc)\.h/)
		return "fcgi"
	if (h ~ /^(postgresql\/)?(libpq|pg_config|postgres_ext)/)
		return "libpq"
	if (h ~ /^libmemcached/)
		return "libmemcached"
	if (h ~ /^curl\//)
		return "libcurl"
	if (h ~ /^openssl\//)
		return "OpenSSL"
	if (h ~ /^(json-c\/|json\.h|json_object|json_tokener)/)
		return "json-c"
	if (h ~ /^cmark/)
		return "cmark"
	if (h ~ /^(vips|glib|gobject)/)
		return "vips"
	if (h ~ /^unicode\//)
		return "ICU"
	return ""
}

/^[ \t]*#[ \t]*include[ \t]*</ {
	h = $0
	sub(/^[^<]*</, "", h)
	sub(/>.*/, "", h)
	lib = library(h)
	if (lib != "" && FILENAME != door[lib] && !((lib, FILENAME) in also) \
	    && !(door[lib] ~ /\/$/ && index(FILENAME, door[lib]) == 1))
		complain("only " door[lib] " includes <" h "> (" lib ")")
}
