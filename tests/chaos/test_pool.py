"""A pool by itself: what its master promises (cgi-bin/app/pool.h)."""
import datetime
import os
import signal
import stat
import subprocess

import pytest

import probe
import souk
from souk import wait_until

ENDED = "a worker ended by itself"
HANGS = "a worker hangs: ending it"


@pytest.fixture
def pool():
    with probe.Pool() as p:
        yield p


def gone(pid):
    try:
        with open(f"/proc/{pid}/stat") as f:
            return f.read().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def when(line):
    return datetime.datetime.fromisoformat(
        line["time"].replace("Z", "+00:00")).timestamp()


# --- one request

def test_health_is_answered_without_a_route(pool):
    a = pool.get("/healthz")
    assert (a.status, a.text) == (200, "ok\n")
    assert pool.get("/healthz", "HEAD").body == b""
    assert pool.metric("souk_http_requests_total", route="healthz",
                       status="200") == 2


@pytest.mark.parametrize("rc, status", enumerate(
    (200, 422, 404, 403, 409, 413, 503, 500)))
def test_a_handler_s_rc_becomes_a_page(pool, rc, status):
    a = pool.get(f"/rc?rc={rc}")
    assert a.status == status
    if rc:
        assert "to be dropped" not in a.text and "<h1>" in a.text
        assert a.header("Cache-Control") == "private, no-store"
    assert (a.header("Retry-After") is not None) == (status == 503)


def test_what_no_route_fits(pool):
    assert pool.get("/none").status == 404
    a = pool.get("/pid", "POST", {"HTTP_SEC_FETCH_SITE": "same-origin",
                                  "CONTENT_LENGTH": "0"})
    assert a.status == 404
    a = pool.post("/rc")
    assert (a.status, a.header("Allow")) == (405, "GET, HEAD")
    assert pool.get("/rc", "BREW").status == 501
    a = pool.get("/rc/?rc=0")
    assert (a.status, a.header("Location")) == (301, "/rc?rc=0")


def test_who_may_call(pool):
    assert pool.get("/nobody").status == 403
    assert pool.get("/login").status == 403
    for address, status in (("127.0.0.1", 200), ("::1", 200), ("unix:", 200),
                            ("10.1.2.3", 200), ("172.16.0.1", 200),
                            ("192.168.3.4", 200), ("fd00::7", 200),
                            ("::ffff:10.0.0.1", 200), ("fe80::1", 200),
                            ("172.32.0.1", 403), ("8.8.8.8", 403),
                            ("2001:db8::1", 403), ("", 403), ("10", 403),
                            ("x" * 60, 403)):
        a = pool.get("/internal", headers={"REMOTE_ADDR": address})
        # Of a parameter given twice the first counts: give it alone.
        p = [x for x in pool.params("/internal") if x[0] != "REMOTE_ADDR"]
        a = probe.Answer(souk.fcgi_talk(pool.path, souk.fcgi_request(
            p + [("REMOTE_ADDR", address)])))
        assert a.status == status, address


def test_state_changes_come_from_our_own_pages(pool):
    assert pool.post("/body", b"12345").text == "5\n"
    assert pool.post("/body", b"12345", origin=False).status == 403
    assert pool.post("/foreign", b"123", origin=False).text == "3\n"
    assert pool.get("/body", "POST", {
        "HTTP_ORIGIN": "http://localhost:8080", "CONTENT_LENGTH": "0",
    }).status == 200
    assert pool.get("/body", "POST", {
        "HTTP_ORIGIN": "http://evil.example", "CONTENT_LENGTH": "0",
    }).status == 403


def test_an_answer_that_is_too_large(pool):
    assert len(pool.get("/big?n=1000000").body) == 1000000
    a = pool.get("/big?n=20000000")
    assert a.status == 500 and "<h1>" in a.text
    assert pool.lines("an answer is too large")


def test_a_request_that_went_wrong_has_one_line(pool):
    pool.get("/rc?rc=2", request="a" * 32)
    lines = [e for e in pool.lines() if e.get("request") == "a" * 32]
    assert len(lines) == 1
    assert (lines[0]["status"], lines[0]["route"]) == (404, "rc")
    assert "rc=2" not in str(lines)   # never the query


# --- workers that die

def test_a_dead_worker_is_replaced_at_once(pool):
    before = pool.workers()
    t = souk.time.monotonic()
    pool.signal(before[0], signal.SIGKILL)
    wait_until(lambda: len(pool.workers()) == 2
               and before[0] not in pool.workers())
    assert souk.time.monotonic() - t < 1
    pool.wait_metric("souk_worker_restarts_total", 1, reason="crash")


