# postgres.sh - a private cluster: no port, one unix socket, scram for all roles
# but the local administrator.  With SOUK_DATABASE_URL there is none.
# shellcheck shell=bash

has_postgres() {
	[ -z "$SOUK_DATABASE_URL" ]
}

# The programs of the cluster's version, or of the newest, in PGBIN.
postgres_find() {
	local d

	PGBIN=''
	if [ -f "$VAR_DIR/pg/PG_VERSION" ]; then
		PGBIN=/usr/lib/postgresql/$(<"$VAR_DIR/pg/PG_VERSION")/bin
		[ -x "$PGBIN/postgres" ] ||
		    die "the cluster in $VAR_NAME/pg needs PostgreSQL $(<"$VAR_DIR/pg/PG_VERSION")" \
		        'Install that version, or lose the data with: make reset'
		return 0
	fi
	while IFS= read -r d; do
		[ ! -x "$d/postgres" ] || PGBIN=$d
	done < <(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V)
	[ -n "$PGBIN" ] || die 'PostgreSQL is not installed' \
	    "Run: make deps"
}

# A cluster, made under another name first: what a crash leaves half done is
# thrown away.
postgres_init() {
	local tmp=$VAR_DIR/pg.new

	[ ! -f "$VAR_DIR/pg/PG_VERSION" ] || return 0
	rm -rf -- "$tmp" "$VAR_DIR/pg"
	if ! seed_copy "$tmp"; then
		postgres_initdb "$tmp"
		SEED_WANTED=1
	fi
	mv -T -- "$tmp" "$VAR_DIR/pg"
	[ "$FSYNC" != on ] || sync -- "$VAR_DIR"
}

postgres_initdb() {
	local tmp=$1 sync=()

	step 'making the PostgreSQL cluster'
	own_dir 0700 "$tmp"
	[ "$FSYNC" = on ] || sync=(--no-sync)
	{
		( cd "$VAR_DIR" && as "$PGBIN/initdb" -D "$tmp" -U postgres \
		    --auth=reject --encoding=UTF8 --locale=C.UTF-8 \
		    --data-checksums "${sync[@]}" ) &&
		( cd "$VAR_DIR" && as "$PGBIN/postgres" --single -D "$tmp" \
		    -c "fsync=$FSYNC" -c log_checkpoints=off postgres \
		    <<<'CREATE DATABASE souk' )
	} >>"$LOG" 2>&1 || die 'could not make a PostgreSQL cluster' \
	    'Is the disk full, or the folder read-only?' "$LOG"
}

# Sets CHANGED.
postgres_conf() {
	put_file 0644 "$VAR_DIR/etc/postgresql.conf" <<-END
		# Written by ansible/local/stack; changes here are lost.
		listen_addresses = ''
		unix_socket_directories = '$RUN/pg'
		unix_socket_permissions = 0700
		max_connections = 200
		password_encryption = 'scram-sha-256'
		timezone = 'UTC'
		log_timezone = 'UTC'

		# A small machine, shared with the rest of the shop.
		shared_buffers = 128MB
		effective_cache_size = 1GB
		work_mem = 8MB
		maintenance_work_mem = 64MB
		max_wal_size = 512MB
		random_page_cost = 1.1
		jit = off
		max_parallel_workers_per_gather = 0
		autovacuum_naptime = 15s
		default_toast_compression = 'lz4'
		# Files instead of /dev/shm: logind empties that of a user who
		# logs out.
		dynamic_shared_memory_type = mmap

		synchronous_commit = on
		fsync = $FSYNC
		full_page_writes = $FSYNC

		# No values in the log: they are persons' data.
		log_line_prefix = '%m [%p] %q%u@%d '
		log_min_duration_statement = 500ms
		log_parameter_max_length = 0
		log_parameter_max_length_on_error = 0
		log_lock_waits = on
		log_checkpoints = off
	END
	put_file 0644 "$VAR_DIR/etc/pg_hba.conf" <<-END
		# Written by ansible/local/stack.  The socket only; see pg_ident.conf.
		local  all  postgres  peer map=admin
		local  all  all       scram-sha-256
	END
	put_file 0644 "$VAR_DIR/etc/pg_ident.conf" <<-END
		# map  system user  role
		admin  $RUN_USER  postgres
		admin  root  postgres
	END
}

