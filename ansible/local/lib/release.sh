# release.sh - what is run: straight from the clone and its build, or, where the
# run user cannot read those (a clone below /root), an installed copy in
# VAR_DIR/release, a link that is switched in one step.
#
#   BIN TEMPLATES STATIC SQL CONF_SRC ERRORS DEMO_SRC   where the parts are
# shellcheck shell=bash

release_parts() {
	BIN=$1 STATIC=$2 ERRORS=$3 DEMO_SRC=$4 TEMPLATES=$5 SQL=$6 CONF_SRC=$7
}

release_find() {
	step 'looking for the built programs'
	[ -x "$B_DIR/bin/souk-hold" ] ||
	    die "there is no build in $B_DIR" 'Run: make'
	if release_readable; then
		release_parts "$B_DIR"/{bin,static,errors,demo} \
		    "$ROOT"/{templates,sql,nginx}
	else
		release_install
		release_parts "$VAR_DIR"/release/{bin,static,errors,demo,templates,sql,nginx}
	fi
}

# What the servers read, as far as it is there (a clone's parts grow).
release_sources() {
	local p

	SOURCES=()
	for p in "$B_DIR"/{bin,static,errors,demo/catalogue.jsonl} \
	    "$ROOT"/{templates,sql,nginx}; do
		[ ! -e "$p" ] || SOURCES+=("$p")
	done
}

release_readable() {
	local bad

	[ "$EUID" -eq 0 ] || return 0
	release_sources
	# Files that an editor takes away meanwhile are none of our business.
	bad=$(as find "${SOURCES[@]}" ! -readable -print 2>&1 |
	    grep -v 'No such file') || true
	[ -z "$bad" ]
}

release_install() {
	local now new p old

	step 'installing a copy that the run user can read'
	release_sources
	now=$(find "${SOURCES[@]}" -printf '%p %s %T@\n' | sort)
	now=$(short_hash "$now")
	new=$VAR_DIR/release.$now
	if [ ! -d "$new" ]; then
		rm -rf -- "$new.tmp"
		mkdir -p -- "$new.tmp/demo"
		for p in "${SOURCES[@]}"; do
			case $p in
			*.jsonl) cp -p -- "$p" "$new.tmp/demo/" ;;
			*) cp -rp -- "$p" "$new.tmp/" ;;
			esac
		done
		chown -R root:root -- "$new.tmp"
		chmod -R u=rwX,go=rX -- "$new.tmp"
		mv -T -- "$new.tmp" "$new"
	fi
	ln -sfn -- "$new" "$VAR_DIR/release.link"
	mv -fT -- "$VAR_DIR/release.link" "$VAR_DIR/release"
	for old in "$VAR_DIR"/release.*; do
		[ "$old" = "$new" ] || rm -rf -- "$old"
	done
}

# files_stamp PATH...: one word that changes when any file below does.
files_stamp() {
	local list=() p

	for p; do
		[ ! -e "$p" ] || list+=("$p")
	done
	[ "${#list[@]}" -gt 0 ] || return 0
	short_hash "$(find -L "${list[@]}" -type f -printf '%p %s %T@\n' | sort)"
}
