# commands.sh - the words after `stack`.
# shellcheck shell=bash

usage() {
	cat <<-END
		usage: stack COMMAND

		  up                 everything, as far as it is not there yet
		  down               stop it; the data stay
		  status             what runs
		  logs [NAME]        follow the logs, or one
		  reset              stop it and remove the state
		  start|stop|restart|reload NAME
		                     one of: postgres memcached nginx ${POOLS[*]}
		  deps [LIST...]     install the missing Debian packages
		  psql [ARGUMENT...] the database as its administrator
		  env                where things are, as shell assignments
	END
}

main() {
	local command=${1-}

	[ "$#" -eq 0 ] || shift
	case $command in
	up | down | status | logs | reset | start | stop | restart | reload | \
	    psql | env | deps) ;;
	'' | help | --help | -h)
		usage
		return 0
		;;
	*)
		usage >&2
		SAID=1
		exit 64
		;;
	esac
	paths_user
	"cmd_$command" "$@"
}

# For all commands but up: the state as it is.
open_state() {
	paths_var
	settings_read
	[ -f "$VAR_DIR/etc/clone" ] || return 1
	if [ "$EUID" -eq 0 ]; then
		# root looks after anybody's shop.
		RUN_USER=$(owner_of "$VAR_DIR")
		AS=(setpriv "--reuid=$RUN_USER" "--regid=$(id -g "$RUN_USER")" \
		    --clear-groups --)
	elif [ "$(owner_of "$VAR_DIR")" != "$RUN_USER" ]; then
		die "$VAR_NAME belongs to user $(owner_of "$VAR_DIR")" \
		    'Run this as that user or as root'
	fi
	paths_run
	LOG=$LOG_DIR/up.log
	release_where
}

need_state() {
	open_state || die "no shop has been started here ($VAR_NAME)" \
	    'Start one: make up'
}

release_where() {
	if [ -L "$VAR_DIR/release" ]; then
		release_parts "$VAR_DIR"/release/{bin,static,errors,demo,templates,sql,nginx}
	else
		release_parts "$B_DIR"/{bin,static,errors,demo} \
		    "$ROOT"/{templates,sql,nginx}
	fi
}

# deps [LIST...]: the packages of those lists too.
cmd_deps() {
	deps_install "$HERE/packages.txt" "$@"
}

build() {
	local args targets=(all)

	is_no "${BUILD:-no}" && return 0
	step 'building'
	read -ra args <<<"${BUILD_ARGS-}"
	[ "$DEMO" = none ] || targets+=(demo)
	mkdir -p -- "$B_DIR"
	exec 8>>"$B_DIR/.lock"
	flock 8
	# Its output is the user's to see.
	env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL "${MAKE:-make}" -C "$ROOT" \
	    --no-print-directory -s -j"$(nproc)" "B=$B_DIR" "${args[@]}" "${targets[@]}" ||
	    die 'the build failed' 'Mend what the compiler says above'
	exec 8>&-
}

cmd_up() {
	local p

	is_no "${DEPS:-yes}" || cmd_deps
	paths_make_user
	paths_var
	settings_read
	settings_check
	paths_make
	settings_read # another `up` may have written them
	settings_check
	build
	release_find
	if ! alive nginx; then
		clear_way nginx # a killed master's workers hold the port
		port_check
	fi
	postgres_check_external
	pools_secrets
	demo_find
	postgres_up
	memcached_up
	settings_write
	pools_conf
	demo_pictures
	! has_postgres || postgres_wait
	pools_migrate
	demo_load
	seed_save
	for p in "${POOLS[@]}"; do pool_up "$p"; done
	nginx_up
	! has_memcached || memcached_wait
	for p in "${POOLS[@]}"; do pool_wait "$p"; done
	nginx_wait
	ready_wait
	say "Souk is at $(base_url)  (stop: make down, logs: make logs, state: $VAR_NAME)"
}

is_ready() {
	curl -fsS -o "$RUN/readyz" --noproxy '*' --max-time 5 \
	    "http://127.0.0.1:$PORT/readyz" 2>/dev/null
}

ready_wait() {
	step 'waiting for /readyz'
	wait_for "${READY_SECONDS:-30}" nginx is_ready && return 0
	die "the shop is not ready: $(curl -sS --noproxy '*' --max-time 5 \
	    "http://127.0.0.1:$PORT/readyz" 2>&1 | tr -s ' \n' ' ' | cut -c1-200)" \
	    'See what the pools say: make logs' "$LOG_DIR/ops.log"
}

cmd_down() {
	open_state || {
		say 'No shop is running here.'
		return 0
	}
	paths_lock
	stop_all
	say 'Stopped. The data stay; start again with: make up'
}

stop_all() {
	local p

	step 'stopping nginx'
	stop nginx QUIT 3
	rm -f -- "$RUN/internal.sock"
	step 'stopping the pools'
	for p in "${POOLS[@]}"; do
		! alive "$p" || kill -TERM "$PID" 2>/dev/null || true
	done
	for p in "${POOLS[@]}"; do pool_stop "$p"; done
	step 'stopping memcached'
	stop memcached TERM 5
	step 'stopping PostgreSQL'
	stop postgres INT 60
}

