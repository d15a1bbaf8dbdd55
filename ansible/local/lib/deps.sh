# deps.sh - the Debian packages of packages.txt.  When all are there this is one
# question to dpkg: no network, no root.
# shellcheck shell=bash

packages() {
	sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$@"
}

# The packages of the given lists that are not installed, in MISSING.
deps_missing() {
	local wanted have name

	MISSING=()
	mapfile -t wanted < <(packages "$@" | tr -d ' \t')
	have=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' \
	    "${wanted[@]}" 2>/dev/null | sed -n 's/^installed //p') || true
	for name in "${wanted[@]}"; do
		case $'\n'$have$'\n' in
		*$'\n'"$name"$'\n'*) ;;
		*) MISSING+=("$name") ;;
		esac
	done
}

# deps_install LIST...
deps_install() {
	local become=() log

	step 'looking for missing packages'
	command -v dpkg-query >/dev/null || die 'this is no Debian system' \
	    "Install what $HERE/packages.txt names, then: DEPS=no make up"
	deps_missing "$@"
	[ "${#MISSING[@]}" -gt 0 ] || return 0

	step 'installing packages'
	log=$(mktemp /tmp/souk-packages.XXXXXX)
	if [ "$EUID" -ne 0 ]; then
		command -v sudo >/dev/null ||
		    die "packages are missing and there is no sudo" \
		        "Run as root: apt-get install ${MISSING[*]}"
		become=(sudo)
		if ! sudo -n true 2>/dev/null; then
			[ -t 0 ] || die "packages are missing and sudo wants a password" \
			    "Run as root: apt-get install ${MISSING[*]}"
		fi
	fi
	say "Installing Debian packages: ${#MISSING[@]} (${MISSING[*]:0:4}${MISSING[4]+ …})."
	if ! "${become[@]}" "$HERE/lib/install-packages" "${MISSING[@]}" \
	    >"$log" 2>&1; then
		die "apt-get could not install ${MISSING[*]}" \
		    'Is the network there? Try: apt-get update' "$log"
	fi
	rm -f -- "$log"
}
