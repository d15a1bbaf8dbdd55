# nginx.sh - the configuration of nginx/ with three small files of variables,
# tested before it replaces the one in use.
#
# The prefix is VAR_DIR/nginx: conf/ (a copy of nginx/ and vars/), run log tmp,
# and site/ with the links static, media and errors.  nginx would look for
# variables in a prefix with a dollar in it: where the sockets had to move, the
# prefix it is given is a link beside them.
# shellcheck shell=bash

NGINX_BIN=/usr/sbin/nginx

has_ipv6() {
	grep -q '^00000000000000000000000000000001' /proc/net/if_inet6 2>/dev/null
}

# nginx_render DIR: the whole configuration.
nginx_render() {
	local dir=$1 p

	rm -rf -- "$dir"
	cp -r -- "$CONF_SRC" "$dir"
	mkdir -p -- "$dir/vars"
	cat >"$dir/vars/main.conf" <<-END
		worker_processes $NGINX_WORKERS;
	END
	for p in "${POOLS[@]}"; do
		cat <<-END
			upstream $p {
				server unix:$RUN/$p.sock max_fails=0;
				server unix:$RUN/$p.sock max_fails=0;
			}
		END
	done >"$dir/vars/http.conf"
	{
		echo "listen 127.0.0.1:$PORT default_server;"
		! has_ipv6 || echo "listen [::1]:$PORT default_server;"
	} >"$dir/vars/listen.conf"
	echo "listen unix:$RUN/internal.sock;" >"$dir/vars/internal.conf"
	chmod -R u=rwX,go=rX -- "$dir"
	[ "$EUID" -ne 0 ] || chown -R "$RUN_USER:$RUN_USER" -- "$dir"
}

# link TARGET NAME: a symbolic link, switched only when it differs.
link() {
	[ "$(readlink -- "$2" 2>/dev/null)" != "$1" ] || return 0
	ln -sfn -- "$1" "$2.new"
	mv -fT -- "$2.new" "$2"
}

nginx_links() {
	local n=$VAR_DIR/nginx lang

	link "$RUN" "$n/run"
	link "$LOG_DIR" "$n/log"
	link "$STATIC" "$n/site/static"
	link "$VAR_DIR/media" "$n/site/media"
	own_dir 0755 "$n/site/errors"
	link "$n/conf/pages/plain.html" "$n/site/errors/plain.html"
	for lang in "$ERRORS"/*/; do
		[ ! -d "$lang" ] || link "${lang%/}" "$n/site/errors/$(basename -- "$lang")"
	done
	[ -e "$LOG_DIR/nginx.log" ] || as touch "$LOG_DIR/nginx.log"
	rotate "$LOG_DIR/access.log"
}

nginx_prefix() {
	PREFIX=$VAR_DIR/nginx
	[ "$RUN" != "$VAR_DIR/run" ] || return 0
	PREFIX=$RUN/nginx
	link "$VAR_DIR/nginx" "$PREFIX"
}

nginx_test() {
	local why

	nginx_prefix
	why=$(cd "$VAR_DIR" && as "$NGINX_BIN" -p "$PREFIX" -e log/nginx.log \
	    -t -q -c "$PREFIX/$1/nginx.conf" 2>&1) ||
	    die "nginx refuses its configuration ($(grep -m1 emerg <<<"$why" |
	        sed 's/.*\[emerg\] //'))" 'Mend nginx/ and run this again' \
	        "$LOG_DIR/nginx.log"
}

# Puts the new configuration in place.  0: it differs from the old one.
nginx_conf() {
	local n=$VAR_DIR/nginx

	step 'configuring nginx'
	nginx_render "$n/conf.new"
	nginx_links
	if [ -d "$n/conf" ] && diff -rq -- "$n/conf" "$n/conf.new" >/dev/null; then
		rm -rf -- "$n/conf.new"
		return 1
	fi
	nginx_test conf.new
	rm -rf -- "$n/conf.old"
	[ ! -d "$n/conf" ] || mv -T -- "$n/conf" "$n/conf.old"
	mv -T -- "$n/conf.new" "$n/conf"
	rm -rf -- "$n/conf.old"
}

nginx_start() {
	alive nginx && return 0
	clear_way nginx
	port_check
	step 'starting nginx'
	# nginx removes its unix sockets only when it ends well.
	rm -f -- "$RUN/internal.sock"
	nginx_prefix
	spawn nginx "$NGINX_BIN" -p "$PREFIX" -e log/nginx.log \
	    -c "$PREFIX/conf/nginx.conf" -g 'daemon off;'
	set_stamp nginx "$PORT"
}

nginx_up() {
	local changed=''

	# Another port: look first whether it is free.
	if alive nginx && ! same_stamp nginx "$PORT"; then port_check; fi
	! nginx_conf || changed=1
	if ! alive nginx; then
		nginx_start
	elif [ -n "$changed" ]; then
		nginx_reload
	fi
}

nginx_reload() {
	step 'reloading nginx'
	alive nginx || die 'nginx is not running' 'Start it: make up'
	nginx_test conf
	alive nginx
	kill -HUP "$PID"
	set_stamp nginx "$PORT"
}

# Is it our nginx that listens there, and not somebody who was faster?
nginx_listens() {
	alive nginx && port_taken || return 1
	case $(find "/proc/$PID/fd" -printf '%l ' 2>/dev/null) in
	*"socket:[$INODE] "*) return 0 ;;
	esac
	return 1
}

nginx_wait() {
	step 'waiting for nginx'
	wait_for 10 nginx nginx_listens && return 0
	alive nginx || port_check
	die "nginx does not listen on port $PORT" 'See what it says' \
	    "$LOG_DIR/nginx.log"
}

# The inode of whoever listens where we want to, in INODE.
port_taken() {
	local hex f local_at

	printf -v hex '%04X' "$PORT"
	INODE=''
	while read -ra f; do
		local_at=${f[1]:-}
		[ "${local_at##*:}" = "$hex" ] && [ "${f[3]}" = 0A ] || continue
		case ${local_at%:*} in
		00000000 | 0100007F | 00000000000000000000000000000000 | \
		    00000000000000000000000001000000 | \
		    0000000000000000FFFF00000100007F)
			INODE=${f[9]}
			return 0
			;;
		esac
	done < <(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null)
	return 1
}

# Who has that socket open, as words; "" when we may not see it.
port_holder() {
	local pid

	pid=$(find /proc/[0-9]*/fd -maxdepth 1 -printf '%p %l\n' 2>/dev/null |
	    sed -n "s|^/proc/\([0-9]*\)/.* socket:\[$1\]\$|\1|p") || true
	pid=${pid%%$'\n'*}
	[ -n "$pid" ] || return 0
	printf ' by %s (pid %s, user %s)' "$(<"/proc/$pid/comm")" "$pid" \
	    "$(owner_of "/proc/$pid")"
}

port_check() {
	local wanted=$PORT free

	step "looking whether port $PORT is free"
	port_taken || return 0
	free=$((PORT < 65000 ? PORT : 8080))
	for ((PORT = free + 1; PORT < free + 100; PORT++)); do
		port_taken || break
	done
	free=$PORT PORT=$wanted
	port_taken || true
	die "port $PORT is taken$(port_holder "$INODE")" \
	    "End that, or choose another: make up PORT=$free"
}
