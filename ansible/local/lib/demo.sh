# demo.sh - the demo catalogue and its pictures, when they are not there yet.
# shellcheck shell=bash

# Pictures are immutable and named by content: hard links cost nothing.
demo_pictures() {
	local from=$B_DIR/demo/pictures stamp

	[ "$DEMO" != none ] && [ -d "$from" ] || return 0
	stamp=$(stat -c '%i %Y' -- "$from")
	[ "$(cat -- "$VAR_DIR/etc/demo.pictures" 2>/dev/null)" != "$stamp" ] ||
	    return 0
	step 'laying out the demo pictures'
	if ! cp -alf -- "$from/." "$VAR_DIR/media/" 2>/dev/null; then
		quiet cp -rfu -- "$from/." "$VAR_DIR/media/" ||
		    die 'could not copy the demo pictures' 'Is the disk full?' "$LOG"
	fi
	chmod -R a+rX -- "$VAR_DIR/media"
	[ "$EUID" -ne 0 ] || chown "$RUN_USER:$RUN_USER" -- "$VAR_DIR/media"
	put_file 0644 "$VAR_DIR/etc/demo.pictures" <<<"$stamp"
}

# The catalogue that DEMO asks for, in CATALOGUE: all of it, or the categories
# with every twelfth product.
demo_choose() {
	CATALOGUE=$DEMO_SRC/catalogue.jsonl
	[ -f "$CATALOGUE" ] || return 1
	[ "$DEMO" = small ] || return 0
	awk '/"kind": *"category"/ || NR % 12 == 0' "$CATALOGUE" |
	    put_file 0644 "$VAR_DIR/etc/demo.small.jsonl"
	CATALOGUE=$VAR_DIR/etc/demo.small.jsonl
}

demo_find() {
	[ "$DEMO" != none ] || return 0
	step 'looking for the demo catalogue'
	demo_choose || die "there is no demo catalogue in $B_DIR/demo" \
	    'Make it: make demo'
}

# The loader asks the database whether it has this catalogue already.
demo_load() {
	[ "$DEMO" != none ] || return 0
	step 'loading the demo catalogue'
	run_program demo "$BIN/souk-demo" load "$VAR_DIR/etc/demo.conf" \
	    "$CATALOGUE" ||
	    die "the demo catalogue could not be loaded$(last_reason demo)" \
	        'See the log; DEMO=none goes on without' "$LOG_DIR/demo.log"
}