# A postmaster.pid that names a pid which somebody else has now stops
# PostgreSQL.  It goes only when no process at all works in the cluster; else
# one of those is left in PGLEFT.
postgres_clear() {
	local left=("$VAR_DIR/pg/postmaster.pid" "$RUN/pg/.s.PGSQL.5432"
	    "$RUN/pg/.s.PGSQL.5432.lock") f d

	PGLEFT=''
	for f in "${left[@]}"; do
		[ ! -e "$f" ] || PGLEFT=$f
	done
	[ -n "$PGLEFT" ] || return 0 # it ended well
	while read -r d f; do
		if [ "$f" = "$VAR_DIR/pg" ]; then
			PGLEFT=${d#/proc/}
			return 1
		fi
	done < <(find /proc/[0-9]*/cwd -maxdepth 0 -printf '%h %l\n' 2>/dev/null)
	rm -f -- "${left[@]}"
}

postgres_start() {
	local tries=0 master

	alive postgres && return 0
	clear_way postgres
	step 'starting PostgreSQL'
	# Backends of a killed master see it at once and leave; a master whose
	# pid file was lost is ended in good order.
	until postgres_clear; do
		if [ "$tries" -eq 0 ] && [ -f "$VAR_DIR/pg/postmaster.pid" ]; then
			read -r master <"$VAR_DIR/pg/postmaster.pid" || true
			[ "$(readlink "/proc/$master/cwd" 2>/dev/null)" != \
			    "$VAR_DIR/pg" ] || kill -INT "$master" || true
		fi
		tries=$((tries + 1))
		[ "$tries" -lt 600 ] ||
		    die "process $PGLEFT still works in $VAR_NAME/pg" \
		        "End it: kill $PGLEFT"
		sleep 0.05
	done
	spawn postgres "$PGBIN/postgres" -D "$VAR_DIR/pg" \
	    -c "config_file=$VAR_DIR/etc/postgresql.conf" \
	    -c "hba_file=$VAR_DIR/etc/pg_hba.conf" \
	    -c "ident_file=$VAR_DIR/etc/pg_ident.conf"
}

postgres_ready() {
	local line

	mapfile -t line 2>/dev/null <"$VAR_DIR/pg/postmaster.pid" || return 1
	[ "${line[0]:-}" = "$PID" ] && [[ ${line[7]:-} = ready* ]]
}

postgres_wait() {
	step 'waiting for PostgreSQL'
	alive postgres || die 'PostgreSQL ended at its start' \
	    'See what it says' "$LOG_DIR/postgres.log"
	wait_for 60 postgres postgres_ready && return 0
	alive postgres || die 'PostgreSQL ended at its start' \
	    'See what it says' "$LOG_DIR/postgres.log"
	die 'PostgreSQL does not accept connections after 60 s' \
	    'It may still be recovering: run this again' "$LOG_DIR/postgres.log"
}

# Makes it run as configured.
postgres_up() {
	if ! has_postgres; then
		stop postgres INT 60
		return 0
	fi
	postgres_find
	postgres_init
	CHANGED=''
	postgres_conf
	if [ -n "$CHANGED" ] && alive postgres; then
		step 'restarting PostgreSQL with its new settings'
		stop postgres INT 60
	fi
	postgres_start
}

# The administrator's URL, and that of a role.
owner_url() {
	if has_postgres; then
		printf 'postgresql://postgres@/souk?host=%s\n' "$RUN/pg"
	else
		printf '%s\n' "$SOUK_DATABASE_URL"
	fi
}

# role_url ROLE: the same database as another role, without a password.
role_url() {
	local url rest query

	if has_postgres; then
		printf 'postgresql://%s@/souk?host=%s\n' "$1" "$RUN/pg"
		return 0
	fi
	url=${SOUK_DATABASE_URL#*://}
	rest=${url%%\?*}
	query=''
	[ "$rest" = "$url" ] || query=$(tr '&' '\n' <<<"${url#*\?}" |
	    grep -Ev '^(user|password|passfile)=' | paste -sd '&' -) || true
	# The user part ends at the last @ before the path's first slash.
	case ${rest%%/*} in
	*@*) rest=${rest#"${rest%%/*}"}; url=${url%%/*}; rest=${url##*@}$rest ;;
	esac
	printf 'postgresql://%s@%s%s\n' "$1" "$rest" "${query:+?$query}"
}

# owner_psql ARGUMENT...: psql as the administrator, the password out of sight of
# other users' ps.
owner_psql() {
	local url rest auth

	if has_postgres; then
		as psql -X "$@" -d "$(owner_url)"
		return
	fi
	url=$SOUK_DATABASE_URL
	rest=${url#*://}
	auth=${rest%%/*}
	case $auth in
	*:*@*)
		rest=${auth##*@}${rest#"$auth"}
		auth=${auth%@*}
		url=${url%%://*}://${auth%%:*}@$rest
		auth=${auth#*:}
		auth=${auth//\\/\\\\}
		printf -v PGPASSWORD '%b' "${auth//%/\\x}"
		export PGPASSWORD
		;;
	esac
	psql -X "$@" -d "$url"
}

# Says early, and in words, that an existing server is out of reach.
postgres_check_external() {
	local why

	has_postgres && return 0
	step 'connecting to SOUK_DATABASE_URL'
	command -v psql >/dev/null || return 0
	why=$(PGCONNECT_TIMEOUT=10 owner_psql -Atqw -c "
	    SELECT CASE WHEN r.rolsuper THEN 'ok'
	        WHEN NOT (r.rolcreaterole AND r.rolcreatedb) THEN 'rights'
	        WHEN NOT pg_has_role(d.datdba, 'MEMBER') THEN 'owner'
	        ELSE 'ok' END
	    FROM pg_roles r, pg_database d
	    WHERE r.rolname = current_user AND d.datname = current_database()" \
	    2>&1) || die "cannot connect to SOUK_DATABASE_URL ($(head -n 1 <<<"${why##*: }"))" \
	    'Check host, user, password and that the database exists'
	case $why in
	ok) ;;
	owner) die 'the user of SOUK_DATABASE_URL does not own the database' \
	    'As an administrator: ALTER DATABASE ... OWNER TO that user' ;;
	*) die 'the user of SOUK_DATABASE_URL may not create roles and hand a database over' \
	    'As an administrator: ALTER ROLE ... CREATEROLE CREATEDB' ;;
	esac
}
