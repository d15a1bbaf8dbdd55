# settings.sh - what the user chose, kept from one `up` to the next: a setting
# that is not given stays as it was, one that is given empty goes back to its
# default.  As shell assignments in etc/settings (0600: a URL may hold a
# password).
# shellcheck shell=bash

SETTINGS=(PORT SOUK_DATABASE_URL SOUK_MEMCACHED DEMO FSYNC WORKERS HANG_SECONDS
    TEST_CLOCK LOG_LEVEL NGINX_WORKERS ORIGINS SITE_URL)

# The Makefile's or the shell's, whatever the word: no means no.
is_no() {
	case ${1-} in
	0 | no | none | off | false) return 0 ;;
	esac
	return 1
}

settings_read() {
	local name given=() value

	for name in "${SETTINGS[@]}"; do
		[ -z "${!name+x}" ] || given+=("$name=${!name}")
	done
	if [ -f "$VAR_DIR/etc/settings" ] && [ -r "$VAR_DIR/etc/settings" ]; then
		# shellcheck source=/dev/null
		. "$VAR_DIR/etc/settings"
	fi
	for value in "${given[@]}"; do
		printf -v "${value%%=*}" '%s' "${value#*=}"
	done
	: "${PORT:=8080}" "${SOUK_DATABASE_URL:=}" "${SOUK_MEMCACHED:=}"
	: "${DEMO:=full}" "${FSYNC:=on}" "${WORKERS:=4}" "${HANG_SECONDS:=30}"
	: "${TEST_CLOCK:=}" "${LOG_LEVEL:=info}" "${NGINX_WORKERS:=auto}"
	: "${ORIGINS:=}" "${SITE_URL:=}"
}

settings_check() {
	local name

	if ! [[ $PORT =~ ^[1-9][0-9]{0,4}$ ]] || [ "$PORT" -gt 65535 ]; then
		die "PORT=$PORT is no port" 'Give a number from 1024 to 65535'
	fi
	if [ "$PORT" -lt 1024 ]; then
		die "PORT=$PORT needs rights that the shop does without" \
		    'Give a number from 1024 to 65535'
	fi
	case $DEMO in
	full | small | none) ;;
	*) die "DEMO=$DEMO is unknown" 'Give full, small or none' ;;
	esac
	case $SOUK_DATABASE_URL in
	'' | postgres://* | postgresql://*) ;;
	*) die 'SOUK_DATABASE_URL is no URL' \
	    'Give postgresql://user:password@host:5432/database' ;;
	esac
	for name in "${SETTINGS[@]}"; do
		case ${!name} in
		*$'\n'*) die "$name holds a line break" 'Give it in one line' ;;
		esac
	done
}

settings_write() {
	local name

	for name in "${SETTINGS[@]}"; do
		printf '%s=%q\n' "$name" "${!name}"
	done | put_file 0600 "$VAR_DIR/etc/settings"
}

base_url() {
	printf '%s\n' "${SITE_URL:-http://localhost:$PORT}"
}
