# memcached.sh - 64 MB on a unix socket.  With SOUK_MEMCACHED there is none.
# shellcheck shell=bash

MEMCACHED_MB=64

has_memcached() {
	[ -z "$SOUK_MEMCACHED" ]
}

# What the pools are told: a socket, or host:port.
memcached_address() {
	printf '%s\n' "${SOUK_MEMCACHED:-$RUN/memcached.sock}"
}

memcached_start() {
	local sock=$RUN/memcached.sock

	alive memcached && return 0
	clear_way memcached
	step 'starting memcached'
	rm -f -- "$sock"
	spawn memcached /usr/bin/memcached -s "$sock" -a 0660 -U 0 \
	    -m "$MEMCACHED_MB" -c 1024 -t 2
}

memcached_up() {
	if ! has_memcached; then
		stop memcached TERM 5
		memcached_check_external
		return 0
	fi
	memcached_start
}

memcached_wait() {
	step 'waiting for memcached'
	wait_for 10 memcached test -S "$RUN/memcached.sock" ||
	    die 'memcached does not start' 'See what it says' \
	        "$LOG_DIR/memcached.log"
}

# The shop goes on without memcached, so this only speaks up.
memcached_check_external() {
	local host=${SOUK_MEMCACHED%:*} port=${SOUK_MEMCACHED##*:}

	case $SOUK_MEMCACHED in
	/*) [ -S "$SOUK_MEMCACHED" ] && return 0 ;;
	*:*) (exec 3<>"/dev/tcp/$host/$port") 2>/dev/null && return 0 ;;
	esac
	say "Nobody answers at SOUK_MEMCACHED=$SOUK_MEMCACHED; the shop is slower without it."
}
