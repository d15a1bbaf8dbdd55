# paths.sh - where this stack lives and as whom it runs.
#
#   ROOT       the clone             B     the build that is run
#   VAR_NAME   where the user looks for the state (a folder, or a link to it)
#   VAR_DIR    the state itself      RUN   sockets and pid files
#   RUN_USER   whom the servers run as; AS the command prefix that becomes him
#
# As root the servers run as the system user souk.  Where he cannot enter the
# folder of VAR (a clone below /root), VAR becomes a link to
# /var/lib/souk/<hash of the path>.  Where the path is too long for a unix
# socket, or has characters that some configuration file would have to quote,
# only the sockets move.
# shellcheck shell=bash

SOCKET_MAX=107
SOUK_HOME=/var/lib/souk

# absolute NAME PATH: into the variable, without a trailing slash, links kept.
absolute() {
	local p=$2

	case $p in
	/*) ;;
	*) p=$PWD/$p ;;
	esac
	while [ "$p" != / ] && [ "${p%/}" != "$p" ]; do p=${p%/}; done
	case $p in
	*$'\n'*) die 'the path holds a line break' 'Choose another folder' ;;
	esac
	printf -v "$1" '%s' "$p"
}

short_hash() {
	local sum

	sum=$(printf '%s' "$1" | sha256sum)
	printf '%s\n' "${sum:0:12}"
}

paths_user() {
	AS=()
	RUN_USER=$(id -un)
	[ "$EUID" -eq 0 ] || return 0
	RUN_USER=souk
	AS=(setpriv --reuid=souk --regid=souk --clear-groups --)
}

# Makes the system user; only `up` as root comes here.
paths_make_user() {
	[ "$RUN_USER" = souk ] && [ "$EUID" -eq 0 ] || return 0
	getent passwd souk >/dev/null && return 0
	step 'making the system user souk'
	useradd --system --user-group --home-dir /nonexistent --no-create-home \
	    --shell /usr/sbin/nologin --comment 'Souk shop' souk >/dev/null 2>&1 ||
	    getent passwd souk >/dev/null ||
	    die 'could not make the system user souk' \
	        'Make it with: useradd --system --user-group souk'
}

# as COMMAND...: as the user whom the servers run as.
as() {
	"${AS[@]}" "$@"
}

user_exists() {
	getent passwd "$RUN_USER" >/dev/null
}

paths_var() {
	local parent

	absolute VAR_NAME "${VAR:-$ROOT/var}"
	case $VAR_NAME in
	/ | /etc | /usr | /var | /home | /root | /tmp | "$ROOT")
		die "VAR=$VAR_NAME cannot hold a shop" \
		    'Choose a folder of its own'
		;;
	esac
	parent=$(dirname -- "$VAR_NAME")
	if [ -L "$VAR_NAME" ]; then
		VAR_DIR=$(readlink -m -- "$VAR_NAME")
	elif [ "$EUID" -eq 0 ] && user_exists && [ -d "$parent" ] &&
	    ! as test -x "$parent"; then
		VAR_DIR=$SOUK_HOME/$(short_hash "$VAR_NAME")
	else
		VAR_DIR=$VAR_NAME
	fi
	LOG_DIR=$VAR_DIR/log
	absolute B_DIR "${B:-$ROOT/build}"
	paths_run
}

paths_run() {
	local longest=$VAR_DIR/run/pg/.s.PGSQL.5432

	RUN=$VAR_DIR/run
	# Bytes are what counts.
	if [ "$(printf '%s' "$longest" | wc -c)" -le $SOCKET_MAX ] &&
	    [[ $RUN =~ ^[A-Za-z0-9/._+@-]+$ ]]; then
		return 0
	fi
	if [ "$EUID" -eq 0 ]; then
		RUN=/run/souk/$(short_hash "$VAR_DIR")
	else
		RUN=/tmp/souk-$EUID-$(short_hash "$VAR_DIR")
	fi
}

# owner_of PATH: the user's name.
owner_of() {
	stat -c %U -- "$1"
}

# own_dir MODE PATH...: folders of the run user.
own_dir() {
	local mode=$1 d

	shift
	for d; do
		if [ -d "$d" ]; then
			continue
		elif [ "$EUID" -eq 0 ]; then
			install -d -m "$mode" -o "$RUN_USER" -g "$RUN_USER" -- "$d"
		else
			mkdir -p -- "$d" 2>/dev/null ||
			    die "could not make $d" 'Choose another folder with VAR='
			chmod "$mode" -- "$d"
		fi
	done
}

# Makes the folders of the state and locks it.  Refuses what belongs to somebody else.
paths_make() {
	local d

	step 'making the folder of the running state'
	mkdir -p -- "$(dirname -- "$VAR_NAME")" 2>/dev/null ||
	    die "could not make $(dirname -- "$VAR_NAME")" \
	        'Choose another folder with VAR='
	if [[ $VAR_DIR = "$SOUK_HOME"/* ]] && [ "$VAR_DIR" != "$VAR_NAME" ]; then
		install -d -m 0755 "$SOUK_HOME"
		if [ -e "$VAR_NAME" ] && [ ! -L "$VAR_NAME" ]; then
			die "$VAR_NAME is in a folder that user $RUN_USER cannot enter" \
			    'Stop and remove it with: make reset'
		fi
		ln -sfn -- "$VAR_DIR" "$VAR_NAME"
	fi
	paths_ours
	if [ -e "$VAR_DIR" ] && [ "$(owner_of "$VAR_DIR")" != "$RUN_USER" ]; then
		die "$VAR_NAME belongs to user $(owner_of "$VAR_DIR")" \
		    "Run this as that user (root for souk), or remove it: make reset"
	fi
	if [ -f "$VAR_DIR/etc/clone" ]; then
		d=$(<"$VAR_DIR/etc/clone")
		if [ "$d" != "$ROOT" ] && [ -f "$d/ansible/local/stack" ] &&
		    [ "$VAR_DIR" != "$VAR_NAME" ]; then
			die "$VAR_NAME leads to the state of the clone in $d" \
			    "Remove the link: rm '$VAR_NAME'"
		fi
	fi
	own_dir 0755 "$VAR_DIR" "$VAR_DIR/etc"
	paths_lock
	step 'making the folder of the running state'
	put_file 0644 "$VAR_DIR/etc/clone" <<<"$ROOT" # first of all: paths_ours
	own_dir 0755 "$VAR_DIR"/{log,media,nginx,nginx/tmp,nginx/site}
	own_dir 0700 "$VAR_DIR/secrets"
	paths_make_run
	own_dir 0700 "$RUN/pg"
	LOG=$LOG_DIR/up.log
	[ -e "$LOG" ] || as touch "$LOG"
}

# Takes over a folder that has no shop yet; refuses one that was given with VAR=
# and holds something else.
paths_ours() {
	local other

	[ -d "$VAR_DIR" ] && [ ! -f "$VAR_DIR/etc/clone" ] || return 0
	other=$(find "$VAR_DIR" -mindepth 1 ! -path "$VAR_DIR/etc" \
	    ! -path '*/etc/lock' ! -path '*/etc/clone.new.*' -print -quit)
	# (Somebody else may just be making one.)
	if [ -n "$other" ] && [ "$VAR_NAME" != "$ROOT/var" ] &&
	    [ ! -f "$VAR_DIR/etc/clone" ]; then
		die "$VAR_NAME holds other things than a shop" \
		    'Choose a folder of its own with VAR='
	fi
	[ "$EUID" -ne 0 ] || chown "$RUN_USER:$RUN_USER" -- "$VAR_DIR"
}