def test_a_crash_costs_its_own_request_only(pool):
    for sig in (signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL):
        assert pool.get(f"/crash?signal={int(sig)}",
                        request="c" * 32).status == 0
        assert pool.get("/").status == 200
    assert pool.get("/exit").status == 0
    lines = pool.wait_line(ENDED, 4)
    assert {e.get("signal") for e in lines} == {
        signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL, None}
    for e in lines:
        assert (e["busy_with"], e["route"]) == ("c" * 32, "crash") \
            if "signal" in e else (e["status"], e["route"]) == (3, "exit")
    pool.wait_ready()


def test_memory_beyond_the_cap_ends_the_worker():
    with probe.Pool(arena_max=1048576) as p:
        assert p.get("/eat", request="e" * 32).status == 0
        assert [e for e in p.lines() if e.get("request") == "e" * 32
                and e["area"] == "arena"], p.log.read_text()
        p.wait_line(ENDED)
        assert p.get("/").status == 200


def test_a_crash_loop_backs_off_and_ends():
    with probe.Pool(workers=1) as p:
        p.touch("fail-open")
        p.signal(p.workers()[0], signal.SIGKILL)
        lines = p.wait_line(ENDED, 6, 20)
        gaps = [when(b) - when(a) for a, b in zip(lines, lines[1:])]
        # At once, then after 100, 200, 400, 800 ms; and as long as a slow
        # machine takes to start a worker.
        for gap, least in zip(gaps, (0, 0.1, 0.2, 0.4, 0.8)):
            assert least * 0.9 <= gap < least + 1, gaps
        assert p.lines("a worker ended by itself")[1]["status"] == 1
        p.remove("fail-open")
        wait_until(lambda: p.workers() and p.get("/").status == 200, 10)
        # A worker that serves again is replaced at once again.
        p.signal(p.workers()[0], signal.SIGKILL)
        assert p.get("/", timeout=2).status == 200


def test_crashes_while_serving_do_not_take_the_pool_away():
    with probe.Pool(workers=2) as p:
        t = souk.time.monotonic()
        for _ in range(20):
            p.get(f"/crash?signal={int(signal.SIGSEGV)}")
        assert p.get("/").status == 200
        # No more than 100 ms for each that a worker could not be there.
        assert souk.time.monotonic() - t < 20 * 0.3


# --- workers that hang

def test_a_request_past_the_deadline_is_ended():
    with probe.Pool(workers=2, hang_seconds=1) as p:
        s = p.begin("/spin", "5" * 32)
        line = p.wait_line(HANGS)[0]
        assert (line["busy_with"], line["route"]) == ("5" * 32, "spin")
        assert 1000 <= line["busy_ms"] < 2000
        assert p.finish(s).status == 0
        p.wait_ready()
        p.wait_metric("souk_worker_restarts_total", 1, reason="hang")
        assert p.metric("souk_worker_restarts_total", reason="crash") == 0


def test_a_stopped_worker_is_replaced():
    with probe.Pool(workers=2, hang_seconds=1) as p:
        idle = p.workers()[0]
        p.signal(idle, signal.SIGSTOP)
        wait_until(lambda: gone(idle) and len(p.workers()) == 2)
        s = p.begin("/wait?gate=never")
        souk.wait_until(lambda: p.metric("souk_workers", state="busy") == 2)
        line = p.wait_line(HANGS, 2)[1]
        assert line["route"] == "wait"
        p.finish(s)


def test_waiting_for_requests_is_no_hanging():
    with probe.Pool(workers=1, hang_seconds=1) as p:
        before = p.workers()
        started = souk.time.monotonic()
        # Longer than the deadline without a request; then still the same.
        wait_until(lambda: souk.time.monotonic() - started > 2.5)
        assert p.workers() == before
        assert not p.lines(HANGS)


def test_a_master_that_was_stopped_blames_nobody():
    with probe.Pool(workers=2, hang_seconds=1) as p:
        everybody = [p.master.pid, *p.workers()]
        for pid in everybody:
            p.signal(pid, signal.SIGSTOP)
        started = souk.time.monotonic()
        wait_until(lambda: souk.time.monotonic() - started > 4)
        for pid in everybody:
            p.signal(pid, signal.SIGCONT)
        assert p.get("/").status == 200
        assert p.workers() == everybody[1:]
        assert not p.lines(HANGS)


# --- the end

def test_drain_finishes_the_request(pool):
    s = pool.begin("/wait?gate=g")
    wait_until(lambda: pool.metric("souk_workers", state="busy") == 2)
    pool.master.terminate()
    pool.wait_line("draining")
    wait_until(lambda: len(pool.workers()) == 1)
    pool.touch("g")
    assert pool.finish(s).status == 200
    assert pool.master.wait(10) == 0
    assert pool.lines("drained") and not pool.lines(ENDED)


