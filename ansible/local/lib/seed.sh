# seed.sh - a cluster as it is after the migrations and the demo catalogue, kept
# in the build: the next new shop (after a reset, or for a test) copies it in a
# moment instead of loading a thousand products for seconds.
#
# Its name is a hash of all that went into it: PostgreSQL's version, sql/, the
# catalogue.  It holds demo data and no secrets: every start gives the roles the
# passwords of their own shop.  A build that we may not write to has none.
# shellcheck shell=bash

SEED=''
SEED_WANTED='' # this run has made a cluster from nothing

# The name for this run, in SEED.
seed_name() {
	local sum

	sum=$({
		"$PGBIN/postgres" --version
		cd -- "$SQL" || exit 1
		find . -type f -print0 | sort -z | xargs -0 sha256sum --
		[ "$DEMO" = none ] || sha256sum <"$CATALOGUE"
	} | sha256sum)
	SEED=$B_DIR/seed/$DEMO-${sum:0:16}
}

# seed_copy TO: 1 when there is none.
seed_copy() {
	seed_name
	[ -f "$SEED/PG_VERSION" ] || return 1
	step 'copying a cluster that is ready'
	rm -rf -- "$1"
	quiet cp -a --reflink=auto -- "$SEED" "$1" ||
	    die 'could not copy a PostgreSQL cluster' 'Is the disk full?' "$LOG"
	[ "$EUID" -ne 0 ] || chown -R "$RUN_USER:$RUN_USER" -- "$1"
	[ "$FSYNC" != on ] || sync -f -- "$1"
}

# After the migrations and the catalogue, before anybody is connected.
seed_save() {
	local old tmp=$SEED.$BASHPID

	[ -n "$SEED_WANTED" ] && mkdir -p -- "$B_DIR/seed" 2>/dev/null &&
	    [ -w "$B_DIR/seed" ] && [ ! -e "$SEED" ] || return 0
	step 'keeping a copy of the new cluster'
	stop postgres INT 60
	for old in "$B_DIR/seed/$DEMO"-*; do rm -rf -- "$old"; done
	# A copy that does not fit is no reason to have no shop.
	if quiet cp -a --reflink=auto -- "$VAR_DIR/pg" "$tmp" &&
	    rm -f -- "$tmp/postmaster.opts"; then
		# Most of it is spare WAL.  Not where that user cannot enter.
		quiet as "$PGBIN/pg_resetwal" -D "$tmp" || true
		mv -T -- "$tmp" "$SEED" 2>/dev/null || rm -rf -- "$tmp"
	else
		rm -rf -- "$tmp"
	fi
	postgres_start
	postgres_wait
}
