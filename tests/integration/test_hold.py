"""souk-hold with a trivial program behind the socket: nobody is refused while
it is restarted, crashes back off, SIGTERM leaves nothing behind."""
import json
import os
import pathlib
import signal
import socket
import stat
import subprocess
import sys
import threading
import time

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
B = pathlib.Path(os.environ.get("SOUK_TEST_B") or os.environ.get("B") or "build")
HOLD = ROOT / B / "bin" / "souk-hold"  # an absolute B stays as it is

# Answers each connection with its pid; leaves on SIGTERM after the one at hand.
SERVER = r"""
import os, signal, socket, sys
s = socket.socket(fileno=0)
leave = []
signal.signal(signal.SIGTERM, lambda *a: leave.append(1))
signal.signal(signal.SIGHUP, lambda *a: os.write(2, b'"HUP"\n'))
s.settimeout(0.05)
while not leave:
    try:
        c, _ = s.accept()
    except (TimeoutError, BlockingIOError):
        continue
    c.sendall(b"%d" % os.getpid())
    c.close()
"""


class Hold:
    def __init__(self, tmp, *program, drain=5):
        self.path = str(tmp / "p.sock")
        self.log = tmp / "log"
        self.before = len(self.lines("started the program"))
        with open(self.log, "ab") as log:
            self.proc = subprocess.Popen(
                [HOLD, "-t", str(drain), self.path, "--", *program],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def lines(self, message=None):
        out = []
        if not self.log.exists():
            return out
        for line in self.log.read_text().splitlines():
            if line.startswith("{"):
                fields = json.loads(line)
                if message in (None, fields["message"]):
                    out.append(fields)
        return out

    def ask(self, timeout=10):
        with socket.socket(socket.AF_UNIX) as s:
            s.settimeout(timeout)
            s.connect(self.path)
            return int(s.recv(32))

    def children(self):
        pid = self.proc.pid
        return [int(n) for n in pathlib.Path(
            f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def end(self):
        if self.proc.poll() is None:
            self.proc.terminate()
            try:
                self.proc.wait(15)
            except subprocess.TimeoutExpired:
                self.proc.kill()
                self.proc.wait()


def until(what, seconds=10):
    end = time.monotonic() + seconds
    while True:
        got = what()
        if got:
            return got
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)  # poll


@pytest.fixture
def hold(tmp_path):
    made = []

    def make(*program, **kw):
        h = Hold(tmp_path, *program, **kw)
        made.append(h)
        until(lambda: os.path.exists(h.path) or h.proc.poll() is not None)
        return h
    yield make
    for h in made:
        h.end()


def server(hold, **kw):
    """One that listens: the socket's name is there a moment earlier."""
    h = hold("/usr/bin/python3", "-c", SERVER, **kw)
    until(lambda: len(h.lines("started the program")) > h.before
          or h.proc.poll() is not None)
    return h


def test_usage():
    for args in ([], ["/tmp/x"], ["/tmp/x", "/bin/true"], ["/tmp/x", "--"],
                 ["-t", "0", "/tmp/x", "--", "/bin/true"]):
        p = subprocess.run([HOLD, *args], capture_output=True, check=False)
        assert p.returncode == 64
        assert p.stderr.startswith(b"usage:")


def test_serves_and_leaves(hold):
    h = server(hold)
    assert stat.S_IMODE(os.stat(h.path).st_mode) == 0o660
    pid = h.ask()
    assert h.children() == [pid]
    h.proc.terminate()
    assert h.proc.wait(10) == 0
    assert not os.path.exists(h.path)
    assert not os.path.exists(f"/proc/{pid}")


def test_two_on_one_socket(hold, tmp_path):
    h = server(hold)
    second = Hold(tmp_path, "/bin/true")
    assert second.proc.wait(10) == 1
    assert h.lines("another process listens there already")
    assert h.ask()


def test_hup_is_handed_on(hold):
    h = server(hold)
    pid = h.ask()
    h.proc.send_signal(signal.SIGHUP)
    until(lambda: '"HUP"' in h.log.read_text())
    assert h.ask() == pid


def load(h, stop, failed, served):
    while not stop.is_set():
        try:
            h.ask()
            served.append(1)
        except OSError as e:
            failed.append(e)


def test_restart_refuses_nobody(hold):
    h = server(hold)
    h.ask()
    stop, failed, served, pids = threading.Event(), [], [], set()
    crowd = [threading.Thread(target=load, args=(h, stop, failed, served))
             for _ in range(8)]
    for t in crowd:
        t.start()
    for _ in range(10):
        before = h.children()
        pids.update(before)
        h.proc.send_signal(signal.SIGUSR1)
        until(lambda: h.children() not in ([], before))
        enough = len(served) + 100
        until(lambda: len(served) >= enough or failed)
    stop.set()
    for t in crowd:
        t.join()
    print(f"{len(served)} connections over 10 restarts, {len(failed)} failed")
    assert len(pids) == 10
    assert not failed
    assert len(served) > 100


def test_control_without_hold_refuses(tmp_path):
    """The same load against a program that makes its own socket: the test
    above can see a loss."""
    class Own:
        path = str(tmp_path / "own.sock")
        ask = Hold.ask

    def start():
        if os.path.exists(Own.path):
            os.unlink(Own.path)
        s = socket.socket(socket.AF_UNIX)
        s.bind(Own.path)
        s.listen(511)
        p = subprocess.Popen(["/usr/bin/python3", "-c", SERVER], stdin=s)
        s.close()
        return p
    p = start()
    h, stop, failed, served = Own(), threading.Event(), [], []
    h.ask()
    crowd = [threading.Thread(target=load, args=(h, stop, failed, served))
             for _ in range(4)]
    for t in crowd:
        t.start()
    p.terminate()
    p.wait()
    until(lambda: failed)
    p = start()
    h.ask()
    stop.set()
    for t in crowd:
        t.join()
    p.terminate()
    p.wait()
    assert failed


def test_crashes_back_off(hold):
    h = hold("/bin/sh", "-c", "exit 7")
    until(lambda: len(h.lines("the program ended")) >= 4)
    ends = h.lines("the program ended")
    assert [int(e["again_in_ms"]) for e in ends[:4]] == [100, 200, 400, 800]
    assert {e["status"] for e in ends} == {"7"} or {e["status"] for e in ends} == {7}


def test_not_a_program(hold):
    h = hold("/nonexistent/program")
    until(lambda: h.lines("could not execute the program"))
    assert h.proc.poll() is None


def test_hup_ends_a_back_off(hold):
    h = hold("/bin/false")
    until(lambda: len(h.lines("the program ended")) == 5)  # now 1.6 s
    n = len(h.lines("started the program"))
    h.proc.send_signal(signal.SIGHUP)
    until(lambda: len(h.lines("started the program")) == n + 1, 1)


def ignores_term(pid):
    """Has the shell come to its trap?"""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    mask = next(x for x in status.splitlines() if x.startswith("SigIgn:"))
    return int(mask.split()[1], 16) >> (signal.SIGTERM - 1) & 1


def test_program_that_does_not_drain_is_killed(hold):
    h = hold("/bin/sh", "-c", "trap '' TERM; while :; do sleep 1; done", drain=1)
    until(lambda: h.children() and ignores_term(h.children()[0]))
    began = time.monotonic()
    h.proc.terminate()
    assert h.proc.wait(10) == 0
    assert 0.9 < time.monotonic() - began < 5
    assert h.lines("killed the program: it did not drain")


def test_strays_go_with_their_master(hold, tmp_path):
    """Workers whose master was killed: asked, then killed, before long."""
    script = tmp_path / "master.sh"
    script.write_text("sh -c 'trap \"\" TERM; while :; do sleep 1; done' &\n"
                      "echo $! > stray\nwait\n")
    h = hold("/bin/sh", "-c", f"cd {tmp_path} && . ./master.sh", drain=1)
    stray = until(lambda: (tmp_path / "stray").exists() and
                  (tmp_path / "stray").read_text().strip())
    until(lambda: ignores_term(stray))
    os.kill(h.children()[0], signal.SIGKILL)
    until(lambda: not os.path.exists(f"/proc/{stray}"), 5)
    assert h.lines("killed a process that would not leave")
    assert h.proc.poll() is None


def test_program_goes_when_hold_is_killed(hold):
    h = server(hold)
    pid = h.ask()
    h.proc.kill()
    h.proc.wait()
    until(lambda: not os.path.exists(f"/proc/{pid}"), 5)
    # What is left is a dead socket, which the next one replaces.
    assert os.path.exists(h.path)
    again = server(hold)
    until(lambda: len(again.lines("started the program")) == 2)
    assert again.ask() != pid


if __name__ == "__main__":
    sys.exit(pytest.main([__file__, "-q"]))