def test_drain_ends_what_hangs():
    with probe.Pool(workers=2, hang_seconds=1) as p:
        s = p.begin("/spin")
        wait_until(lambda: p.metric("souk_workers", state="busy") == 2)
        p.master.send_signal(signal.SIGINT)
        assert p.master.wait(10) == 0
        assert p.finish(s).status == 0


def test_workers_leave_when_their_master_is_killed(pool):
    workers = pool.workers()
    s = pool.begin("/wait?gate=g")
    wait_until(lambda: pool.metric("souk_workers", state="busy") == 2)
    pool.master.kill()
    pool.master.wait()
    wait_until(lambda: sum(map(gone, workers)) == 1)
    # One finishes its request; meanwhile a new master serves already.
    pool.start(wait=False)
    wait_until(lambda: pool.workers() and pool.get("/").status == 200)
    pool.touch("g")
    assert pool.finish(s).status == 200
    wait_until(lambda: all(map(gone, workers)))
    pool.wait_ready()
    # The counters went on.
    assert pool.metric("souk_http_requests_total", route="wait") == 1


# --- starts that are refused

def start_fails(p, stdin=None, words=None):
    p.start(wait=False, stdin=stdin, words=words)
    return p.master.wait(10)


def test_starts_that_are_refused():
    with probe.Pool(start=False) as p:
        assert start_fails(p, stdin=subprocess.DEVNULL) == 1
        assert p.lines("fd 0 is no listening unix socket")
        assert start_fails(p, words=[]) == 64
        assert start_fails(p, words=["--check", str(p.dir / "none")]) == 64
        assert start_fails(p, words=["--check", str(p.dir / "conf")]) == 0
        assert start_fails(p, words=["--help"]) == 0
        assert "hang_seconds" in p.log.read_text()
        for text, name in (("colour = red\n", "colour"),
                           ("workers = many\n", "workers"),
                           ("workers = 0\n", "workers"),
                           ("pool = x\n", "run_dir"),
                           (f"run_dir = {p.dir}\nsite_url = shop.test\n",
                            "site_url, origins")):
            p.log.write_text("")
            p.write_conf(text)
            assert start_fails(p) == 64
            bad = p.lines("bad configuration")
            assert [e["name"] for e in bad] == [name]
        p.write_conf()
        p.touch("fail-load")
        assert start_fails(p) == 64


def test_a_second_master_is_refused(pool):
    second = subprocess.run([pool.program, pool.dir / "conf"],
                            stdin=pool.socket, stderr=subprocess.PIPE)
    assert second.returncode == 1
    assert b"another master has this pool" in second.stderr
    assert pool.get("/").status == 200


# --- reloads

def test_a_reload_keeps_the_process_and_the_request(pool):
    old = pool.workers()
    s = pool.begin("/wait?gate=g")
    wait_until(lambda: pool.metric("souk_workers", state="busy") == 2)
    pool.write_conf(workers=3)
    pool.reload()
    wait_until(lambda: sum(map(gone, old)) == 1)
    assert pool.get("/").status == 200
    assert len(pool.workers()) == 4   # three, and one that still serves
    pool.touch("g")
    assert pool.finish(s).status == 200
    wait_until(lambda: len(pool.workers()) == 3)
    assert not set(pool.workers()) & set(old)
    assert pool.metric("souk_generation") == 2
    pool.wait_metric("souk_worker_restarts_total", 2, reason="reload")
    assert pool.metric("souk_worker_restarts_total", reason="crash") == 0
    assert pool.metric("souk_http_requests_total", route="wait") == 1
    assert pool.metric("souk_workers_wanted") == 3
    pool.write_conf(workers=1)
    pool.reload()
    wait_until(lambda: len(pool.workers()) == 1)
    assert pool.metric("souk_generation") == 3


def test_a_reload_while_the_last_one_s_workers_still_leave():
    with probe.Pool(hang_seconds=2) as p:
        s = p.begin("/wait?gate=g")
        wait_until(lambda: p.metric("souk_workers", state="busy") == 2)
        p.reload()
        p.reload()
        p.touch("g")
        assert p.finish(s).status == 200
        p.wait_metric("souk_worker_restarts_total", 4, reason="reload")
        # And one that never leaves is ended in time, by whichever image.
        s = p.begin("/spin")
        wait_until(lambda: p.metric("souk_workers", state="busy") == 2)
        p.reload()
        p.reload()
        p.wait_metric("souk_worker_restarts_total", 1, reason="hang")
        assert p.finish(s).status == 0
        p.wait_metric("souk_worker_restarts_total", 7, reason="reload")
        assert p.metric("souk_worker_restarts_total", reason="crash") == 0


