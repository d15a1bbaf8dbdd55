# Souk.  The two commands are `make up` and `make check`; `make help` lists all.
#
# Everything is built below $(B); sources are found by folder: one archive per
# library folder of cgi-bin, one program per folder that has a main.c, one Check
# program per tests/unit/*/check_*.c.

CC      ?= gcc
ifeq ($(origin CC),default)
CC      := gcc
endif
SAN     ?=
COV     ?=
WERROR  ?=
PREFIX  ?= /usr/local
DESTDIR ?=
# V=1 shows every command; otherwise there is a line for each thing made.
V       ?=
Q       := $(if $(V),,@)
say      = $(if $(V),,@printf '  %-5s%s\n' '$(1)' '$(2)')

# A build of its own for each kind, so that none spoils another's objects.
KIND := $(if $(SAN),-san)$(if $(COV),-cov)$(if $(findstring clang,$(CC)),-clang)
B    ?= build$(KIND)

PKGS   := libpq libmemcached json-c libcrypto
WARN   := -Wall -Wextra -Wshadow -Wvla -Wmissing-prototypes -Wcast-qual \
          -Wformat=2 -Wstrict-prototypes -Wundef -Wpointer-arith
# Sanitizers see less where memory is cleared for them, so not there.  clang 14
# wants to be told twice.
AUTO_INIT := -ftrivial-auto-var-init=zero $(if $(findstring clang,$(CC)),\
    -enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang)
HARDEN := -fstack-protector-strong -fstack-clash-protection -fPIE \
          $(if $(SAN)$(COV),,-D_FORTIFY_SOURCE=2 $(AUTO_INIT))
HARDEN_CET := -fcf-protection=full
OPT    := $(if $(SAN)$(COV),-O1,-O2)
CFLAGS ?= -g $(OPT)
CFLAGS_ALL := -std=c11 -D_GNU_SOURCE $(WARN) $(if $(WERROR),-Werror) \
    $(HARDEN) $(HARDEN_CET) $(CFLAGS) -Icgi-bin -I$(B)/gen \
    $(if $(SAN),-fsanitize=$(SAN) -fno-omit-frame-pointer \
        -fno-sanitize-recover=all -DSOUK_FAULTS) \
    $(if $(COV),--coverage -DSOUK_FAULTS) \
    $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
LDFLAGS_ALL := -pie -Wl,-z,relro,-z,now -Wl,-z,noexecstack \
    $(if $(SAN),-fsanitize=$(SAN)) $(if $(COV),--coverage) $(LDFLAGS)
LIBS   := -lfcgi $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lm
MEDIA_LIBS := $(shell pkg-config --libs vips libcmark 2>/dev/null)
MEDIA_CFLAGS := $(shell pkg-config --cflags vips libcmark 2>/dev/null)

