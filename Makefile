# verdict: GNU make. `make` leaves the program at build/verdict; `make help` lists the rest.

VERSION = 0.1.0

B = build
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man
SYSCONFDIR ?= /etc
ARGS ?=
FUZZ_SECONDS ?= 60
COVERAGE_MIN ?= 95

SHELL = /bin/sh
.SHELLFLAGS = -eu -c
.DELETE_ON_ERROR:
.SUFFIXES:

# ---- how to compile -------------------------------------------------------------------------

OPT ?= -O2 -g
SAN ?=
WERROR ?=

WARN = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wformat=2 -Wstrict-prototypes -Wundef \
	-Wmissing-prototypes -Wold-style-definition -Wpointer-arith -Wcast-qual -Wwrite-strings \
	-Wvla -Wswitch-enum -Wimplicit-fallthrough -Wnull-dereference -Wdouble-promotion \
	-Werror=implicit-function-declaration

# What only some compilers and machines know: .ci/flags keeps those that this compiler takes.
WARN_TRY = -Walloca -Wcast-align=strict -Wdate-time -Wduplicated-branches -Wduplicated-cond \
	-Wformat-overflow=2 -Wformat-truncation=1 -Winit-self -Wjump-misses-init -Wloop-analysis \
	-Wmissing-variable-declarations -Wnested-externs -Wnewline-eof -Wredundant-decls \
	-Wshift-sign-overflow -Wstringop-overflow=4 -Wtrampolines -Wunreachable-code-aggressive \
	-Wunused-macros -Wbidi-chars=any
HARDEN_TRY = -fstack-protector-strong -fstack-clash-protection -fcf-protection=full \
	-mbranch-protection=standard -fno-plt

# Fortified library functions need an optimiser, and hide faults from the sanitizers.
ifeq ($(SAN)$(findstring -O0,$(OPT)),)
FORTIFY = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
endif

SYSTEM = -D_XOPEN_SOURCE=700
ALL_CPPFLAGS = -Isrc -Iinclude $(SYSTEM) $(CPPFLAGS)
ALL_CFLAGS = -std=c17 -fPIE $(WARN) @$(B)/flags $(OPT) $(FORTIFY) $(SAN) $(EXTRA) $(CFLAGS)
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now,-z,noexecstack,--as-needed $(LDFLAGS)

# Asked for when a recipe runs, not when this file is read: `make deps run` installs in between.
CURSES_CFLAGS = $(shell pkg-config --cflags-only-I ncursesw 2>/dev/null) -D_DEFAULT_SOURCE
CURSES_SHARED = $(shell pkg-config --libs ncursesw 2>/dev/null || echo -lncursesw -ltinfo)
INIPARSER_CFLAGS = $(shell pkg-config --cflags iniparser 2>/dev/null)
SQLITE_CFLAGS = $(shell pkg-config --cflags sqlite3 2>/dev/null)
# Only tests are linked with it; the program loads it when it is needed.
SQLITE_LIBS = $(shell pkg-config --libs sqlite3 2>/dev/null || echo -lsqlite3)
# The library of PostgreSQL may be missing: the program then says so where it is wanted.
LIBPQ = $(shell pkg-config --modversion libpq 2>/dev/null)
LIBPQ_CFLAGS = $(if $(LIBPQ),-DVERDICT_LIBPQ $(shell pkg-config --cflags libpq))
# The archives where there are any: a shared object takes its pages and a tenth of a millisecond of every
# sitting. INIPARSER_LIBS=-liniparser and CURSES_LIBS='-lncursesw -ltinfo' link the shared ones.
archives = $(shell for a in $(1); do \
	file=$$($(CC) -print-file-name=$$a); test ! -e "$$file" || echo "$$file"; done)
INIPARSER_LIBS = $(or $(call archives,libiniparser.a),$(shell pkg-config --libs iniparser 2>/dev/null || \
	echo -liniparser))
CURSES_ARCHIVES = $(call archives,libncursesw.a libtinfo.a)
CURSES_LIBS = $(if $(word 2,$(CURSES_ARCHIVES)),$(CURSES_ARCHIVES),$(CURSES_SHARED))

# What is compiled is named in a word; `make V=1` shows the whole command.
V ?=
say = $(if $(V),,@echo '  $(1) $(2)'; )

# `make` with one job at a time still compiles with all processors where recipes call it again.
PARALLEL = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 1))
AGAIN = $(MAKE) --no-print-directory $(PARALLEL)

# Goals that have to be done before anything is compiled, also under -j.
FIRST = $(filter deps test-deps clean,$(MAKECMDGOALS))

# ---- the program ----------------------------------------------------------------------------

