# A PostgreSQL server of one's own, for tests written in shell: source this behind tap.sh.
#
#   postgres_here      is a server installed at all?
#   postgres_make      sets one up in a folder of its own, which goes away at the end, whatever that is
#   postgres_start     starts it; it listens on a socket in that folder alone, and dies with this shell
#   postgres_stop      stops it in the middle of whatever it does; what was committed stays
#   postgres_url NAME  the address of a database there
#
# It refuses to run as root, so there it runs as nobody. The folder is in /tmp: the path of a socket has
# to be short, and nobody has to get there.

postgres_here() {
	for postgres_bin in /usr/lib/postgresql/*/bin /usr/lib/postgresql*/bin /usr/bin /usr/local/bin; do
		[ ! -x "$postgres_bin/initdb" ] || [ ! -x "$postgres_bin/postgres" ] || return 0
	done
	return 1
}

postgres_as() {
	if [ "$(id -u)" = 0 ]; then
		setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	else
		"$@"
	fi
}

postgres_make() {
	postgres=$(mktemp -d /tmp/verdict-test.XXXXXX)
	postgres_id=
	trap 'postgres_stop; rm -rf "$work" "$postgres"' EXIT
	trap 'exit 1' HUP INT TERM
	[ "$(id -u)" != 0 ] || chown 65534:65534 "$postgres"
	(cd "$postgres" && postgres_as "$postgres_bin/initdb" -D "$postgres/data" -A trust -U verdict -E UTF8 \
		--no-locale --no-sync) >"$work/initdb" 2>&1 || cat "$work/initdb"
}

# The server's parent is this shell: when that is killed, it goes too.
postgres_start() {
	[ "$(id -u)" = 0 ] && drop='--reuid=65534 --regid=65534 --clear-groups' || drop=
	# shellcheck disable=SC2086 # several words
	(cd "$postgres" && exec setpriv $drop --pdeathsig QUIT "$postgres_bin/postgres" -D "$postgres/data" \
		-k "$postgres" -c listen_addresses= -c fsync=off -c logging_collector=off) \
		>>"$work/postgres.log" 2>&1 &
	postgres_id=$!
	postgres_wait "$postgres_bin/pg_isready" -q -h "$postgres" -U verdict
}

# Until a command succeeds; fails when that takes a minute, or the server ends by itself.
postgres_wait() {
	postgres_end=$(($(date +%s) + 60))
	while [ "$(date +%s)" -lt $postgres_end ]; do
		! "$@" || return 0
		[ -z "$postgres_id" ] || kill -0 "$postgres_id" || break
	done
	echo "# PostgreSQL does not get there:"
	sed 's/^/# /' "$work/postgres.log"
	return 1
}

postgres_stop() {
	[ -n "$postgres_id" ] || return 0
	kill -QUIT "$postgres_id" 2>/dev/null
	wait "$postgres_id" 2>/dev/null
	postgres_id=
}

postgres_url() {
	echo "postgresql://verdict@$(echo "$postgres" | sed 's|/|%2F|g')/$1"
}

# What a database answers to SQL, as text.
postgres_ask() {
	"$postgres_bin/psql" -X -q -A -t -h "$postgres" -U verdict -d "$1" -c "$2"
}
