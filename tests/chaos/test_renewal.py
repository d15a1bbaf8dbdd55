"""Reloads and restarts of a pool under load: not one request is lost; and a
control that does lose some, so that the count is known to see a loss."""
import os
import signal
import socket
import subprocess

import pytest

import load
import probe
import souk
from souk import wait_until

TIMES = 20
CLIENTS = 8


def request(p):
    return souk.fcgi_request(p.params("/", request="0" * 32))


@pytest.mark.seconds(120)
def test_reloads_lose_nothing():
    with probe.Pool(workers=3) as p:
        with load.Load(load.fastcgi(p.path, request(p)), CLIENTS) as l:
            for _ in range(TIMES):
                p.reload()
                l.answered(50)
        print(f"\nchaos: {TIMES} reloads: {l}")
        assert l.bad == 0, l.failed
        assert l.starved == 0 and l.sent > 1000
        p.wait_metric("souk_worker_restarts_total", 3 * TIMES,
                      reason="reload")
        assert p.metric("souk_generation") == TIMES + 1
        assert p.metric("souk_worker_restarts_total", reason="crash") == 0
        # Every request that was answered is counted, over all generations.
        assert p.metric("souk_http_requests_total", route="pid") \
            == l.sent + 1


class Held(probe.Pool):
    """The same behind souk-hold, which keeps the socket."""

    def start(self, wait=True, **_):
        self.socket.close()
        os.unlink(self.path)
        with open(self.log, "ab") as log:
            self.hold = subprocess.Popen(
                [probe.B / "bin" / "souk-hold", "-t", "20", self.path, "--",
                 self.program, self.dir / "conf"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        wait_until(lambda: os.path.exists(self.path))
        wait_until(self.find_master)
        if wait:
            wait_until(lambda: self.get("/").status == 200)

    def find_master(self):
        pids = souk.children(self.hold.pid)
        if pids:
            self.master = Child(pids[0])
        return pids

    def restart(self):
        before = self.master.pid
        os.kill(self.hold.pid, signal.SIGUSR1)
        wait_until(lambda: self.find_master() and self.master.pid != before,
                   20)

    def __exit__(self, *_):
        self.hold.terminate()
        self.hold.wait(30)
        self.master = None
        super().__exit__()


class Child:
    """A process of somebody else's, with what Pool asks of its own."""

    def __init__(self, pid):
        self.pid = pid

    def poll(self):
        return None if os.path.exists(f"/proc/{self.pid}") else 0


@pytest.mark.seconds(120)
def test_restarts_lose_nothing():
    with Held(workers=3) as p:
        with load.Load(load.fastcgi(p.path, request(p)), CLIENTS) as l:
            for _ in range(TIMES):
                p.restart()
                l.answered(50)
        print(f"\nchaos: {TIMES} restarts: {l}")
        assert l.bad == 0, l.failed
        assert l.starved == 0 and l.sent > 1000
        assert p.metric("souk_generation") == TIMES + 1
        assert p.metric("souk_http_requests_total", route="pid") == l.sent + 1


class OwnSocket(probe.Pool):
    """What a program that opens its own socket does at a restart."""

    def restart(self):
        self.master.terminate()
        self.master.wait(20)
        self.socket.close()
        os.unlink(self.path)
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(self.path)
        self.socket.listen(511)
        self.start(wait=False)


@pytest.mark.seconds(120)
def test_the_control_loses_some():
    with OwnSocket(workers=3) as p:
        with load.Load(load.fastcgi(p.path, request(p)), CLIENTS) as l:
            for _ in range(TIMES):
                p.restart()
                l.answered(50)
        print(f"\nchaos: control, {TIMES} restarts with a socket of its own:"
              f" {l}")
        assert len(l.failed) > 0