ROOMS = base core load report sys store front front/curses cmd
objects = $(patsubst src/%.c,$(B)/obj/%.o,$(foreach r,$(1),$(wildcard src/$(r)/*.c)))
OBJECTS = $(B)/obj/main.o $(call objects,$(ROOMS))
LIBS = $(INIPARSER_LIBS) $(CURSES_LIBS) -ldl

all: $(B)/verdict

$(B)/verdict: $(OBJECTS)
	$(call say,link,$@)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(B)/obj/front/curses/%.o: ROOM = $(CURSES_CFLAGS) -DNCURSES_WIDECHAR=1
$(B)/obj/store/sqlite.o: ROOM = $(SQLITE_CFLAGS)
POSTGRES = $(patsubst %,$(B)/obj/store/%.o,postgres remote remote_schema)
$(POSTGRES): ROOM = $(LIBPQ_CFLAGS)
$(POSTGRES): $(B)/libpq
$(B)/obj/load/load.o: ROOM = $(INIPARSER_CFLAGS)
NAMED = $(call objects,cmd) $(B)/obj/main.o
NAMES = -DVERDICT_VERSION='"$(VERSION)"' -DVERDICT_DATADIR='"$(DATADIR)"' \
	-DVERDICT_SYSCONFDIR='"$(SYSCONFDIR)"'
$(NAMED): ROOM = $(NAMES)
$(NAMED): $(B)/names

$(B)/obj/%.o: src/%.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,cc,$<)$(CC) $(ALL_CPPFLAGS) $(ROOM) $(ALL_CFLAGS) $(WERROR) -MMD -MP -c -o $@ $<

# What was compiled with other flags, or for another place, is compiled again.
HOW = $(CC) $(WARN_TRY) $(HARDEN_TRY) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS)
quoted = '$(subst ','\'',$(1))'
stamp = mkdir -p $(@D); echo $(call quoted,$(1)) | cmp -s - $@ || echo $(call quoted,$(1)) >$@

$(B)/how: .force | $(FIRST)
	@$(call stamp,$(HOW))
$(B)/names: .force | $(FIRST)
	@$(call stamp,$(VERSION) $(DATADIR) $(SYSCONFDIR))
$(B)/libpq: .force | $(FIRST)
	@$(call stamp,$(LIBPQ_CFLAGS))

$(B)/flags: $(B)/how .ci/flags
	@CC='$(CC)' .ci/deps --check build
	@CC='$(CC)' .ci/flags $(WARN_TRY) $(HARDEN_TRY) >$@.new
	@mv $@.new $@

.force:

# ---- trying it ------------------------------------------------------------------------------

deps:
	@CC='$(CC)' .ci/deps build

test-deps:
	@CC='$(CC)' .ci/deps test

run: | $(FIRST)
	@$(AGAIN) all </dev/null >&2
	@$(B)/verdict $(ARGS)

# ---- tests ----------------------------------------------------------------------------------

# Which objects the tests of a room are linked with, so that it is a fact what a room can do without.
TEST_ROOMS = base core load report sys store front curses cmd
LINKS_base = base
LINKS_core = base core
LINKS_load = base core load
LINKS_report = base core report
LINKS_sys = base sys
LINKS_store = base core report sys store
LINKS_front = base core report sys front
LINKS_curses = base core report sys front front/curses
LINKS_cmd = base core load report sys store front front/curses cmd
LIBS_load = -liniparser # the shared one: a test puts a function in the place of one of its own
LIBS_curses = $(CURSES_LIBS)
LIBS_store = -ldl $(SQLITE_LIBS)
LIBS_front = -lm
LIBS_cmd = $(LIBS)

sources = $(wildcard tests/$(1)/*.c)
built = $(patsubst %.c,$(B)/%,$(1))
UNITS = $(call built,$(foreach r,$(TEST_ROOMS),$(call sources,$(r))))
TERMS = $(call built,$(call sources,term))
SCRIPTS = $(wildcard tests/cli/*.test)
LINTS = $(wildcard tests/lint/*.test)
SUPPORT = $(patsubst %.c,$(B)/%.o,$(call sources,support))
TOOLS = $(patsubst %.c,$(B)/%.o,$(call sources,tools))

$(B)/tests/%.o: tests/%.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,cc,$<)$(CC) $(ALL_CPPFLAGS) -Itests $(ROOM) $(ALL_CFLAGS) $(WERROR) -MMD -MP -c -o $@ $<

$(B)/tests/curses/%.o: ROOM = $(CURSES_CFLAGS) -DNCURSES_WIDECHAR=1
$(B)/tests/cmd/%.o: ROOM = $(NAMES)

$(B)/tests/support.a: $(SUPPORT)
	@rm -f $@
	$(call say,ar,$@)ar rcs $@ $^

define room_of_tests
$(call built,$(call sources,$(1))): %: %.o $(B)/tests/support.a $(call objects,$(LINKS_$(1)))
	$$(call say,link,$$@)$$(CC) $$(ALL_CFLAGS) $$(ALL_LDFLAGS) -o $$@ $$< $(call objects,$(LINKS_$(1))) \
		$(B)/tests/support.a -lcmocka $$(LIBS_$(1))
endef
$(foreach r,$(TEST_ROOMS),$(eval $(call room_of_tests,$(r))))

BENCHES = $(patsubst %,$(B)/tests/bench/%,stopwatch beside answers kiosk)
$(B)/tests/bench/floor.o: ROOM = $(CURSES_CFLAGS)
$(B)/tests/bench/floor: %: %.o
	$(call say,link,$@)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(CURSES_SHARED)

# What scripts call: many visitors at once, at a kiosk behind ssh.
CROWD = $(B)/tests/crowd/visitors

$(TERMS) $(BENCHES) $(CROWD): %: %.o $(TOOLS)
	$(call say,link,$@)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ -lcmocka -lvterm $(SQLITE_LIBS)

# What is put in the place of functions of the C library, in the real program.
SHIMS = $(patsubst %.c,$(B)/%.so,$(call sources,shim))
$(B)/tests/shim/%.so: tests/shim/%.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,link,$@)$(CC) -std=c17 -fPIC -shared $(WARN) $(WERROR) -o $@ $<

test-programs: $(B)/verdict $(UNITS) $(TERMS) $(CROWD) $(SHIMS)

# One set of tests in one build; the results stay in $(B)/results until they are counted.
test-run: test-programs
	@tests/run $(B) $(UNITS) $(TERMS) $(SCRIPTS) $(LINTS_RUN)

SANITIZED = B=$(B)/asan OPT='-O1 -g -fno-omit-frame-pointer' \
	SAN='-fsanitize=address,undefined -fno-sanitize-recover=undefined'

test: | $(FIRST)
	@CC='$(CC)' .ci/deps --check test
	@$(AGAIN) test-run WERROR=-Werror LINTS_RUN='$(LINTS)'
	@$(AGAIN) test-run $(SANITIZED)
	@tests/run --count $(B) $(B)/asan

asan: | $(FIRST)
	@CC='$(CC)' .ci/deps --check test
	@$(AGAIN) test-run $(SANITIZED)
	@tests/run --count $(B)/asan

layers: $(B)/verdict
	@tests/lint/layers . $(B)/obj

golden: $(UNITS) $(B)/verdict
	@VERDICT_GOLDEN=write tests/run $(B) $(UNITS) $(SCRIPTS)
	@tests/run --count $(B)

# The page of rules, from the table that the program has.
rules: $(B)/verdict
	$(B)/verdict explain --format markdown >docs/rules.md

# ---- measuring ------------------------------------------------------------------------------

need = @command -v $(1) >/dev/null || { echo "make $@ needs $(1); on Debian: apt-get install $(2)" >&2; exit 1; }

FUZZERS = $(patsubst tests/fuzz/%.c,%,$(call sources,fuzz))
FUZZ_CC ?= clang
FUZZ_SRC = $(foreach r,base core load report,$(wildcard src/$(r)/*.c))

fuzz: $(FUZZERS:%=fuzz-%)

fuzz-%: $(B)/fuzz/%
	@mkdir -p $(B)/fuzz/corpus/$* $(B)/fuzz/found
	$< -max_total_time=$(FUZZ_SECONDS) -print_final_stats=1 -timeout=10 -rss_limit_mb=2048 \
		-artifact_prefix=$(B)/fuzz/found/$*- $(B)/fuzz/corpus/$* \
		$(wildcard tests/fuzz/seeds quizzes)

$(B)/fuzz/%: tests/fuzz/%.c $(FUZZ_SRC)
	$(call need,$(FUZZ_CC),clang libclang-rt-dev)
	@mkdir -p $(@D)
	$(call say,fuzz,$@)$(FUZZ_CC) -std=c17 -g -O1 -fsanitize=fuzzer,address,undefined \
		-fno-sanitize-recover=undefined $(ALL_CPPFLAGS) -Itests \
		$(INIPARSER_CFLAGS) -o $@ $^ $(INIPARSER_LIBS)

coverage:
	$(call need,gcovr,gcovr)
	@rm -rf $(B)/coverage
	@$(AGAIN) test-run B=$(B)/coverage OPT='-O0 -g' SAN='--coverage -fprofile-update=atomic' \
		TERMS=
	@tests/lint/coverage $(B)/coverage $(COVERAGE_MIN)
	@tests/run --count $(B)/coverage

bench: $(B)/verdict $(BENCHES) $(B)/tests/bench/floor
	@tests/bench/run $(B)/verdict $(B)/tests/bench

# What the README promises, shown: every persona's verdict, a thousand kills, 200 writers at once, each call
# failing once, 200 visitors at once of a kiosk behind ssh, and full sittings under valgrind.
proof: $(B)/verdict $(B)/tests/term/sitting $(B)/tests/term/killed $(B)/tests/term/faults \
		$(B)/tests/cmd/keep $(B)/tests/core/code $(CROWD)
	$(call need,valgrind,valgrind)
	$(call need,jq,jq)
	@tests/tools/proof $(B)/verdict

TIDY_SRC = $(wildcard src/*.c src/*/*.c src/*/*/*.c)
tidy: $(B)/flags
	$(call need,clang-tidy,clang-tidy)
	$(call need,cppcheck,cppcheck)
	tests/lint/style .
	cppcheck --quiet --std=c11 --language=c --enable=warning,performance,portability \
		--inline-suppr --error-exitcode=1 --suppress=missingInclude --suppress=varFuncNullUB \
		--suppress=uninitvar --suppress=internalAstError -Isrc -Iinclude \
		-DVERDICT_VERSION='""' -DVERDICT_DATADIR='""' -DVERDICT_SYSCONFDIR='""' src
	clang-tidy --quiet --warnings-as-errors='*' $(TIDY_SRC) -- -std=c17 $(ALL_CPPFLAGS) \
		$(CURSES_CFLAGS) -DNCURSES_WIDECHAR=1 $(LIBPQ_CFLAGS) -DVERDICT_VERSION='""' -DVERDICT_DATADIR='""' -DVERDICT_SYSCONFDIR='""'

# ---- installing -----------------------------------------------------------------------------

# Quizzes go where the program looks for them: the data folder it was compiled for.
install: $(B)/verdict
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(DATADIR)/verdict/quizzes $(DESTDIR)$(MANDIR)/man1 \
		$(DESTDIR)$(MANDIR)/man5
	install -m 755 $(B)/verdict $(DESTDIR)$(BINDIR)/verdict
	install -m 644 quizzes/*.ini $(DESTDIR)$(DATADIR)/verdict/quizzes
	install -m 644 docs/verdict.1 $(DESTDIR)$(MANDIR)/man1/verdict.1
	install -m 644 docs/verdict-quiz.5 $(DESTDIR)$(MANDIR)/man5/verdict-quiz.5

uninstall:
	rm -f $(DESTDIR)$(BINDIR)/verdict $(DESTDIR)$(MANDIR)/man1/verdict.1 \
		$(DESTDIR)$(MANDIR)/man5/verdict-quiz.5
	rm -f $(patsubst quizzes/%,$(DESTDIR)$(DATADIR)/verdict/quizzes/%,$(wildcard quizzes/*.ini))
	-rmdir $(DESTDIR)$(DATADIR)/verdict/quizzes $(DESTDIR)$(DATADIR)/verdict 2>/dev/null

clean:
	rm -rf $(B)

help:
	@echo 'make             build/verdict; V=1 shows the commands'
	@echo 'make deps        install what building and running needs'
	@echo 'make run         start the quiz; ARGS="list" and the like are handed on'
	@echo 'make test-deps   install what the tests need'
	@echo 'make test        all tests, then all of them again with sanitizers'
	@echo 'make asan        all tests with AddressSanitizer and UBSan'
	@echo 'make fuzz        each target of tests/fuzz for FUZZ_SECONDS=60'
	@echo 'make layers      who may include and call what'
	@echo 'make golden      write the golden files anew; read the diff afterwards'
	@echo 'make rules       write docs/rules.md anew'
	@echo 'make coverage    line coverage of base, core and load'
	@echo 'make tidy        clang-format, cppcheck, clang-tidy'
	@echo 'make bench       load times; the full screen and the kiosk beside dialog; results beside bare SQL'
	@echo 'make proof       the verdict of every persona; sittings under valgrind'
	@echo 'make install     PREFIX=/usr/local DESTDIR='
	@echo 'make uninstall   takes it back'
	@echo 'make clean       removes build/'

.PHONY: all deps test-deps run test test-programs test-run asan layers golden rules fuzz coverage bench \
	proof tidy install uninstall clean help .force
.SECONDARY:

-include $(wildcard $(B)/obj/*.d $(B)/obj/*/*.d $(B)/obj/*/*/*.d $(B)/tests/*/*.d)