# --- sources ---------------------------------------------------------------
LIB_DIRS  := app domain integr store web base
PROGS     := $(filter-out mklocale,$(patsubst cgi-bin/%/main.c,%,\
                 $(wildcard cgi-bin/*/main.c)))
lib_src    = $(sort $(wildcard cgi-bin/$(1)/*.c cgi-bin/$(1)/*/*.c))
obj        = $(patsubst %.c,$(B)/obj/%.o,$(1))
LIB_FILES := $(foreach d,$(LIB_DIRS),$(B)/lib/$(d).a)
BINS      := $(PROGS:%=$(B)/bin/souk-%)
UNIT_SRC  := $(sort $(wildcard tests/unit/*/check_*.c))
UNIT_BINS := $(patsubst tests/unit/%.c,$(B)/unit/%,$(UNIT_SRC))
FIXTURES  := $(patsubst tests/fixtures/%/main.c,$(B)/tests/%,\
                 $(wildcard tests/fixtures/*/main.c))
GEN       := $(B)/gen/currency_table.h $(B)/gen/locale_tables.c

.PHONY: all
all: $(BINS) assets errors

# --- generated tables: ICU is needed here and nowhere else ------------------
$(B)/bin/mklocale: $(wildcard cgi-bin/mklocale/*.c cgi-bin/mklocale/*.h)
	@mkdir -p $(@D)
	$(call say,CC,mklocale)
	$(Q)gcc -std=c11 -D_GNU_SOURCE -O1 -Wall -Wextra -Icgi-bin -o $@ \
	    $(filter %.c,$^) $$(pkg-config --cflags --libs icu-i18n icu-uc)

$(B)/gen/.stamp: $(B)/bin/mklocale
	@mkdir -p $(@D)
	$(Q)$(B)/bin/mklocale $(B)/gen
	$(Q)$(B)/bin/mklocale $(B)/gen locale_more.c en de fr pl ar ja hi es sv
	@touch $@
$(GEN): $(B)/gen/.stamp ;

# The schema that this build is for: the highest migration (souk-ops, /readyz).
$(B)/gen/schema_version.h: $(wildcard sql/migrations/*.sql)
	@mkdir -p $(@D)
	ls sql/migrations | sed -n \
	    's/^0*\([1-9][0-9]*\)_.*\.sql$$/#define SCHEMA_VERSION \1/p' | \
	    tail -n 1 >$@
$(B)/obj/cgi-bin/ops/main.o: $(B)/gen/schema_version.h

# --- objects, archives, programs --------------------------------------------
$(B)/obj/%.o: %.c | $(B)/gen/.stamp
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

$(B)/obj/tests/unit/%.o: CFLAGS_ALL += -Itests/unit

# Only the doors see the media libraries' headers.
$(B)/obj/cgi-bin/integr/picture.o $(B)/obj/cgi-bin/integr/markdown.o: \
    CFLAGS_ALL += $(MEDIA_CFLAGS)

$(B)/obj/gen/locale_tables.o: $(B)/gen/.stamp
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS_ALL) -c -o $@ $(B)/gen/locale_tables.c

define lib_rule
$(B)/lib/$(1).a: $(call obj,$(call lib_src,$(1))) \
    $(if $(filter web,$(1)),$(B)/obj/gen/locale_tables.o)
	@mkdir -p $$(@D)
	@rm -f $$@
	$(Q)ar rcs $$@ $$(filter %.o,$$^)
endef
$(foreach d,$(LIB_DIRS),$(eval $(call lib_rule,$(d))))

# The programs that draw pictures or convert texts link their libraries too.
NEEDS_MEDIA := demo
define prog_rule
$(B)/bin/souk-$(1): $(call obj,$(wildcard cgi-bin/$(1)/*.c)) $(LIB_FILES)
	@mkdir -p $$(@D)
	$$(call say,LINK,$$@)
	$(Q)$(CC) $(LDFLAGS_ALL) -o $$@ $(call obj,$(wildcard cgi-bin/$(1)/*.c)) \
	    -Wl,--start-group $(LIB_FILES) -Wl,--end-group $(LIBS) \
	    $(if $(filter $(NEEDS_MEDIA),$(1)),$(MEDIA_LIBS))
endef
$(foreach p,$(PROGS),$(eval $(call prog_rule,$(p))))

# Test programs link every library, and the sources of the program they test
# (all of its folder but main.c).
$(B)/unit/%: $(B)/obj/tests/unit/%.o $(LIB_FILES)
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LDFLAGS_ALL) -o $@ $< $(call prog_obj,$(*D)) \
	    -Wl,--start-group $(LIB_FILES) -Wl,--end-group $(LIBS) \
	    $(if $(filter demo integr,$(*D)),$(MEDIA_LIBS)) \
	    $(if $(findstring locale,$(*F)),-licui18n -licuuc) \
	    $$(pkg-config --libs check)
prog_obj = $(call obj,$(if $(wildcard cgi-bin/$(1)/main.c),\
    $(filter-out %/main.c,$(wildcard cgi-bin/$(1)/*.c))))
.SECONDEXPANSION:
$(UNIT_BINS): $(B)/unit/%: $$(call prog_obj,$$(*D))

$(B)/tests/%: $(B)/obj/tests/fixtures/%/main.o $(LIB_FILES)
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LDFLAGS_ALL) -o $@ $< \
	    -Wl,--start-group $(LIB_FILES) -Wl,--end-group $(LIBS)

# Every statement of the tree in one program: whole archives, and the programs'
# own files that have some.
STMT_OBJS := $(call obj,$(shell grep -ls '^DB_STMT.SQL' \
    $(foreach p,$(PROGS),$(wildcard cgi-bin/$(p)/*.c))))
$(B)/tests/statements: $(B)/obj/tests/fixtures/statements/main.o \
    $(STMT_OBJS) $(LIB_FILES)
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LDFLAGS_ALL) -o $@ $< $(STMT_OBJS) -Wl,--whole-archive \
	    $(filter %/store.a %/domain.a %/app.a,$(LIB_FILES)) \
	    -Wl,--no-whole-archive -Wl,--start-group $(LIB_FILES) \
	    -Wl,--end-group $(LIBS)
.PHONY: sql-check
sql-check: $(B)/tests/statements $(B)/bin/souk-migrate
	@B='$(B)' /usr/bin/python3 tests/lib/shop_db.py $(B)/tests/statements \
	    @URL@

# Fuzz targets: tests/fuzz/run builds them, with clang and its sanitizers.
FUZZ_BINS := $(patsubst tests/fuzz/%.c,$(B)/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
$(B)/fuzz/%: $(B)/obj/tests/fuzz/%.o $(LIB_FILES)
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LDFLAGS_ALL) -fsanitize=fuzzer -o $@ $< \
	    -Wl,--start-group $(LIB_FILES) -Wl,--end-group $(LIBS)
.PHONY: fuzz-targets fuzz-build fuzz
fuzz-targets: $(FUZZ_BINS)
# All objects by clang, then the targets: one build for its warnings and for
# fuzzing.
fuzz-build: $(LIB_FILES) $(call obj,$(wildcard cgi-bin/*/main.c)) \
    $(patsubst %.c,$(B)/obj/%.o,$(UNIT_SRC)) fuzz-targets
