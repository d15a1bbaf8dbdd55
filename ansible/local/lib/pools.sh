# pools.sh - one line of the table a pool; secrets, configuration files,
# souk-hold with the program behind it, and the migrations before.
# shellcheck shell=bash

# pool         workers (a number, or the setting)
POOL_TABLE='
storefront     WORKERS
ops            2
'
POOLS=()
declare -A POOL_WORKERS
while read -r pool_name pool_n; do
	[ -n "$pool_name" ] || continue
	POOLS+=("$pool_name")
	POOL_WORKERS[$pool_name]=$pool_n
done <<<"$POOL_TABLE"

# Roles that log in: one a pool, and the loader of the demo catalogue.
ROLES=("${POOLS[@]/#/souk_}" souk_demo)

# pools_secrets: a password for each role, made once from the kernel's CSPRNG.
pools_secrets() {
	local role file

	step 'making the secrets'
	for role in "${ROLES[@]}"; do
		file=$VAR_DIR/secrets/$role.password
		[ ! -s "$file" ] || continue
		od -An -N32 -tx1 /dev/urandom | tr -d ' \n' | { cat; echo; } |
		    put_file 0600 "$file"
	done
}

# conf NAME LINE...: etc/NAME.conf from "name=value" words; without a value the
# program's own default holds.
conf() {
	local name=$1 line

	shift
	{
		echo '# Written by ansible/local/stack; changes here are lost.'
		for line; do
			[ -z "${line#*=}" ] ||
			    printf '%s = %s\n' "${line%%=*}" "${line#*=}"
		done
	} | put_file 0600 "$VAR_DIR/etc/$name.conf"
}

pools_conf() {
	local p n

	step 'writing the configuration'
	for p in "${POOLS[@]}"; do
		n=${POOL_WORKERS[$p]}
		[ "$n" != WORKERS ] || n=$WORKERS
		conf "$p" "pool=$p" "workers=$n" \
		    "hang_seconds=$HANG_SECONDS" "run_dir=$RUN" \
		    "database_url=$(role_url "souk_$p")" \
		    "database_password_file=$VAR_DIR/secrets/souk_$p.password" \
		    "memcached=$(memcached_address)" \
		    "templates_dir=$TEMPLATES" \
		    "asset_manifest=$STATIC/manifest" \
		    "site_url=$(base_url)" \
		    "origins=http://127.0.0.1:$PORT http://[::1]:$PORT${ORIGINS:+ $ORIGINS}" \
		    "media_url=/media" "log_level=$LOG_LEVEL" \
		    "test_clock=$TEST_CLOCK"
	done
	conf migrate "pool=migrate" "owner_database_url=$(owner_url)" \
	    "secrets_dir=$VAR_DIR/secrets"
	conf demo "pool=demo" "database_url=$(role_url souk_demo)" \
	    "database_password_file=$VAR_DIR/secrets/souk_demo.password"
}

# run_program LOGNAME COMMAND...: to its end, as the run user.
run_program() {
	local log=$LOG_DIR/$1.log

	shift
	[ -e "$log" ] || as touch "$log"
	clean_env
	( cd "$VAR_DIR" && as "${CLEAN[@]}" "$@" </dev/null >>"$log" 2>&1 )
}

# The last line that a program logged, as a reason in words.
last_reason() {
	local line text reason=''

	line=$(tail -n 1 -- "$LOG_DIR/$1.log" 2>/dev/null) || true
	text=$(sed -n 's/.*"message":"\([^"]*\)".*/\1/p' <<<"$line")
	reason=$(sed -n 's/.*"\(error\|reason\|detail\)":"\([^"]*\)".*/\2/p' <<<"$line")
	[ -z "$text" ] || printf ' (%s%s)' "$text" "${reason:+: $reason}"
}

pools_migrate() {
	[ -x "$BIN/souk-migrate" ] || return 0
	step 'migrating the database'
	run_program migrate "$BIN/souk-migrate" "$VAR_DIR/etc/migrate.conf" "$SQL" ||
	    die "the migration of the database failed$(last_reason migrate)" \
	        'Mend it and run this again; nothing is half-applied' \
	        "$LOG_DIR/migrate.log"
}

# What a pool's processes were started with.
pool_stamp() {
	files_stamp "$BIN/souk-$1" "$VAR_DIR/etc/$1.conf" "$TEMPLATES" \
	    "$STATIC/manifest"
}

hold_stamp() {
	printf '%s %s' "$(sha256sum <"$BIN/souk-hold")" "$RUN $HANG_SECONDS"
}

pool_check() {
	run_program "$1" "$BIN/souk-$1" --check "$VAR_DIR/etc/$1.conf" ||
	    die "$1 refuses its configuration$(last_reason "$1")" \
	        "See $VAR_NAME/etc/$1.conf" "$LOG_DIR/$1.log"
}

pool_start() {
	local p=$1

	alive "$p" && return 0
	clear_way "$p"
	step "starting $p"
	pool_check "$p"
	set_stamp "$p" "$(pool_stamp "$p")"
	set_stamp "$p.hold" "$(hold_stamp)"
	spawn "$p" "$BIN/souk-hold" -t $((HANG_SECONDS + 5)) "$RUN/$p.sock" -- \
	    "$BIN/souk-$p" "$VAR_DIR/etc/$p.conf"
}

pool_wait() {
	step "waiting for $1"
	wait_for 10 "$1" test -S "$RUN/$1.sock" ||
	    die "$1 does not start$(last_reason "$1")" 'See what it says' \
	        "$LOG_DIR/$1.log"
}

# Runs as built and configured: started, reloaded or left alone.
pool_up() {
	local p=$1 stamp

	[ -x "$BIN/souk-$p" ] || die "there is no $BIN/souk-$p" 'Run: make'
	if alive "$p" && ! same_stamp "$p.hold" "$(hold_stamp)"; then
		pool_stop "$p"
	fi
	if ! alive "$p"; then
		pool_start "$p"
		return 0
	fi
	stamp=$(pool_stamp "$p")
	same_stamp "$p" "$stamp" || pool_reload "$p"
}

pool_reload() {
	step "reloading $1"
	alive "$1" || die "$1 is not running" 'Start it: make up'
	pool_check "$1"
	alive "$1"
	kill -HUP "$PID"
	set_stamp "$1" "$(pool_stamp "$1")"
}

# The program behind the socket is ended and started anew; waits for that.
pool_restart() {
	local hold before

	step "restarting $1"
	alive "$1" || die "$1 is not running" 'Start it: make up'
	pool_check "$1"
	alive "$1"
	hold=$PID
	read -r before <"/proc/$hold/task/$hold/children" || true
	kill -USR1 "$hold"
	wait_for $((HANG_SECONDS + 10)) "$1" pool_changed "$hold" "${before%% *}" ||
	    die "$1 did not come back" 'See what it says' "$LOG_DIR/$1.log"
	set_stamp "$1" "$(pool_stamp "$1")"
}

pool_changed() {
	local now=''

	read -r now <"/proc/$1/task/$1/children" || true
	[ -n "$now" ] && [ "${now%% *}" != "$2" ]
}

pool_stop() {
	stop "$1" TERM $((HANG_SECONDS + 8))
}
