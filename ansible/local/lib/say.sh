# say.sh - what the user reads.  A step that fails ends the run with exactly
# one line: what failed, what to do about it, where the log is.
# shellcheck shell=bash

STEP='starting'     # what is being done, for the line of a failure
LOG=''              # where its output goes; set when the log folder is there
SAID=''             # the line has been printed
exec 7>&2           # the user's, also while a step's output goes to the log

say() {
	printf '%s\n' "$*"
}

# step TEXT: from here on TEXT is being done.
step() {
	STEP=$1
}

# die WHAT DO [LOG]: the one line.
die() {
	SAID=1
	printf 'souk: %s. %s.%s\n' "$1" "$2" "${3:+ Log: $3}" >&7
	exit 1
}

# Ends with the one line also where nobody foresaw the failure.
on_exit() {
	local rc=$?

	[ "$rc" -eq 0 ] || [ -n "$SAID" ] || [ "$BASHPID" != "$$" ] ||
	    printf 'souk: %s failed (status %s). %s.%s\n' "$STEP" "$rc" \
	        'See the log, then run the command again' \
	        "${LOG:+ Log: $LOG}" >&7
}
trap on_exit EXIT
interrupted() {
	SAID=1
	[ "$BASHPID" != "$$" ] ||
	    printf 'souk: interrupted while %s. Run it again to go on.\n' "$STEP" >&7
	exit "$1"
}
trap 'interrupted 130' INT
trap 'interrupted 143' TERM
trap 'interrupted 129' HUP

# quiet COMMAND...: its output goes to the log.
quiet() {
	"$@" >>"${LOG:-/dev/null}" 2>&1
}