fuzz:
	@tests/fuzz/run build-clang $(or $(SECONDS_EACH),600)

# --- benchmarks: what they print is also left in $(VAR)/bench ------------------
BENCH := $(call obj,$(addprefix tests/bench/,bench_mustache.c page_data.c \
    page_hand.c))
$(B)/bin/bench_mustache: $(BENCH) $(LIB_FILES)
	@mkdir -p $(@D)
	$(Q)$(CC) $(LDFLAGS_ALL) -o $@ $(BENCH) \
	    -Wl,--start-group $(LIB_FILES) -Wl,--end-group $(LIBS)
.PHONY: bench
bench: $(B)/bin/bench_mustache
	@mkdir -p '$(VAR)/bench'
	@$< '$(VAR)/bench/mustache.json'

-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)

.SECONDARY:
.DELETE_ON_ERROR:

# --- assets: static files by fingerprint, precompressed ----------------------
.PHONY: assets
assets: $(B)/static/manifest
$(B)/static/manifest: static/fingerprint $(shell find static -type f 2>/dev/null)
	static/fingerprint static $(B)/static

# --- errors: the pages that nginx sends by itself, from the same templates ----
.PHONY: errors
errors: $(B)/errors/.stamp
$(B)/errors/.stamp: $(B)/bin/souk-errpages $(B)/static/manifest \
    $(shell find templates -name '*.mustache' -o -name '*.msg' 2>/dev/null)
	$(B)/bin/souk-errpages templates $(B)/static/manifest $(B)/errors
	@touch $@

# --- demo: the catalogue and its pictures.  Pictures that are there already are
# not drawn again: their names change with what is drawn.
.PHONY: demo
demo: $(B)/demo/.stamp
$(B)/demo/.stamp: $(wildcard cgi-bin/demo/*.[ch]) cgi-bin/integr/picture.c \
    | $(B)/bin/souk-demo
	@mkdir -p $(@D)/pictures
	$(B)/bin/souk-demo catalogue $(@D)/catalogue.jsonl
	$(B)/bin/souk-demo pictures $(@D)/pictures
	@touch $@

# --- screenshots: each page and state, light and dark, into var/screenshots --
.PHONY: screenshots
screenshots:
	@B='$(B)' VAR='$(VAR)' /usr/bin/python3 tests/browser/screenshots.py

# --- running: the stack of this machine --------------------------------------
# ansible/local/stack keeps its settings (PORT= and others) from one run to the
# next, so it is handed only what stands on the command line or in the
# environment.
STACK := B='$(B)' ansible/local/stack
.PHONY: up down status logs reset deps restart reload
up:
	@BUILD=yes MAKE='$(MAKE)' \
	    BUILD_ARGS='CC=$(CC) SAN=$(SAN) COV=$(COV) WERROR=$(WERROR)' \
	    $(STACK) up
down status reset deps:
	@$(STACK) $@
logs restart reload:
	@$(STACK) $@ $(POOL)

# --- checks: tests/run has the steps, tests/README.md what each is ------------
.PHONY: unit fixtures check check-deps check-unit check-integration \
    check-browser check-chaos check-lint check-layers check-sql lint cov fmt
unit: $(UNIT_BINS)
fixtures: $(FIXTURES)

check-deps:
	@ansible/local/stack deps ansible/local/packages-check.txt
check: check-deps
	@B='$(B)' tests/run
check-unit:
	@B='$(B)' tests/run unit unit-san
check-integration: check-deps
	@B='$(B)' tests/run stack integration faults
check-browser: check-deps
	@B='$(B)' tests/run browser
check-chaos: check-deps
	@B='$(B)' tests/run chaos
check-lint lint:
	@tests/lint/run
	@tests/lint/run cppcheck
check-layers:
	@tests/lint/run layers doors
check-sql:
	@B='$(B)' tests/run sql
cov:
	@tests/run coverage
fmt:
	clang-format -i --style=file $$(git diff --name-only --diff-filter=AM \
	    HEAD -- '*.c' '*.h')

.PHONY: help
help:
	@echo 'make up          the shop on this machine: http://localhost:8080 (PORT= chooses)'
	@echo 'make down        stops it; status, logs, reset (forgets all data), reload, restart'
	@echo 'make check       everything that is tested, on scratch copies; steps: tests/run --list'
	@echo 'make check-unit | check-integration | check-browser | check-chaos | check-lint | check-sql'
	@echo 'make fuzz        long fuzzing (SECONDS_EACH=600);  make bench, make cov, make fmt'
	@echo 'make all         builds; CC=clang, SAN=address,undefined, COV=1, WERROR=1, B=folder'
