# A kiosk behind a real sshd, for tests written in shell: source this behind tap.sh.
#
#   kiosk_inside "$@"     goes on in the test when it can be done here, on a machine of its own (tests/tools/host);
#                         elsewhere the test is skipped
#   kiosk_files           the program and a quiz where they belong
#   kiosk_open            starts collector and sshd, as set up by kiosk/install
#   kiosk_collect [WORDS] starts the collector again, once it has ended, with words in front
#   another_sshd PORT SED one more, with a changed configuration; clients go there from then on
#   until_true COMMAND    waits; fails when it has not come true in half a minute, or in $patience seconds
#   as_client WORDS       ssh
#   $visitor              the words of a visitor's ssh on a terminal
#   copies PROGRAM WORDS  sftp and scp
#   enter                 a visitor comes, with ssh's options from $options; the ones below are about this one
#   on_a_terminal LINE    a command of the shell on a terminal of its own, in the visitor's place; $work/tty names it
#   type_in KEYS          as for printf
#   shows TEXT            waits until the screen has shown it
#   fresh                 what the screen has shown until now is forgotten
#   at_a_question         a visitor comes and begins
#   leave NAME            the visitor vanishes, and leaves nothing
#   kept WORDS            the program as the store's own user
#   saved N               waits until $work/screen has said N times that a move is saved: keys are heard then

port=2222
key=/etc/verdict/ssh_host_ed25519_key
socket=/run/verdict/collector

kiosk_inside() {
	sshd=$(PATH=$PATH:/usr/sbin:/sbin command -v sshd)
	[ "${1-}" != inside ] || return 0
	if [ -z "$sshd" ] || ! command -v ssh >/dev/null; then
		skip "$0" 'there is no sshd here'
	elif tests/tools/host --check 2>/dev/null; then
		rm -rf "$work"
		exec tests/tools/host "$0" inside
	else
		skip "$0" 'it takes root and namespaces'
	fi
	finish
	exit
}

kiosk_files() {
	install -d /usr/local/share/verdict/quizzes
	install -m 755 "$VERDICT" /usr/local/bin/verdict
	install -m 644 tests/load/example.ini /usr/local/share/verdict/quizzes/go-or-rust.ini
}

# With the units' own words, as far as they can be had without systemd: there sshd can't reach the audit log, and
# takes that for a system without one; here it may write to it. A build with a sanitizer can't be locked in.
kiosk_open() {
	locked=
	"$VERDICT" kiosk --no-store --plain tests/load/example.ini </dev/null >/dev/null 2>&1 || {
		locked=--no-sandbox
		echo --no-sandbox >>/etc/verdict/kiosk
	}
	capabilities=$(sed -n 's/^CapabilityBoundingSet=//p' /etc/systemd/system/quiz-sshd.service | tr 'A-Z ' 'a-z\n' |
		sed 's/^cap_/,+/' | tr -d '\n')
	kiosk_collect
	setpriv --no-new-privs --bounding-set="-all$capabilities,+audit_write" /usr/local/lib/verdict/quiz-sshd -D \
		-f /etc/verdict/sshd_config >"$work/sshd" 2>&1 &
	sshd_id=$!
	echo "[127.0.0.1]:$port $(cut -d' ' -f1,2 $key.pub)" >"$work/known"
	ok 'quiz-sshd answers' until_true sh -c "ssh-keyscan -p $port 127.0.0.1 2>/dev/null | grep ."
	visitor="ssh -F none -tt -o UserKnownHostsFile=$work/known -o BatchMode=yes -p $port quiz@127.0.0.1"
}

kiosk_collect() {
	collector=$(sed -n 's/^ExecStart=//p' /etc/systemd/system/verdict-collector.service)
	# shellcheck disable=SC2086 # several words
	"$@" setpriv --reuid=verdict --regid=verdict --clear-groups --bounding-set=-all $collector $locked \
		>"$work/collector" 2>&1 &
	collector_id=$!
	ok 'the collector starts' until_true verdict collector --status $socket
}

another_sshd() {
	port=$1
	sed "s/^Port .*/Port $port/; $2" /etc/verdict/sshd_config >/etc/verdict/sshd_config.$port
	/usr/local/lib/verdict/quiz-sshd -D -f /etc/verdict/sshd_config.$port >"$work/sshd.$port" 2>&1 &
	another_id=$!
	echo "[127.0.0.1]:$port $(cut -d' ' -f1,2 $key.pub)" >>"$work/known"
	ok "another quiz-sshd answers at port $port" until_true sh -c "ssh-keyscan -p $port 127.0.0.1 2>/dev/null | grep ."
}

until_true() {
	until_end=$(($(date +%s) + ${patience:-30}))
	until "$@"; do
		[ "$(date +%s)" -lt $until_end ] || return 1
	done >/dev/null 2>&1
}

as_client() {
	timeout 60 ssh -F none -o UserKnownHostsFile="$work/known" -o BatchMode=yes -p $port "$@"
}

copies() {
	program=$1
	shift
	timeout 60 "$program" -F none -o UserKnownHostsFile="$work/known" -o BatchMode=yes -P $port "$@"
}

enter() {
	rm -f "$work/typed" "$work/screen"
	mkfifo "$work/typed"
	# shellcheck disable=SC2086 # several words
	env TERM=xterm "$@" ssh -F none -tt -e none -o UserKnownHostsFile="$work/known" -o BatchMode=yes -p $port \
		${options-} quiz@127.0.0.1 <"$work/typed" >>"$work/screen" 2>"$work/client" &
	client=$!
	exec 3>"$work/typed"
}

on_a_terminal() {
	rm -f "$work/typed" "$work/screen" "$work/tty"
	mkfifo "$work/typed"
	script -qefc "tty >'$work/tty'; $1" /dev/null <"$work/typed" >>"$work/screen" 2>"$work/client" &
	client=$!
	exec 3>"$work/typed"
}

type_in() {
	(printf "$1" >&3) 2>/dev/null
}

shows() {
	until_true grep -qa -- "$1" "$work/screen"
}

fresh() {
	: >"$work/screen"
}

at_a_question() {
	enter "$@"
	shows 'Enter'
	type_in '\r'
	shows 'Begin'
	type_in '\r'
	shows 'bed?'
	saved 1
}

leave() {
	exec 3>&-
	kill -KILL $client 2>/dev/null
	wait $client 2>/dev/null
	ok "$1: nobody is left behind" until_true nobody_there
}

kept() {
	setpriv --reuid=verdict --regid=verdict --clear-groups env XDG_STATE_HOME=/var/lib verdict "$@"
}

saved() {
	until_true sh -c "[ \$(grep -o ' saved ' '$work/screen' | wc -l) -ge $1 ]"
}

nobody_there() {
	! pgrep -u quiz -r D,R,S,T
}

# told TEXT: does the collector's status have it?
told() {
	verdict collector --status $socket | grep -F "$1"
}
