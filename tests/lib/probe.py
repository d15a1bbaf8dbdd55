"""A pool without nginx and stores: build/tests/pool_probe (tests/fixtures) on a
socket that the test itself holds, as systemd would.

    with probe.Pool(workers=2, hang_seconds=1) as p:
        p.get("/").status, p.workers(), p.metric("souk_generation")
"""
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import urllib.parse

import souk

B = souk.ROOT / os.environ.get(
    "SOUK_TEST_B", os.environ.get("B", "build"))
PROGRAM = B / "tests" / "pool_probe"


class Answer:
    def __init__(self, data):
        out = souk.fcgi_stdout(data or b"")
        head, _, self.body = out.partition(b"\r\n\r\n")
        self.headers = [tuple(line.split(": ", 1))
                        for line in head.decode().split("\r\n") if line]
        m = re.search(rb"^Status: (\d+)", head, re.M)
        self.status = int(m[1]) if m else 0   # 0: no answer at all
        self.text = self.body.decode(errors="replace")

    def header(self, name):
        for n, v in self.headers:
            if n.lower() == name.lower():
                return v
        return None


class Pool:
    def __init__(self, name="probe", program=PROGRAM, start=True, **conf):
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="souk-pool-",
                                                 dir="/tmp"))
        self.name, self.program = name, str(program)
        self.path = str(self.dir / "p.sock")
        self.conf = {"workers": 2, "hang_seconds": 5, **conf}
        self.log = self.dir / "log"
        self.log.touch()
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(self.path)
        self.socket.listen(511)
        self.master = None
        self.write_conf()
        if start:
            self.start()

    def write_conf(self, text=None, **changes):
        self.conf.update(changes)
        lines = {"pool": self.name, "run_dir": self.dir, **self.conf}
        if text is None:
            text = "".join(f"{k} = {v}\n" for k, v in lines.items())
        (self.dir / "conf").write_text(text)

    def start(self, wait=True, stdin=None, words=None):
        with open(self.log, "ab") as log:
            self.master = subprocess.Popen(
                [self.program, *([str(self.dir / "conf")]
                                 if words is None else words)],
                stdin=stdin or self.socket, stdout=log, stderr=log)
        if wait:
            self.wait_ready()

    def wait_ready(self):
        souk.wait_until(lambda: self.master.poll() is None
                        and len(self.workers()) == int(self.conf["workers"])
                        and self.get("/").status == 200, 10, "the pool")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.master is not None and self.master.poll() is None:
            for pid in [self.master.pid, *self.workers()]:
                self.signal(pid, signal.SIGKILL)
            self.master.wait()
        self.socket.close()
        log = self.log.read_text(errors="replace")
        shutil.rmtree(self.dir, ignore_errors=True)
        for word in ("Sanitizer", "runtime error:"):
            assert word not in log, log

    # --- asking

    def params(self, target, method="GET", headers=(), request=None):
        path, _, query = target.partition("?")
        return [("REQUEST_METHOD", method),
                ("DOCUMENT_URI", urllib.parse.unquote(path)),
                ("REQUEST_URI", target), ("QUERY_STRING", query),
                ("REMOTE_ADDR", "127.0.0.1"), ("HTTP_HOST", "localhost"),
                ("REQUEST_ID", request or os.urandom(16).hex()),
                *dict(headers).items()]

    def get(self, target, method="GET", headers=(), request=None, body=b"",
            timeout=30):
        if body:
            headers = {**dict(headers), "CONTENT_LENGTH": str(len(body))}
        data = souk.fcgi_request(
            self.params(target, method, headers, request), body)
        return Answer(souk.fcgi_talk(self.path, data, timeout))

    def post(self, target, body=b"", origin=True, **how):
        headers = {"HTTP_SEC_FETCH_SITE": "same-origin"} if origin else {}
        headers["CONTENT_LENGTH"] = str(len(body))
        return self.get(target, "POST", headers, body=body, **how)

    def begin(self, target, request=None):
        """Sends a request and returns the connection, unread."""
        s = socket.socket(socket.AF_UNIX)
        s.settimeout(30)
        s.connect(self.path)
        s.sendall(souk.fcgi_request(self.params(target, request=request)))
        return s

    @staticmethod
    def finish(s):
        got = b""
        while piece := s.recv(65536):
            got += piece
        s.close()
        return Answer(got)

    # --- looking

    def workers(self):
        """The master's children that serve (not a --check)."""
        out = []
        for pid in souk.children(self.master.pid):
            try:
                with open(f"/proc/{pid}/cmdline", "rb") as f:
                    words = f.read().split(b"\0")
                with open(f"/proc/{pid}/stat") as f:
                    zombie = f.read().rsplit(")", 1)[1].split()[0] == "Z"
            except OSError:
                continue
            if not zombie and b"--check" not in words:
                out.append(pid)
        return out

    def metrics(self):
        a = self.get("/metrics")
        assert a.status == 200, a.text
        return souk.parse_metrics(a.text)

    def metric(self, name, **labels):
        return sum(v for have, v in self.metrics().get(name, ())
                   if {"pool": self.name, **labels}.items() <= have.items())

    def wait_metric(self, name, value, **labels):
        souk.wait_until(lambda: self.metric(name, **labels) == value, 10,
                        f"{name} {labels} to be {value}")

    def lines(self, message=None):
        out = []
        for line in self.log.read_text(errors="replace").splitlines():
            if not line.startswith("{"):
                out.append({"raw": line, "message": ""})
                continue
            e = json.loads(line)
            if message is None or e["message"] == message:
                out.append(e)
        return out if message is None else \
            [e for e in out if e["message"] == message]

    def wait_line(self, message, n=1, seconds=10):
        return souk.wait_until(
            lambda: (got := self.lines(message)) and len(got) >= n and got,
            seconds, f"{n} lines '{message}' in {self.log.read_text()}")

    # --- doing

    def touch(self, name):
        (self.dir / name).touch()

    def remove(self, name):
        (self.dir / name).unlink()

    @staticmethod
    def signal(pid, sig):
        try:
            os.kill(pid, sig)
        except ProcessLookupError:
            pass

    def reload(self, wait=True):
        before = len(self.lines("reload: the new generation serves"))
        self.signal(self.master.pid, signal.SIGHUP)
        if wait:
            self.wait_line("reload: the new generation serves", before + 1)