BAD = ("colour = red\n", "workers = 0\n", "workers = 2", "\0", "workers\n")


@pytest.mark.parametrize("text", BAD)
def test_a_bad_configuration_is_not_loaded(pool, text):
    old = pool.workers()
    pool.write_conf(text)
    pool.reload(wait=False)
    pool.wait_line("reload refused, going on as before")
    assert pool.workers() == old and pool.get("/").status == 200
    pool.write_conf()
    pool.reload()
    assert pool.metric("souk_generation") == 2


def test_what_cannot_be_loaded_or_executed(pool):
    old = pool.workers()
    pool.touch("fail-load")
    pool.reload(wait=False)
    pool.wait_line("reload refused, going on as before")
    pool.remove("fail-load")
    os.unlink(pool.dir / "conf")
    pool.reload(wait=False)
    pool.wait_line("reload refused, going on as before", 2)
    assert pool.workers() == old and pool.get("/").status == 200


def script(pool_dir, text):
    path = pool_dir / "program"
    new = pool_dir / "program.new"
    new.write_text("#!/bin/bash\n" + text)
    new.chmod(new.stat().st_mode | stat.S_IXUSR)
    new.rename(path)
    return path


RUN = 'exec -a "$0" ' + str(probe.PROGRAM) + ' "$@"\n'


def test_a_program_that_is_gone_or_broken():
    with probe.Pool(start=False) as p:
        p.program = str(script(p.dir, RUN))
        p.start()
        old = p.workers()
        script(p.dir, 'exit 1\n')
        p.reload(wait=False)
        p.wait_line("reload refused, going on as before")
        os.unlink(p.program)
        p.reload(wait=False)
        p.wait_line("reload refused, going on as before", 2)
        # It is well when it is checked, and not there to be executed.
        script(p.dir, f'[ "$1" = --check ] && rm {p.program}\n')
        p.reload(wait=False)
        p.wait_line("could not execute the program anew, going on")
        assert p.workers() == old and p.get("/").status == 200
        script(p.dir, RUN)
        p.reload()
        wait_until(lambda: p.get("/").status == 200
                   and not set(p.workers()) & set(old))


def test_a_new_image_without_configuration_keeps_the_old_workers():
    with probe.Pool(start=False) as p:
        p.program = str(script(p.dir, RUN))
        p.start()
        old = p.workers()
        good = (p.dir / "conf").read_text()
        script(p.dir, '[ "$1" = --check ] && exit 0\n'
               f'echo colour = red >>{p.dir}/conf\n' + RUN)
        p.reload(wait=False)
        p.wait_line("the new program cannot start: the old workers go on")
        assert p.workers() == old and p.get("/").status == 200
        script(p.dir, RUN)
        p.write_conf(good)
        p.reload()
        wait_until(lambda: p.get("/").status == 200
                   and not set(p.workers()) & set(old))


def test_a_generation_that_never_serves_keeps_the_old_one(pool):
    old = pool.workers()
    pool.touch("fail-open")
    pool.reload(wait=False)
    pool.wait_line(ENDED, 4)
    assert set(old) <= set(pool.workers())
    assert pool.get("/").status == 200
    # A further reload takes over from both.
    pool.reload(wait=False)
    pool.wait_line("reload: starting a new generation", 2)
    assert set(old) <= set(pool.workers())
    pool.remove("fail-open")
    pool.wait_line("reload: the new generation serves")
    wait_until(lambda: len(pool.workers()) == 2
               and not set(pool.workers()) & set(old))
    assert pool.get("/").status == 200


def test_reloads_in_a_row_end_with_the_last_configuration(pool):
    for n in (5, 6, 7, 1, 3):
        pool.write_conf(workers=n)
        pool.reload(wait=False)
    wait_until(lambda: len(pool.workers()) == 3
               and pool.metric("souk_workers_wanted") == 3
               and pool.metric("souk_workers", state="idle") == 2)
    assert pool.get("/").status == 200


def test_sigterm_during_a_reload(pool):
    pool.touch("slow-open")
    pool.reload(wait=False)
    pool.wait_line("reload: starting a new generation")
    pool.master.terminate()
    pool.wait_line("draining")
    pool.remove("slow-open")
    assert pool.master.wait(10) == 0
    assert not pool.lines(ENDED)


def test_a_renamed_pool_starts_its_own_scoreboard(pool):
    old = pool.workers()
    pool.name = "renamed"
    pool.write_conf()
    pool.reload()
    wait_until(lambda: len(pool.workers()) == 2
               and not set(pool.workers()) & set(old))
    assert pool.metric("souk_generation") == 1
    assert (pool.dir / "renamed.board").exists()
