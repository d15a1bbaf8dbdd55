# proc.sh - processes, by pid and never by name.  RUN/<name>.pid holds the pid
# and, on a second line, when that process was started and in which boot, so
# that a pid that somebody else has now is known for a stranger.
#
# Each server leads a session of its own and has VAR_DIR as its folder: what is
# left of it when the leader was killed (nginx's workers, which keep the port)
# is found by both together.
# shellcheck shell=bash

read -r BOOT_ID </proc/sys/kernel/random/boot_id

# proc_stat PID: fields of /proc/PID/stat from the third on, in STAT.
proc_stat() {
	local line

	STAT=()
	{ IFS= read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
	read -ra STAT <<<"${line##*) }"
	[ "${#STAT[@]}" -gt 20 ]
}

# alive NAME: is the recorded process there, and the same?  Its pid in PID.
alive() {
	local start boot

	PID=''
	[ -f "$RUN/$1.pid" ] || return 1
	{ read -r PID && read -r start boot; } <"$RUN/$1.pid" || true
	[ "${boot:-}" = "$BOOT_ID" ] && [[ $PID =~ ^[0-9]+$ ]] &&
	    proc_stat "$PID" && [ "${STAT[19]}" = "$start" ] &&
	    [ "${STAT[0]}" != Z ]
}

# record NAME PID
record() {
	proc_stat "$2" || return 1
	printf '%s\n%s %s\n' "$2" "${STAT[19]}" "$BOOT_ID" |
	    put_file 0644 "$RUN/$1.pid"
}

# The command prefix CLEAN: none of the user's environment but what sanitizers,
# coverage and the tests' faults go by.
clean_env() {
	local v

	CLEAN=(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 TZ=UTC
	    "HOME=$VAR_DIR")
	for v in ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS GCOV_PREFIX \
	    GCOV_PREFIX_STRIP SOUK_FAULT_FILE; do
		[ -z "${!v+x}" ] || CLEAN+=("$v=${!v}")
	done
}

# spawn NAME COMMAND...: as the run user, in the background, in a session of its
# own, with a clean environment; its output goes to LOG_DIR/NAME.log.
spawn() {
	local name=$1 log=$LOG_DIR/$1.log

	shift
	rotate "$log"
	[ -e "$log" ] || as touch "$log"
	clean_env
	(
		trap - EXIT INT TERM HUP
		cd "$VAR_DIR" || exit 1
		exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
		exec setsid "${AS[@]}" "${CLEAN[@]}" "$@" \
		    </dev/null >>"$log" 2>&1
	) &
	PID=$!
	disown "$PID" 2>/dev/null || true
	record "$name" "$PID" ||
	    die "$name ended as soon as it was started" 'See its log' "$log"
}

# A log that has grown large starts anew; one old copy is kept.
rotate() {
	[ ! -f "$1" ] || [ "$(stat -c %s -- "$1")" -lt 33554432 ] ||
	    mv -f -- "$1" "$1.1"
}

# leftovers SID: processes of that session that run in our folder, in PIDS.
leftovers() {
	local stat line f

	PIDS=()
	for stat in /proc/[0-9]*/stat; do
		{ IFS= read -r line <"$stat"; } 2>/dev/null || continue
		read -ra f <<<"${line##*) }"
		[ "${f[3]}" = "$1" ] && [ "${f[0]}" != Z ] || continue
		stat=${stat%/stat}
		[ "$(readlink "$stat/cwd" 2>/dev/null)" = "$VAR_DIR" ] || continue
		PIDS+=("${stat#/proc/}")
	done
}

# gone NAME SECONDS: waits for it to end.
gone() {
	local tries=$(($2 * 20))

	while alive "$1"; do
		[ "$tries" -gt 0 ] || return 1
		tries=$((tries - 1))
		sleep 0.05
	done
}

# stop NAME SIGNAL SECONDS: asks, waits, then kills; and whatever it left.
stop() {
	local name=$1 sid

	[ -f "$RUN/$name.pid" ] || return 0
	if alive "$name"; then
		kill "-$2" "$PID" 2>/dev/null || true
		if ! gone "$name" "$3"; then
			say "$name did not end within $3 s: killed."
			kill -KILL "$PID" 2>/dev/null || true
			gone "$name" 10 || die "$name (pid $PID) cannot be killed" \
			    'It waits for the disk or the kernel; try later'
		fi
	fi
	sweep "$name"
	rm -f -- "$RUN/$name.pid"
}

# What a killed leader left behind: asked, then killed.
sweep() {
	local sid boot tries=0

	{ read -r sid && read -r _ boot; } <"$RUN/$1.pid" 2>/dev/null || return 0
	[ "${boot:-}" = "$BOOT_ID" ] || return 0
	while leftovers "$sid"; [ "${#PIDS[@]}" -gt 0 ]; do
		if [ "$tries" -eq 0 ]; then
			kill -TERM "${PIDS[@]}" 2>/dev/null || true
		elif [ "$tries" -eq 40 ]; then
			kill -KILL "${PIDS[@]}" 2>/dev/null || true
		elif [ "$tries" -gt 140 ]; then
			die "$1 left processes that cannot be killed (${PIDS[*]})" \
			    'They wait for the disk or the kernel; try later'
		fi
		tries=$((tries + 1))
		sleep 0.05
	done
}

# Does a crash's remainder stand in the way?  Called before a start.
clear_way() {
	[ -f "$RUN/$1.pid" ] || return 0
	sweep "$1"
	rm -f -- "$RUN/$1.pid"
}

# stamp NAME: what the running process was started with; same_stamp tells
# whether that is still so.
same_stamp() {
	[ -f "$RUN/$1.stamp" ] && [ "$(<"$RUN/$1.stamp")" = "$2" ]
}

set_stamp() {
	put_file 0644 "$RUN/$1.stamp" <<<"$2"
}

# wait_for SECONDS NAME COMMAND...: until the command succeeds; 1 when the time
# is over, 2 when NAME has ended (with "" nobody is watched).
wait_for() {
	local until=$((SECONDS + $1)) name=$2

	shift 2
	until "$@"; do
		[ -z "$name" ] || alive "$name" || return 2
		[ "$SECONDS" -lt "$until" ] || return 1
		sleep 0.03
	done
}