# row NAME ADDRESS
row() {
	if alive "$1"; then
		printf '%-12s %8s  %-8s %s\n' "$1" "$PID" running "$2"
	elif [ -f "$RUN/$1.pid" ]; then
		printf '%-12s %8s  %-8s %s\n' "$1" - crashed "$LOG_DIR/$1.log"
		BAD=1
	else
		printf '%-12s %8s  %-8s\n' "$1" - stopped
		BAD=1
	fi
}

cmd_status() {
	local p

	open_state || {
		say 'No shop has been started here. Start one: make up'
		SAID=1
		exit 3
	}
	BAD=''
	printf '%-12s %8s  %-8s %s\n' process pid state address
	row nginx "$(base_url)"
	for p in "${POOLS[@]}"; do row "$p" "$RUN/$p.sock"; done
	if has_memcached; then
		row memcached "$RUN/memcached.sock"
	else
		printf '%-12s %8s  %-8s %s\n' memcached - external "$SOUK_MEMCACHED"
	fi
	if has_postgres; then
		row postgres "$RUN/pg/.s.PGSQL.5432"
	else
		printf '%-12s %8s  %-8s %s\n' postgres - external \
		    "$(role_url ...)"
	fi
	if [ -n "$BAD" ]; then
		SAID=1
		exit 3
	fi
	is_ready || {
		say 'It runs but is not ready: see /readyz.'
		SAID=1
		exit 3
	}
}

cmd_logs() {
	local files

	need_state
	files=("$LOG_DIR"/*.log)
	if [ "$#" -gt 0 ]; then
		files=("$LOG_DIR/$1.log")
		[ -f "${files[0]}" ] || die "there is no log of $1" \
		    "There are: $(cd "$LOG_DIR" && echo *.log | sed 's/\.log//g')"
	fi
	if is_no "${FOLLOW:-yes}"; then
		exec tail -n 20 "${files[@]}"
	fi
	exec tail -n 20 -F "${files[@]}"
}

cmd_reset() {
	local d

	open_state || {
		[ ! -L "$VAR_NAME" ] || rm -f -- "$VAR_NAME"
		say 'There is nothing to remove.'
		return 0
	}
	paths_lock
	stop_all
	step 'removing the state'
	# Only what is ours, by name.
	for d in pg pg.new media nginx secrets log etc release; do
		rm -rf -- "${VAR_DIR:?}/$d"
	done
	rm -rf -- "${VAR_DIR:?}"/release.*
	rm -rf -- "${RUN:?}" "$VAR_DIR/run"
	rmdir -- "$VAR_DIR" 2>/dev/null ||
	    say "Left in $VAR_DIR is what the shop did not put there."
	if [[ $VAR_DIR = "$SOUK_HOME"/* ]] && [ -L "$VAR_NAME" ]; then
		rm -f -- "$VAR_NAME"
	fi
	say "Removed the shop's state in $VAR_NAME: database, secrets, pictures, logs."
	has_postgres ||
	    say 'The database of SOUK_DATABASE_URL is as it was; drop it yourself.'
}

# one NAME VERB: the functions of one process.
is_pool() {
	local p

	for p in "${POOLS[@]}"; do
		[ "$p" != "$1" ] || return 0
	done
	return 1
}

need_name() {
	need_state
	case ${1-} in
	postgres | memcached | nginx) return 0 ;;
	esac
	is_pool "${1-}" || die "there is no process ${1-of that name}" \
	    "Give one of: postgres memcached nginx ${POOLS[*]}"
}

cmd_start() {
	need_name "$@"
	paths_lock
	case $1 in
	postgres)
		postgres_find
		postgres_start
		postgres_wait
		;;
	memcached)
		memcached_start
		memcached_wait
		;;
	nginx)
		nginx_start
		nginx_wait
		;;
	*)
		pool_start "$1"
		pool_wait "$1"
		;;
	esac
}

cmd_stop() {
	need_name "$@"
	paths_lock
	step "stopping $1"
	case $1 in
	postgres) stop postgres "${STOP_SIGNAL:-INT}" 60 ;;
	memcached) stop memcached TERM 5 ;;
	nginx) stop nginx QUIT 5 ;;
	*) pool_stop "$1" ;;
	esac
}

cmd_restart() {
	need_name "$@"
	if is_pool "$1"; then
		paths_lock
		pool_restart "$1"
		return 0
	fi
	cmd_stop "$1"
	cmd_start "$1"
}

cmd_reload() {
	need_name "$@"
	paths_lock
	case $1 in
	nginx) nginx_reload ;;
	postgres)
		alive postgres || die 'PostgreSQL is not running' 'Start it: make up'
		kill -HUP "$PID"
		;;
	memcached) die 'memcached has nothing to reload' 'Use: stack restart memcached' ;;
	*) pool_reload "$1" ;;
	esac
}

cmd_psql() {
	need_state
	owner_psql "$@"
}

cmd_env() {
	need_state
	printf '%s=%q\n' VAR "$VAR_DIR" RUN "$RUN" PORT "$PORT" LOG_DIR "$LOG_DIR" \
	    URL "$(base_url)" RUN_USER "$RUN_USER" OWNER_URL "$(owner_url)" \
	    BIN "$BIN"
}