paths_make_run() {
	if [ "$RUN" = "$VAR_DIR/run" ]; then
		# Left by a time when the path was longer.
		[ ! -L "$RUN" ] || rm -f -- "$RUN"
		own_dir 0750 "$RUN"
		return 0
	fi
	if [ "$EUID" -eq 0 ]; then install -d -m 0755 /run/souk; fi
	own_dir 0700 "$RUN"
	# /tmp is everybody's: take nobody else's folder for ours.
	if [ -L "$RUN" ] || [ "$(owner_of "$RUN")" != "$RUN_USER" ]; then
		die "$RUN belongs to somebody else" \
		    'Remove it, or put the shop elsewhere with VAR='
	fi
	[ ! -d "$VAR_DIR/run" ] || [ -L "$VAR_DIR/run" ] ||
	    rm -rf -- "$VAR_DIR/run"
	ln -sfn -- "$RUN" "$VAR_DIR/run"
}

# put_file MODE PATH: stdin becomes the file, in one step and only when it
# differs; then CHANGED is set.  Not synced: whatever a power cut takes is made
# again by the next `up`.
put_file() {
	local mode=$1 path=$2 tmp

	tmp=$path.new.$BASHPID
	( umask 077 && cat >"$tmp" ) || die "could not write $path" \
	    'Is the disk full?'
	if cmp -s -- "$tmp" "$path"; then
		rm -f -- "$tmp"
		return 0
	fi
	chmod "$mode" -- "$tmp"
	[ "$EUID" -ne 0 ] || chown "$RUN_USER:$RUN_USER" -- "$tmp"
	mv -f -- "$tmp" "$path"
	CHANGED=1
}

# One command at a time on this state.
paths_lock() {
	exec 9>>"$VAR_DIR/etc/lock"
	if ! flock -n 9; then
		say 'Another command is at work on this shop; waiting for it.'
		flock -w "${LOCK_SECONDS:-3600}" 9 ||
		    die 'another command holds this shop' 'Wait for it, or end it'
	fi
	# What an interrupted one was writing.
	rm -f -- "$VAR_DIR"/{etc,secrets}/*.new.* "$RUN"/*.new.*
}
