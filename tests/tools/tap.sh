# For tests written in shell: source this, then `ok NAME COMMAND...` or `same NAME WANTED GOT`, and
# `finish` at the end. The output is TAP. BUILD, VERDICT and TMPDIR come from tests/run.

tap_count=0
tap_failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

tap() {
	tap_count=$((tap_count + 1))
	if [ "$1" = 0 ]; then
		echo "ok $tap_count - $2"
	else
		tap_failed=$((tap_failed + 1))
		echo "not ok $tap_count - $2"
	fi
}

# Passes if the command succeeds; its output is shown if it does not.
ok() {
	tap_name=$1
	shift
	if "$@" >"$work/tap.out" 2>&1; then
		tap 0 "$tap_name"
	else
		tap 1 "$tap_name"
		sed 's/^/# /' "$work/tap.out"
	fi
}

# Passes if the command fails.
not_ok() {
	tap_name=$1
	shift
	if "$@" >"$work/tap.out" 2>&1; then
		tap 1 "$tap_name"
	else
		tap 0 "$tap_name"
	fi
}

same() {
	if [ "$2" = "$3" ]; then
		tap 0 "$1"
	else
		tap 1 "$1"
		printf 'wanted: %s\ngot: %s\n' "$2" "$3" | sed 's/^/# /'
	fi
}

skip() {
	tap_count=$((tap_count + 1))
	echo "ok $tap_count - $1 # SKIP $2"
}

# Runs a command; leaves $status, and its output in $work/out and $work/err.
run() {
	status=0
	"$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
}

# The same with standard input as it is.
run_fed() {
	status=0
	"$@" >"$work/out" 2>"$work/err" || status=$?
}

# Does the file have the text?
has() {
	grep -qF -- "$2" "$1" || {
		echo "no '$2' in:"
		cat "$1"
		return 1
	}
}

finish() {
	echo "1..$tap_count"
	[ "$tap_failed" = 0 ]
}
